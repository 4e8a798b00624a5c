"""Requirements held against evidence: what counts, what does not, and what is missing."""

from datetime import UTC, date, datetime

import pytest

from ipt_training.domain.certification.decision import decide, months_after, months_before
from ipt_training.domain.certification.portfolio import (
    Activity,
    CompletedCase,
    Hours,
    Portfolio,
    RatedSession,
    minutes_of,
)
from ipt_training.domain.certification.requirements import (
    CasesRequired,
    HoursRequired,
    RecordingsRequired,
)
from ipt_training.domain.fidelity.scorecard import Outcome
from ipt_training.domain.ids import CaseId, PersonId, RatingId, RecordingId
from ipt_training.domain.ipt import Focus, Phase
from tests.domain.certification.packs import pack

TODAY = date(2026, 3, 2)
THEN = datetime(2026, 1, 2, tzinfo=UTC)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ME = PersonId("p1")


def hours(
    amount: float,
    *,
    activity: Activity = Activity.COURSE,
    on: date = date(2026, 1, 1),
    confirmed: bool = True,
) -> Hours:
    return Hours(
        id=f"h{amount}{on}",
        trainee_id=ME,
        activity=activity,
        minutes=minutes_of(amount),
        on=on,
        what="A day of the course",
        logged_at=THEN,
        confirmed_by=PersonId("s1") if confirmed else None,
        confirmed_at=THEN if confirmed else None,
    )


def session(
    number: int,
    *,
    rater: str = "s1",
    phase: Phase = Phase.MIDDLE,
    outcome: Outcome = Outcome.MEETS,
    rubric: str = "ipt-session",
) -> RatedSession:
    return RatedSession(
        rating_id=RatingId(f"rating{number}{rater}"),
        recording_id=RecordingId(f"rec{number}"),
        case_id=CaseId("c1"),
        rater_id=PersonId(rater),
        rubric_id=rubric,
        phase=phase,
        focus=Focus.GRIEF,
        outcome=outcome,
        signed_at=NOW,
    )


COURSE = HoursRequired(
    kind="hours",
    id="course",
    title="Course",
    activities=(Activity.COURSE,),
    at_least=16,
    within_months=36,
)
CASES = CasesRequired(kind="cases", id="cases", title="Cases", at_least=2, distinct_focuses=2)
SESSIONS = RecordingsRequired(
    kind="recordings",
    id="sessions",
    title="Sessions",
    rubric_id="ipt-session",
    at_least=2,
    phases=(Phase.INITIAL, Phase.MIDDLE),
    distinct_raters=2,
)


@pytest.mark.parametrize(
    ("entries", "have", "met"),
    [
        ((), 0, False),
        ((hours(8), hours(8, on=date(2025, 12, 1))), 16, True),
        ((hours(8), hours(8, on=date(2025, 12, 1), confirmed=False)), 8, False),
        ((hours(8), hours(9, activity=Activity.SUPERVISION_GROUP)), 8, False),
        ((hours(16, on=date(2023, 3, 2)),), 16, True),
        ((hours(16, on=date(2023, 3, 1)),), 0, False),
        ((hours(16, on=date(2026, 3, 3)),), 0, False),
    ],
)
def test_only_confirmed_recent_hours_of_the_activity_count(
    entries: tuple[Hours, ...], have: float, met: bool
) -> None:
    finding = decide(Portfolio(trainee_id=ME, hours=entries), pack(COURSE), on=TODAY).findings[0]
    assert (finding.have, finding.met) == (have, met)
    assert finding.missing == ("" if met else f"{16 - have:g} more confirmed hours.")


def test_ten_times_an_hour_and_six_minutes_is_eleven_hours() -> None:
    asked = COURSE.model_copy(update={"at_least": 11})
    ten = Portfolio(trainee_id=ME, hours=(hours(1.1),) * 10)
    finding = decide(ten, pack(asked), on=TODAY).findings[0]
    assert (finding.have, finding.met, finding.missing) == (11.0, True, "")


def test_what_lacks_of_an_hour_is_said_with_two_decimals() -> None:
    twenty_minutes_short = Portfolio(trainee_id=ME, hours=(hours(15 + 2 / 3),))
    finding = decide(twenty_minutes_short, pack(COURSE), on=TODAY).findings[0]
    assert finding.missing == "0.33 more confirmed hours."


def test_hours_without_a_window_count_however_old() -> None:
    ever = COURSE.model_copy(update={"within_months": None})
    portfolio = Portfolio(trainee_id=ME, hours=(hours(16, on=date(2001, 1, 1)),))
    assert decide(portfolio, pack(ever), on=TODAY).met


def case(number: int, focus: Focus) -> CompletedCase:
    return CompletedCase(case_id=CaseId(f"c{number}"), focus=focus, completed_on=TODAY)


@pytest.mark.parametrize(
    ("cases", "missing"),
    [
        ((), "Still needed: 2 more completed cases; cases from 2 more problem areas."),
        (
            (case(1, Focus.GRIEF), case(2, Focus.GRIEF)),
            "Still needed: cases from 1 more problem areas.",
        ),
        ((case(1, Focus.GRIEF), case(2, Focus.ROLE_DISPUTE)), ""),
    ],
)
def test_cases_count_with_their_problem_areas(
    cases: tuple[CompletedCase, ...], missing: str
) -> None:
    decision = decide(Portfolio(trainee_id=ME, cases=cases), pack(CASES), on=TODAY)
    assert decision.findings[0].missing == missing
    assert decision.met is (missing == "")


def test_sessions_cover_phases_and_raters_between_them() -> None:
    sessions = (session(1, phase=Phase.INITIAL), session(2, rater="s2"))
    decision = decide(Portfolio(trainee_id=ME, sessions=sessions), pack(SESSIONS), on=TODAY)
    assert decision.met
    assert decision.findings[0].evidence == ("rating1s1", "rating2s2")


def test_one_lenient_rater_does_not_decide() -> None:
    sessions = (
        session(1, phase=Phase.INITIAL),
        session(2, rater="s2"),
        session(2, rater="s1", outcome=Outcome.BELOW),
    )
    finding = decide(
        Portfolio(trainee_id=ME, sessions=sessions), pack(SESSIONS), on=TODAY
    ).findings[0]
    assert finding.have == 1
    assert finding.missing == (
        "Still needed: 1 more sessions at the mark; a session of the middle phase at the mark;"
        " ratings by 1 more raters."
    )


def test_the_same_session_by_two_raters_counts_once() -> None:
    sessions = (session(1, phase=Phase.INITIAL), session(1, rater="s2", phase=Phase.INITIAL))
    finding = decide(
        Portfolio(trainee_id=ME, sessions=sessions), pack(SESSIONS), on=TODAY
    ).findings[0]
    assert finding.have == 1


def test_ratings_with_another_rubric_do_not_count() -> None:
    sessions = (session(1, rubric="ipt-brief"), session(2, rater="s2", rubric="ipt-brief"))
    assert (
        decide(Portfolio(trainee_id=ME, sessions=sessions), pack(SESSIONS), on=TODAY)
        .findings[0]
        .have
        == 0
    )


@pytest.mark.parametrize(
    ("on", "months", "expected"),
    [
        (date(2026, 3, 2), 36, date(2029, 3, 2)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 27), 1, date(2026, 4, 27)),
    ],
)
def test_months_end_where_the_month_ends(on: date, months: int, expected: date) -> None:
    assert months_after(on, months) == expected


def test_months_before_are_months_after_backwards() -> None:
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)

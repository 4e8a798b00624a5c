"""How each rating bears on a requirement, and why one is left out."""

from datetime import datetime, timedelta

import pytest

from ipt_training.domain.certification.portfolio import LeftOutSession, Portfolio, WhyLeftOut
from ipt_training.domain.certification.weighed import Bearing, not_asked_for, weigh
from ipt_training.domain.fidelity.scorecard import Outcome
from ipt_training.domain.ids import PersonId, RatingId, RecordingId
from tests.domain.certification.test_decision import ME, NOW, SESSIONS, session


def left_out(
    number: int, why: WhyLeftOut, *, on: datetime | None = NOW, rubric: str = "ipt-session"
) -> LeftOutSession:
    return LeftOutSession(
        rating_id=RatingId(f"left{number}"),
        recording_id=RecordingId(f"rec{number}"),
        rater_id=PersonId("s1"),
        rubric_id=rubric,
        signed_at=on,
        why=why,
    )


def test_ratings_come_newest_first_each_with_what_it_does() -> None:
    old = session(1).model_copy(update={"signed_at": NOW - timedelta(days=9)})
    portfolio = Portfolio(
        trainee_id=ME,
        sessions=(old, session(2, outcome=Outcome.BELOW)),
        left_out=(
            left_out(3, WhyLeftOut.SET_ASIDE, on=NOW - timedelta(days=3)),
            left_out(4, WhyLeftOut.UNREADABLE, on=None),
        ),
    )
    found = [(one.rating_id, one.bearing, one.why) for one in weigh(portfolio, SESSIONS)]
    assert found == [
        ("rating2s1", Bearing.BELOW, None),
        ("left3", Bearing.LEFT_OUT, WhyLeftOut.SET_ASIDE),
        ("rating1s1", Bearing.AT_MARK, None),
        ("left4", Bearing.LEFT_OUT, WhyLeftOut.UNREADABLE),
    ]


def test_a_session_that_one_rater_found_below_is_contested_for_the_other() -> None:
    sessions = (session(1), session(1, rater="s2", outcome=Outcome.BELOW))
    found = weigh(Portfolio(trainee_id=ME, sessions=sessions), SESSIONS)
    assert {one.rater_id: (one.bearing, one.why) for one in found} == {
        "s1": (Bearing.LEFT_OUT, WhyLeftOut.CONTESTED),
        "s2": (Bearing.BELOW, None),
    }


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        (Outcome.UNDECIDED, WhyLeftOut.UNDECIDED),
        (Outcome.SECOND_RATER, WhyLeftOut.SECOND_RATER),
        (Outcome.FEEDBACK_ONLY, WhyLeftOut.FEEDBACK_ONLY),
    ],
)
def test_a_rating_that_decides_nothing_is_left_out_with_its_reason(
    outcome: Outcome, why: WhyLeftOut
) -> None:
    (found,) = weigh(Portfolio(trainee_id=ME, sessions=(session(1, outcome=outcome),)), SESSIONS)
    assert (found.bearing, found.why) == (Bearing.LEFT_OUT, why)


def test_ratings_with_another_rubric_stand_apart() -> None:
    portfolio = Portfolio(
        trainee_id=ME,
        sessions=(session(1), session(2, rubric="other")),
        left_out=(left_out(3, WhyLeftOut.OWN, rubric="other"),),
    )
    assert [one.rating_id for one in weigh(portfolio, SESSIONS)] == ["rating1s1"]
    others = not_asked_for(portfolio, [SESSIONS])
    assert {one.rating_id: one.bearing for one in others} == {
        "rating2s1": Bearing.AT_MARK,
        "left3": Bearing.LEFT_OUT,
    }

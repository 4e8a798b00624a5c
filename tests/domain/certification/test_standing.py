"""A standing says what the decision says, and until when without new evidence."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ipt_training.domain.certification.decision import decide
from ipt_training.domain.certification.portfolio import Activity, Hours, Portfolio
from ipt_training.domain.certification.requirements import HoursRequired, RequirementPack
from ipt_training.domain.certification.standing import standing_of
from ipt_training.domain.ids import PersonId
from tests.builders import NOW
from tests.fakes.office import a_programme

TRAINEE = PersonId("t1")
DAYS = some.dates(date(2023, 1, 1), date(2026, 12, 31))


def a_pack(within_months: int | None) -> RequirementPack:
    asked = HoursRequired(
        kind="hours",
        id="course",
        title="Course",
        activities=(Activity.COURSE,),
        at_least=8,
        within_months=within_months,
    )
    return a_programme().model_copy(update={"requirements": (asked,)})


def hours(on: date, number: int = 0, *, confirmed: bool = True) -> Hours:
    return Hours(
        id=f"h{number}",
        trainee_id=TRAINEE,
        activity=Activity.COURSE,
        minutes=240,
        on=on,
        what="A day",
        logged_at=NOW,
        confirmed_by=PersonId("s1") if confirmed else None,
    )


def test_hours_without_a_limit_stand_for_good() -> None:
    portfolio = Portfolio(trainee_id=TRAINEE, hours=(hours(date(2026, 1, 5)),))
    found = standing_of(portfolio, a_pack(None), pack_hash="x", on=date(2026, 2, 1))
    assert (found.met, found.until, found.as_of) == (False, None, date(2026, 2, 1))


def test_hours_with_a_limit_stand_until_they_lapse() -> None:
    portfolio = Portfolio(trainee_id=TRAINEE, hours=(hours(date(2026, 1, 5)),))
    found = standing_of(portfolio, a_pack(12), pack_hash="x", on=date(2026, 2, 1))
    assert found.until == date(2027, 1, 6)


@pytest.mark.parametrize("confirmed", [True, False])
def test_hours_that_nobody_confirmed_change_nothing_by_lapsing(confirmed: bool) -> None:
    portfolio = Portfolio(trainee_id=TRAINEE, hours=(hours(date(2026, 1, 5), confirmed=confirmed),))
    found = standing_of(portfolio, a_pack(12), pack_hash="x", on=date(2026, 2, 1))
    assert (found.until is not None) is confirmed


@given(some.lists(DAYS, min_size=1, max_size=5), DAYS, some.integers(1, 24) | some.none())
def test_until_then_no_day_gives_another_answer(
    days: list[date], on: date, within_months: int | None
) -> None:
    pack = a_pack(within_months)
    entries = tuple(hours(day, number) for number, day in enumerate(days))
    portfolio = Portfolio(trainee_id=TRAINEE, hours=entries)
    found = standing_of(portfolio, pack, pack_hash="x", on=on)
    last = found.until or on + timedelta(days=1500)
    step = max(1, (last - on).days // 40)
    for ahead in [*range(0, (last - on).days, step), (last - on).days - 1]:
        later = decide(portfolio, pack, on=on + timedelta(days=ahead))
        assert (later.met, later.findings) == (found.met, found.findings)
    if found.until is not None:
        then = decide(portfolio, pack, on=found.until)
        assert [one.evidence for one in then.findings] != [one.evidence for one in found.findings]

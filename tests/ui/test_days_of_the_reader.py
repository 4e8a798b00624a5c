"""Forms propose the reader's day and take it: in the morning in Auckland, the evening in LA."""

from datetime import UTC, date, datetime, timedelta

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from tests.fakes.office import TRAINEE, Office
from tests.ui.test_screens import draw, words

DAY = timedelta(days=1)
CASE = "case-of-rec1"
PLACES = [
    pytest.param(
        "Pacific/Auckland",
        datetime(2026, 3, 2, 20, 30, tzinfo=UTC),
        date(2026, 3, 3),
        id="09:30 in Auckland",
    ),
    pytest.param(
        "America/Los_Angeles",
        datetime(2026, 3, 3, 2, 30, tzinfo=UTC),
        date(2026, 3, 2),
        id="18:30 in Los Angeles",
    ),
]


def an_office(at: datetime) -> Office:
    office = Office()
    office.a_session_to_rate()
    office.clock.at = at
    for one in office.store.rows.sign_ins.values():
        again = one.model_copy(update={"started_at": at, "seen_at": at})
        office.store.rows.sign_ins[one.id] = again
    return office


def dated(test: AppTest) -> dict[str, object]:
    return {str(one.label): one.value for one in test.date_input}


@pytest.mark.parametrize(("zone", "at", "today"), PLACES)
def test_a_case_proposes_the_readers_day_and_takes_it(
    zone: str, at: datetime, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "timezone", zone)
    office = an_office(at)
    office.reads_in(office.session(TRAINEE), zone)
    test = draw(office, "case", TRAINEE, case=CASE)
    proposed = dated(test)
    assert proposed["Recorded on"] == today
    assert proposed["Erase the sound by"] == today + 90 * DAY
    assert proposed["Treatment ended as planned on"] == today
    test.button(key=f"case.done.{CASE}").click().run()
    assert office.store.rows.cases[CASE].completed_on == today
    test.button(key=f"consent.withdraw.{CASE}.0").click().run()
    assert office.store.rows.cases[CASE].consents[0].withdrawn_on == today
    assert "time zone" not in words(test)


@pytest.mark.parametrize(("zone", "at", "today"), PLACES)
def test_hours_and_consents_propose_the_readers_day(
    zone: str, at: datetime, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "timezone", zone)
    office = an_office(at)
    office.reads_in(office.session(TRAINEE), zone)
    assert dated(draw(office, "cases", TRAINEE))["Given on"] == today
    results = draw(office, "results", TRAINEE)
    assert today in dated(results).values()


@pytest.mark.parametrize("zone", [None, "", "Middle/Earth"])
def test_an_unknown_zone_is_utc_and_says_so(
    zone: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "timezone", zone)
    office = an_office(datetime(2026, 3, 2, 20, 30, tzinfo=UTC))
    test = draw(office, "case", TRAINEE, case=CASE)
    assert dated(test)["Recorded on"] == date(2026, 3, 2)
    assert "all days on this screen are those of UTC" in words(test)

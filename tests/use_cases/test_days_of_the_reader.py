"""In the morning in Auckland and the evening in Los Angeles it is the reader's day that counts.

Stored times stay in UTC.
"""

from datetime import UTC, date, datetime, timedelta

import pytest

from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.ids import CaseId, RecordingId
from tests.builders import consents
from tests.fakes.office import LEAD, PASSWORD, SUPERVISOR, TRAINEE, Office
from tests.use_cases.recordings.recording_steps import registered

DAY = timedelta(days=1)
AUCKLAND = ("Pacific/Auckland", datetime(2026, 3, 2, 20, 30, tzinfo=UTC), date(2026, 3, 3))
LOS_ANGELES = ("America/Los_Angeles", datetime(2026, 3, 3, 2, 30, tzinfo=UTC), date(2026, 3, 2))
PLACES = [
    pytest.param(*AUCKLAND, id="09:30 in Auckland"),
    pytest.param(*LOS_ANGELES, id="18:30 in Los Angeles"),
]


def an_office(zone: str, at: datetime) -> Office:
    """Give an office whose people have all signed in where it is this time."""
    office = Office()
    office.clock.at = at
    with office.store.writing() as tx:
        for one in list(office.store.rows.sign_ins.values()):
            tx.sign_ins.touch(one.id, at)
    for one in office.store.rows.sign_ins.values():
        again = one.model_copy(update={"started_at": at, "seen_at": at})
        office.store.rows.sign_ins[one.id] = again
        office.access.reads_in(office.session(one.person_id), zone)
    return office


@pytest.mark.parametrize(("zone", "at", "today"), PLACES)
def test_a_session_of_today_is_registered_and_one_of_tomorrow_is_not(
    zone: str, at: datetime, today: date
) -> None:
    office = an_office(zone, at)
    office.a_case_of()
    recording_id = registered(office, recorded_on=today, delete_by=today + DAY)
    assert office.store.rows.recordings[recording_id].recorded_on == today
    assert office.store.rows.recordings[recording_id].uploaded_at == at
    with pytest.raises(RuleBroken, match="recorded in the future"):
        registered(office, recorded_on=today + DAY, delete_by=today + 9 * DAY, key="k2")
    with pytest.raises(RuleBroken, match="has to lie in the future"):
        registered(office, recorded_on=today, delete_by=today, key="k3")


@pytest.mark.parametrize(("zone", "at", "today"), PLACES)
def test_hours_of_today_are_logged_and_those_of_tomorrow_are_not(
    zone: str, at: datetime, today: date
) -> None:
    office = an_office(zone, at)

    def log(on: date) -> str:
        return office.certify.log_hours(
            office.session(TRAINEE),
            activity=Activity.COURSE,
            minutes=60,
            on=on,
            what="Course",
            key=on.isoformat(),
        )

    hours_id = log(today)
    assert office.store.rows.hours[hours_id].on == today
    with pytest.raises(RuleBroken):
        log(today + DAY)


@pytest.mark.parametrize(("zone", "at", "today"), PLACES)
def test_a_case_is_complete_today_and_not_tomorrow(zone: str, at: datetime, today: date) -> None:
    office = an_office(zone, at)
    case = office.a_case_of()
    with pytest.raises(RuleBroken, match="in the future"):
        office.cases.complete(office.session(TRAINEE), case.id, today + DAY)
    done = office.cases.complete(office.session(TRAINEE), case.id, today)
    assert done.completed_on == today


@pytest.mark.parametrize(("zone", "at", "today"), PLACES)
def test_consent_of_today_counts_at_once_everywhere_and_so_does_taking_it_back(
    zone: str, at: datetime, today: date
) -> None:
    office = an_office(zone, at)
    recording = office.a_session_to_rate()
    session, case_id = office.session(TRAINEE), CaseId(recording.case_id)
    office.cases.set_consents(session, case_id, consents(on=today))
    for reader in ("UTC", zone, "Pacific/Honolulu"):
        office.access.reads_in(office.session(SUPERVISOR), reader)
        assert office.recordings.peaks(office.session(SUPERVISOR), RecordingId("rec1")) is not None
    gone = tuple(one.model_copy(update={"withdrawn_on": today}) for one in consents(on=today))
    office.cases.set_consents(session, case_id, gone)
    for reader in ("UTC", zone, "Pacific/Honolulu"):
        office.access.reads_in(office.session(SUPERVISOR), reader)
        with pytest.raises(RuleBroken, match="withdrawn"):
            office.recordings.peaks(office.session(SUPERVISOR), RecordingId("rec1"))


@pytest.mark.parametrize(("zone", "at", "today"), PLACES)
def test_consent_holds_to_the_end_of_the_readers_day(zone: str, at: datetime, today: date) -> None:
    office = an_office(zone, at)
    recording = office.a_session_to_rate()
    last = tuple(
        one.model_copy(update={"expires_on": today}) for one in consents(on=today - 9 * DAY)
    )
    office.cases.set_consents(office.session(TRAINEE), CaseId(recording.case_id), last)
    assert office.recordings.peaks(office.session(TRAINEE), RecordingId("rec1")) is not None
    office.clock.advance(DAY)
    office.clock.at = at + DAY
    for one in office.store.rows.sign_ins.values():
        again = one.model_copy(update={"started_at": at + DAY, "seen_at": at + DAY})
        office.store.rows.sign_ins[one.id] = again
    with pytest.raises(RuleBroken, match="expired"):
        office.recordings.peaks(office.session(TRAINEE), RecordingId("rec1"))


@pytest.mark.parametrize("change", ["given_on", "withdrawn_on"])
def test_consent_is_neither_given_nor_withdrawn_in_the_future(change: str) -> None:
    office = an_office(*AUCKLAND[:2])
    case = office.a_case_of()
    rows = tuple(
        one.model_copy(update={change: AUCKLAND[2] + DAY}) for one in consents(on=AUCKLAND[2])
    )
    with pytest.raises(RuleBroken, match="in the future"):
        office.cases.set_consents(office.session(TRAINEE), case.id, rows)


@pytest.mark.parametrize(("zone", "at", "today"), PLACES)
def test_a_decision_is_dated_on_the_leads_day(zone: str, at: datetime, today: date) -> None:
    office = an_office(zone, at)
    office.a_signed_rating()
    office.confirmed_hours()
    certificate_id = office.certify.issue(office.session(LEAD), TRAINEE, "level", PASSWORD, key="k")
    certificate = office.store.rows.certificates[certificate_id]
    assert (certificate.issued_on, certificate.decision.on) == (today, today)
    assert certificate.issued_at == at


def test_a_zone_that_is_none_is_utc() -> None:
    office = an_office("Middle/Earth", AUCKLAND[1])
    assert {one.zone for one in office.store.rows.sign_ins.values()} == {""}
    assert office.access.today(office.session(TRAINEE)) == AUCKLAND[1].date()

"""A submit counts once: for the person who sent it, and for the action it was sent for."""

import pytest

from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.errors import Conflict
from ipt_training.domain.ids import CaseId
from ipt_training.domain.ipt import Focus, Variant
from ipt_training.domain.people.person import Role
from tests.builders import NOW, consents
from tests.fakes.office import OTHER_TRAINEE, TRAINEE, Office
from tests.use_cases.requests_table import REQUESTS, Request
from tests.use_cases.whose import WHO, a_full_office, things

BY = {
    "cases.open_case": Role.TRAINEE,
    "recordings.register": Role.TRAINEE,
    "certify.log_hours": Role.TRAINEE,
    "practise.begin_vignette": Role.TRAINEE,
    "practise.begin_quiz": Role.TRAINEE,
    "rating.sign": Role.SUPERVISOR,
}
"""Every submit that counts once, but the issuing of a certificate, and a role that sends it."""


def opened(office: Office, who: str) -> CaseId:
    return office.cases.open_case(
        office.session(who),
        pseudonym="Harbour 12",
        variant=Variant.ADULT,
        focus=Focus.GRIEF,
        planned_sessions=16,
        consents=consents(),
        key="k1",
    )


def submits() -> list[Request]:
    return [request for request in REQUESTS if request.method in BY]


def test_a_submit_that_came_before_gives_what_it_led_to() -> None:
    office = Office()
    with office.access.write(office.session(TRAINEE), "try") as work:
        once = work.once("try", "k1")
        assert once.done is None
        once.remember("t1")
    with office.access.read(office.session(TRAINEE)) as work:
        assert work.once("try", "k1").done == "t1"
        assert work.once("try", "k2").done is None


def test_anothers_key_is_new() -> None:
    office = Office()
    with office.access.write(office.session(TRAINEE), "try") as work:
        work.once("try", "k1").remember("t1")
    with office.access.write(office.session(OTHER_TRAINEE), "try") as work:
        once = work.once("try", "k1")
        assert once.done is None
        once.remember("t2")
    with office.access.read(office.session(TRAINEE)) as work:
        assert work.once("try", "k1").done == "t1"


def test_what_another_window_noted_in_between_is_a_conflict() -> None:
    office = Office()
    with office.access.write(office.session(TRAINEE), "try") as work:
        first, second = work.once("try", "k1"), work.once("try", "k1")
        first.remember("t1")
        with pytest.raises(Conflict, match="nothing was done twice"):
            second.remember("t2")


def test_two_people_whose_forms_carry_the_same_key_each_open_a_case_of_their_own() -> None:
    office = Office()
    first = opened(office, TRAINEE)
    assert opened(office, OTHER_TRAINEE) != first
    (folder,) = office.cases.folders(office.session(OTHER_TRAINEE), OTHER_TRAINEE)
    assert folder.case.trainee_id == OTHER_TRAINEE


def test_a_key_that_opened_a_case_logs_no_hours() -> None:
    office = Office()
    opened(office, TRAINEE)
    with pytest.raises(Conflict, match="for something else"):
        office.certify.log_hours(
            office.session(TRAINEE),
            activity=Activity.COURSE,
            minutes=480,
            on=NOW.date(),
            what="Course, first day",
            key="k1",
        )
    assert office.certify.hours_of_mine(office.session(TRAINEE)) == ()
    assert opened(office, TRAINEE) == next(iter(office.store.rows.cases))


def test_every_submit_with_a_key_is_known() -> None:
    of = things(Role.TRAINEE, own=True)
    with_a_key = {request.method for request in REQUESTS if "key" in request.arguments(of)}
    assert with_a_key - {"certify.issue"} == set(BY) - {"rating.sign"}


@pytest.mark.parametrize("request_", submits(), ids=lambda one: one.method)
def test_a_submit_is_stored_under_the_person_who_sent_it(request_: Request) -> None:
    office = a_full_office()
    before = set(office.store.rows.requests)
    name, method = request_.method.split(".")
    role = BY[request_.method]
    getattr(getattr(office, name), method)(
        session=office.session(WHO[role]), **request_.arguments(things(role, own=True))
    )
    (stored,) = set(office.store.rows.requests) - before
    assert stored.startswith(f"{WHO[role]} ")

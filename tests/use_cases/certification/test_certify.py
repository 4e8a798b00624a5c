"""Certification: hours count once confirmed, and a certificate needs every requirement met."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import NoReturn, cast

import pytest

from ipt_training.domain.certification.certificate import Certificate, Verdict
from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import CertificateId, PersonId
from ipt_training.domain.people.person import Role
from ipt_training.use_cases.certification.certify import Certify, CheckedCertificate, Progress
from ipt_training.use_cases.certification.held import Held
from ipt_training.use_cases.ports.storage import Ratings, Transaction
from tests.builders import NOW, a_case
from tests.fakes.office import (
    LEAD,
    OTHER_SUPERVISOR,
    OTHER_TRAINEE,
    PASSWORD,
    SUPERVISOR,
    TRAINEE,
    Office,
    a_programme,
)

TODAY, DAY = NOW.date(), timedelta(days=1)
NOBODY = PersonId("nobody")


def logged(
    office: Office,
    who: str = TRAINEE,
    *,
    minutes: int = 480,
    on: date = TODAY,
    what: str = "Course, first day",
    key: str = "k1",
) -> str:
    return office.certify.log_hours(
        office.session(who), activity=Activity.COURSE, minutes=minutes, on=on, what=what, key=key
    )


def all_met() -> Office:
    office = Office()
    office.confirmed_hours()
    office.a_signed_rating()
    return office


def issued(office: Office, trainee: PersonId = TRAINEE, key: str = "c1") -> CertificateId:
    return office.certify.issue(office.session(LEAD), trainee, "level", PASSWORD, key=key)


def progress(office: Office, who: str = TRAINEE) -> Progress:
    return office.certify.progress(office.session(who), "level", TRAINEE)


def met(one: Progress) -> dict[str, bool]:
    return {finding.requirement_id: finding.met for finding in one.decision.findings}


def certificate(office: Office, certificate_id: CertificateId) -> Certificate:
    return office.certify.certificate(office.session(TRAINEE), certificate_id).certificate


def test_hours_wait_until_a_supervisor_stands_by_them() -> None:
    office = Office()
    hours_id = logged(office)
    assert [one.id for one in office.certify.hours_of_mine(office.session(TRAINEE))] == [hours_id]
    waiting = office.certify.hours_waiting(office.session(SUPERVISOR), most=5)
    assert [(entry.id, name) for entry, name in waiting.entries] == [(hours_id, "Mina Vale")]
    assert waiting.number == 1
    assert [one.id for one in progress(office).waiting_hours] == [hours_id]
    assert met(progress(office))["course"] is False
    office.certify.confirm_hours(office.session(SUPERVISOR), hours_id)
    confirmed = office.certify.hours_of_mine(office.session(TRAINEE))[0]
    assert (confirmed.confirmed_by, confirmed.confirmed_at) == (SUPERVISOR, NOW)
    left = office.certify.hours_waiting(office.session(SUPERVISOR), most=5)
    assert (left.entries, left.number) == ((), 0)
    assert progress(office).waiting_hours == ()
    assert met(progress(office))["course"] is True
    assert office.actions() == ["hours logged", "hours confirmed"]


def test_the_same_submit_twice_logs_hours_once() -> None:
    office = Office()
    assert logged(office) == logged(office)
    assert len(office.certify.hours_of_mine(office.session(TRAINEE))) == 1


@pytest.mark.parametrize(
    ("minutes", "on", "what", "sentence"),
    [
        (0, TODAY, "Course", "more than 0"),
        (2401, TODAY, "Course", "at most 40"),
        (480, TODAY, " ", "in a line"),
        (480, TODAY, "C" * 301, "in a line"),
        (480, TODAY + DAY, "Course", "when they are done"),
    ],
)
def test_hours_that_cannot_be_are_not_logged(
    minutes: int, on: date, what: str, sentence: str
) -> None:
    office = Office()
    with pytest.raises(RuleBroken, match=sentence):
        logged(office, minutes=minutes, on=on, what=what)
    assert office.store.rows.hours == {}
    assert office.actions() == ["log hours refused"]


def test_hours_are_confirmed_once_and_by_a_supervisor_of_the_trainee() -> None:
    office = Office()
    hours_id = logged(office, OTHER_TRAINEE)
    for unknown in (hours_id, "never was"):
        with pytest.raises(NotFound):
            office.certify.confirm_hours(office.session(SUPERVISOR), unknown)
    office.certify.confirm_hours(office.session(OTHER_SUPERVISOR), hours_id)
    with pytest.raises(Conflict):
        office.certify.confirm_hours(office.session(OTHER_SUPERVISOR), hours_id)
    assert office.actions().count("hours confirmed") == 1


def test_progress_says_what_is_there_and_what_is_missing() -> None:
    office = Office()
    office.confirmed_hours(5)
    findings = {one.requirement_id: one for one in progress(office).decision.findings}
    assert (findings["course"].have, findings["course"].need) == (5, 8)
    assert findings["course"].missing == "3 more confirmed hours."
    assert findings["sessions"].met is False
    office.confirmed_hours(3)
    office.a_signed_rating()
    assert progress(office).decision.met is True


def test_a_session_below_the_mark_does_not_count() -> None:
    office = Office()
    office.a_signed_rating(skill=1)
    assert met(progress(office))["sessions"] is False


def test_a_rating_by_the_therapist_is_no_evidence() -> None:
    office = Office()
    office.a_signed_rating()
    rating = next(iter(office.store.rows.ratings.values()))
    own = rating.model_copy(update={"rater_id": TRAINEE})
    office.store.rows.ratings[rating.id] = own
    assert met(progress(office))["sessions"] is False


def test_completed_cases_are_evidence_and_open_ones_are_not() -> None:
    office = Office()
    done = a_case(TRAINEE, "done").model_copy(update={"completed_on": TODAY})
    with office.store.writing() as tx:
        tx.cases.add(done)
        tx.cases.add(a_case(TRAINEE, "open"))
    with office.store.reading() as tx:
        portfolio = office.certify.portfolio(tx, TRAINEE)
    assert [(one.case_id, one.completed_on) for one in portfolio.cases] == [("done", TODAY)]


def test_progress_is_read_by_the_trainee_their_supervisor_and_the_lead() -> None:
    office = Office()
    own = office.certify.progress(office.session(TRAINEE), "level")
    assert own.trainee.name == "Mina Vale"
    assert [progress(office, who) for who in (TRAINEE, SUPERVISOR, LEAD)] == [own] * 3
    with pytest.raises(NotFound):
        progress(office, OTHER_TRAINEE)


@pytest.mark.parametrize("who", [TRAINEE, SUPERVISOR, LEAD])
def test_the_progress_of_nobody_is_not_found(who: str) -> None:
    office = Office()
    with pytest.raises(NotFound, match="nothing here"):
        office.certify.progress(office.session(who), "level", NOBODY)


def test_requirements_that_are_not_installed_are_not_found() -> None:
    office = Office()
    with pytest.raises(NotFound, match="not installed"):
        office.certify.progress(office.session(TRAINEE), "unknown")


def test_everybody_is_every_open_trainee_by_name() -> None:
    office = Office()
    office.people.disable(office.session(LEAD), OTHER_TRAINEE)
    listed = office.oversee.everybody(office.session(LEAD), "level")
    assert [one.name for one in listed] == ["Mina Vale"]


def test_a_certificate_quotes_the_requirements_and_the_decision() -> None:
    office = all_met()
    found = certificate(office, issued(office))
    pack = a_programme()
    assert (found.holder_id, found.holder_name) == (TRAINEE, "Mina Vale")
    assert (found.pack_id, found.pack_hash) == ("level", content_hash(pack))
    assert (found.issued_on, found.expires_on) == (TODAY, date(2027, 3, 2))
    assert (found.issued_by, found.issued_by_name) == (LEAD, "Lee Marsh")
    assert found.decision == progress(office).decision
    assert found.fictional is False
    assert progress(office).certificates == (Held(found, Verdict.VALID),)
    with office.store.reading() as tx:
        entry = tx.audit.latest(1)[0]
    assert (entry.actor, entry.action, entry.about) == (LEAD, "certificate issued", found.id)
    assert entry.detail == {"holder": TRAINEE, "pack": "level", "sealed": content_hash(found)}


@pytest.mark.parametrize(
    ("hours", "skill", "missing"),
    [
        (7.5, 4, "Course: 0.5 more confirmed hours."),
        (
            8,
            1,
            "Sessions: Still needed: 1 more sessions at the mark; ratings by 1 more raters.",
        ),
    ],
)
def test_a_certificate_needs_every_requirement(hours: float, skill: int, missing: str) -> None:
    office = Office()
    office.confirmed_hours(hours)
    office.a_signed_rating(skill=skill)
    with pytest.raises(RuleBroken) as refused:
        issued(office)
    assert str(refused.value) == f"Not every requirement is met. {missing}"
    assert office.store.rows.certificates == {}
    assert office.actions()[-1] == "issue certificate refused"


def test_a_certificate_needs_the_password() -> None:
    office = all_met()
    with pytest.raises(RuleBroken, match="does not match"):
        office.certify.issue(office.session(LEAD), TRAINEE, "level", "wrong", key="c1")
    assert office.store.rows.certificates == {}
    assert office.actions()[-1] == "password confirmation refused"


def test_the_same_submit_twice_issues_one_certificate() -> None:
    office = all_met()
    assert issued(office) == issued(office)
    assert office.actions().count("certificate issued") == 1


def test_a_second_certificate_of_the_level_waits_until_the_first_no_longer_counts() -> None:
    office = all_met()
    first = issued(office)
    with pytest.raises(RuleBroken, match="Mina Vale holds a valid certificate"):
        issued(office, key="c2")
    office.certify.withdraw(office.session(LEAD), first, PASSWORD, "A mistake")
    assert issued(office, key="c3") != first


def test_a_certificate_of_another_level_stands_in_nobodys_way() -> None:
    office = all_met()
    first = issued(office)
    other = certificate(office, first).model_copy(update={"pack_id": "other"})
    office.store.rows.certificates[first] = other
    assert issued(office, key="c2") != first


def test_nobody_certifies_themselves() -> None:
    office = Office()
    with office.store.writing() as tx:
        lead = tx.people.get(LEAD)
        assert lead is not None
        roles = frozenset({Role.PROGRAMME_LEAD, Role.TRAINEE})
        tx.people.replace(lead.model_copy(update={"roles": roles}))
        tx.people.supervise(LEAD, {SUPERVISOR})
    office.confirmed_hours(trainee=LEAD)
    office.a_signed_rating(trainee=LEAD)
    assert office.certify.progress(office.session(LEAD), "level").decision.met is True
    with pytest.raises(NotFound):
        issued(office, LEAD)
    assert office.store.rows.certificates == {}


def test_nobody_unknown_is_certified() -> None:
    with pytest.raises(NotFound):
        issued(Office(), NOBODY)


def test_a_trainee_with_the_key_of_a_submit_learns_nothing_by_it() -> None:
    office = all_met()
    issued(office)
    with pytest.raises(NotAllowed):
        office.certify.issue(office.session(TRAINEE), TRAINEE, "level", PASSWORD, key="c1")


def test_a_withdrawn_certificate_stays_stored_and_says_so() -> None:
    office = all_met()
    certificate_id = issued(office)
    with pytest.raises(RuleBroken, match="Say why"):
        office.certify.withdraw(office.session(LEAD), certificate_id, PASSWORD, "  ")
    office.certify.withdraw(office.session(LEAD), certificate_id, PASSWORD, " Issued in error ")
    with office.store.reading() as tx:
        withdrawal = tx.certificates.withdrawal(certificate_id)
    assert withdrawal is not None
    assert (withdrawal.by, withdrawal.at, withdrawal.reason) == (LEAD, NOW, "Issued in error")
    found = certificate(office, certificate_id)
    assert progress(office).certificates == (Held(found, Verdict.WITHDRAWN, NOW),)
    with pytest.raises(Conflict):
        office.certify.withdraw(office.session(LEAD), certificate_id, PASSWORD, "Again")
    assert office.actions().count("certificate withdrawn") == 1


def test_what_was_never_issued_is_not_withdrawn_or_read() -> None:
    office = Office()
    with pytest.raises(NotFound):
        office.certify.withdraw(office.session(LEAD), CertificateId("never"), PASSWORD, "Why not")
    with pytest.raises(NotFound):
        certificate(office, CertificateId("never"))


def test_a_certificate_is_read_by_its_holder_and_the_lead() -> None:
    office = all_met()
    certificate_id = issued(office)
    read = [office.certify.certificate(office.session(w), certificate_id) for w in (TRAINEE, LEAD)]
    assert read[0] == read[1]
    for stranger in (OTHER_TRAINEE, OTHER_SUPERVISOR):
        with pytest.raises(NotFound):
            office.certify.certificate(office.session(stranger), certificate_id)


def test_anybody_with_the_code_learns_whether_it_counts_and_no_more() -> None:
    office = all_met()
    code = certificate(office, issued(office)).code
    checked = office.certify.check_code(f"  {code[:6].upper()} -{code[6:]} ")
    assert checked == CheckedCertificate(
        verdict=Verdict.VALID,
        holder="Mina Vale",
        level="Level one",
        programme="Programme",
        issued_on=TODAY,
        expires_on=date(2027, 3, 2),
        fictional=False,
    )
    assert {one.name for one in fields(CheckedCertificate)} == {
        "verdict",
        "holder",
        "level",
        "programme",
        "issued_on",
        "expires_on",
        "fictional",
    }


def test_the_public_answer_names_nobody_once_it_is_withdrawn() -> None:
    office = all_met()
    found = certificate(office, issued(office))
    office.certify.withdraw(office.session(LEAD), found.id, PASSWORD, "A mistake")
    checked = office.certify.check_code(found.code)
    assert checked is not None
    assert (checked.verdict, checked.holder) == (Verdict.WITHDRAWN, "")
    assert checked.level == "Level one"


def altered(office: Office) -> Certificate:
    found = certificate(office, issued(office))
    forged = found.model_copy(update={"holder_name": "Somebody Else"})
    office.store.rows.certificates[found.id] = forged
    return found


def test_an_altered_certificate_proves_nothing_in_public() -> None:
    office = all_met()
    checked = office.certify.check_code(altered(office).code)
    assert checked == CheckedCertificate(Verdict.ALTERED)


def test_an_altered_certificate_is_named_and_can_be_withdrawn_and_replaced() -> None:
    office = all_met()
    found = altered(office)
    one = progress(office)
    assert [held.verdict for held in one.certificates] == [Verdict.ALTERED]
    assert one.may_issue is False
    assert [row.verdict for row in report_rows(office)] == [Verdict.ALTERED]
    office.certify.withdraw(office.session(LEAD), found.id, PASSWORD, "Altered")
    again = progress(office)
    assert [held.verdict for held in again.certificates] == [Verdict.WITHDRAWN]
    assert again.may_issue is True
    issued(office, key="c2")


def report_rows(office: Office) -> list[Held]:
    with office.store.reading() as tx:
        found = office.certify.progress_of_all(tx, a_programme(), TODAY)
    return [held for one in found for held in one.certificates]


def test_why_it_was_withdrawn_is_told_to_the_lead_alone() -> None:
    office = all_met()
    office.certify.withdraw(office.session(LEAD), issued(office), PASSWORD, "Hours were wrong")
    told = {
        who: progress(office, who).certificates[0].reason for who in (TRAINEE, SUPERVISOR, LEAD)
    }
    assert told == {TRAINEE: "", SUPERVISOR: "", LEAD: "Hours were wrong"}


def test_withdrawing_asks_for_the_password() -> None:
    office = all_met()
    certificate_id = issued(office)
    with pytest.raises(RuleBroken, match="does not match"):
        office.certify.withdraw(office.session(LEAD), certificate_id, "wrong", "A mistake")
    assert office.store.rows.withdrawals == {}
    assert office.actions()[-1] == "password confirmation refused"


def test_evidence_that_changes_before_the_signature_is_weighed_anew() -> None:
    office = all_met()
    weighed = Weighing(office, times=1)
    found = certificate(office, weighed.issue())
    assert len(found.decision.findings[0].evidence) == 2
    assert found.decision.findings[0].have == 9


def test_evidence_that_keeps_changing_issues_nothing() -> None:
    office = all_met()
    with pytest.raises(Conflict, match="Nothing was issued"):
        Weighing(office, times=99).issue()
    assert office.store.rows.certificates == {}


class Weighing:
    """Lets a supervisor confirm another hour each time evidence has been read."""

    def __init__(self, office: Office, *, times: int) -> None:
        self._office, self._left = office, times
        self._reading = office.store.reading

    def issue(self) -> CertificateId:
        lead = self._office.session(LEAD)
        certify = replace(self._office.certify, access=replace(self._office.access, store=self))
        return certify.issue(lead, TRAINEE, "level", PASSWORD, key="c1")

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        with self._reading() as tx:
            yield tx
        if self._left:
            self._left -= 1
            self._office.confirmed_hours(1)

    @contextmanager
    def writing(self, *, last_room: bool = False) -> Iterator[Transaction]:
        with self._office.store.writing(last_room=last_room) as tx:
            yield tx


class Unread:
    """Ratings that nobody may read now."""

    def __getattr__(self, name: str) -> NoReturn:
        raise AssertionError(f"evidence is read while others wait to write: {name}")


class Hasty(Weighing):
    """Keeps evidence closed while a transaction writes."""

    @contextmanager
    def writing(self, *, last_room: bool = False) -> Iterator[Transaction]:
        with self._office.store.writing(last_room=last_room) as tx:
            tx.ratings = cast(Ratings, Unread())
            yield tx


def test_no_evidence_is_read_while_others_wait_to_write() -> None:
    office = all_met()
    assert certificate(office, Hasty(office, times=0).issue()).decision.met


@pytest.mark.parametrize("code", ["", "never issued", "certificate", "%"])
def test_an_unknown_code_is_nothing(code: str) -> None:
    office = all_met()
    issued(office)
    assert office.certify.check_code(code) is None


def test_the_id_of_a_certificate_is_not_its_code() -> None:
    office = all_met()
    assert office.certify.check_code(issued(office)) is None


def test_a_certificate_expires_and_is_withdrawn_in_public() -> None:
    office = all_met()
    found = certificate(office, issued(office))
    office.clock.advance(timedelta(days=366))
    expired = office.certify.check_code(found.code)
    assert expired is not None
    assert expired.verdict is Verdict.EXPIRED
    office.clock.at = NOW
    office.certify.withdraw(office.session(LEAD), found.id, PASSWORD, "A mistake")
    withdrawn = office.certify.check_code(found.code)
    assert withdrawn is not None
    assert withdrawn.verdict is Verdict.WITHDRAWN


def test_a_certificate_of_a_demonstration_says_that_it_is_fictional() -> None:
    office = all_met()
    certify = Certify(
        office.access, office.content, office.sign_in, office.chance, "Programme", True
    )
    certificate_id = certify.issue(office.session(LEAD), TRAINEE, "level", PASSWORD, key="c1")
    found = certificate(office, certificate_id)
    assert found.fictional is True
    checked = certify.check_code(found.code)
    assert checked is not None
    assert checked.fictional is True

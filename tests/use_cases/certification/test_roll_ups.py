"""Roll-ups follow the evidence, are made where they are missing, and are never believed over it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ipt_training.domain.certification.decision import decide
from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.certification.standing import Standing
from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.fidelity.scorecard import Outcome
from ipt_training.domain.ids import CertificateId, PersonId, RecordingId
from ipt_training.domain.people.person import Role
from ipt_training.use_cases.certification.portfolios import Portfolios
from tests.builders import NOW
from tests.fakes.office import (
    LEAD,
    OTHER_TRAINEE,
    PASSWORD,
    SUPERVISOR,
    TRAINEE,
    Office,
    a_programme,
)
from tests.fakes.rated_twice import rate_twice

TODAY = NOW.date()
PACK = a_programme()


def standing(office: Office, trainee: PersonId = TRAINEE) -> Standing | None:
    with office.store.reading() as tx:
        found = {(one.trainee_id, one.pack_id): one for one in tx.standings.all()}
    return found.get((trainee, "level"))


def findings(office: Office, trainee: PersonId = TRAINEE) -> dict[str, float]:
    found = standing(office, trainee)
    assert found is not None
    return {one.requirement_id: one.have for one in found.findings}


def logged(office: Office) -> str:
    return office.certify.log_hours(
        office.session(TRAINEE),
        activity=Activity.COURSE,
        minutes=480,
        on=TODAY,
        what="One",
        key="k",
    )


def test_a_signature_counts_at_once() -> None:
    office = Office()
    office.a_signed_rating(skill=5)
    assert findings(office) == {"course": 0, "sessions": 1}


def test_a_confirmation_counts_at_once_and_a_log_alone_does_not() -> None:
    office = Office()
    hours = logged(office)
    assert standing(office) is None
    office.certify.confirm_hours(office.session(SUPERVISOR), hours)
    assert findings(office)["course"] == 8


def test_a_signature_that_is_refused_counts_nothing() -> None:
    office = Office()
    office.a_session_to_rate()
    rating = office.rating.open_draft(office.session(SUPERVISOR), RecordingId("rec1"), "small")
    with pytest.raises(RuleBroken):
        office.rating.sign(office.session(SUPERVISOR), rating, PASSWORD, expected=0)
    assert standing(office) is None


def test_the_standing_says_what_the_evidence_says() -> None:
    office = Office()
    office.a_signed_rating(skill=5)
    office.certify.confirm_hours(office.session(SUPERVISOR), logged(office))
    with office.store.reading() as tx:
        decision = decide(Portfolios(office.content).of(tx, TRAINEE), PACK, on=TODAY)
    found = standing(office)
    assert found is not None
    assert (
        (found.met, found.findings) == (decision.met, decision.findings) == (True, found.findings)
    )


def test_whoever_has_no_standing_yet_is_weighed_when_the_list_is_read() -> None:
    office = Office()
    listed = {
        one.trainee_id: one for one in office.oversee.everybody(office.session(LEAD), "level")
    }
    assert set(listed) == {TRAINEE, OTHER_TRAINEE}
    assert [one.have for one in listed[TRAINEE].standing.findings] == [0, 0]


def test_who_is_ready_is_listed_until_a_certificate_is_issued() -> None:
    office = Office()
    office.a_signed_rating(skill=5)
    office.certify.confirm_hours(office.session(SUPERVISOR), logged(office))
    ready = office.oversee.ready(office.session(LEAD))
    assert [(one.trainee_id, one.name, one.pack.id) for one in ready] == [
        (TRAINEE, "Mina Vale", "level")
    ]
    issued = office.certify.issue(office.session(LEAD), TRAINEE, "level", PASSWORD, key="k")
    assert office.oversee.ready(office.session(LEAD)) == ()
    office.certify.withdraw(
        office.session(LEAD), CertificateId(issued), PASSWORD, "Issued in error."
    )
    everybody = {
        one.trainee_id: one for one in office.oversee.everybody(office.session(LEAD), "level")
    }
    assert [verdict.value for verdict in everybody[TRAINEE].verdicts] == ["withdrawn"]
    assert [one.trainee_id for one in office.oversee.ready(office.session(LEAD))] == [TRAINEE]


def test_whoever_holds_an_expired_certificate_is_ready_again() -> None:
    office = Office()
    office.a_signed_rating(skill=5)
    office.certify.confirm_hours(office.session(SUPERVISOR), logged(office))
    office.certify.issue(office.session(LEAD), TRAINEE, "level", PASSWORD, key="k")
    later = NOW + timedelta(days=366)
    office.clock.at = later
    row = office.store.rows.sign_ins[office.session(LEAD)]
    office.store.rows.sign_ins[row.id] = row.model_copy(
        update={"started_at": later, "seen_at": later}
    )
    ready = office.oversee.ready(office.session(LEAD))
    assert [one.trainee_id for one in ready] == [TRAINEE]


def test_a_certificate_of_one_level_leaves_the_other_level_ready() -> None:
    second = a_programme().model_copy(update={"id": "second", "level": "Level two"})
    office = Office(programmes=(a_programme(), second))
    office.a_signed_rating(skill=5)
    office.certify.confirm_hours(office.session(SUPERVISOR), logged(office))
    lead = office.session(LEAD)
    office.certify.issue(lead, TRAINEE, "level", PASSWORD, key="k")
    assert [one.pack.id for one in office.oversee.ready(lead)] == ["second"]
    rows = {one.trainee_id: one for one in office.oversee.everybody(lead, "second")}
    assert (rows[TRAINEE].verdicts, rows[TRAINEE].may_issue) == ((), True)
    rows = {one.trainee_id: one for one in office.oversee.everybody(lead, "level")}
    assert rows[TRAINEE].may_issue is False
    office.certify.issue(lead, TRAINEE, "second", PASSWORD, key="k2")
    assert office.oversee.ready(lead) == ()


def test_who_is_entrusted_to_nobody_is_listed_by_name() -> None:
    office = Office()
    office.people.supervise(office.session(LEAD), OTHER_TRAINEE, set())
    assert office.oversee.unsupervised(office.session(LEAD)) == {OTHER_TRAINEE: "Otto Reed"}


def without_roll_ups(office: Office) -> Office:
    """Give a programme as it was before there were roll-ups."""
    with office.store.writing() as tx:
        assert tx.people.holding(Role.TRAINEE)
    office.store.rows.tallies.clear()
    office.store.rows.standings.clear()
    return office


def test_what_is_missing_is_made_when_the_product_starts() -> None:
    office = Office()
    rate_twice(office, trainees=5, each=2)
    before = dict(office.store.rows.tallies)
    without_roll_ups(office).roll_ups.bring_up_to_date()
    assert office.store.rows.tallies == before
    assert findings(office, PersonId("learner0")) == {"course": 0, "sessions": 0}
    with office.store.reading() as tx:
        assert tx.tallies.missing() == ()
        assert tx.standings.missing("level", office.content.hash_of(PACK), TODAY) == frozenset()


def test_roll_ups_that_are_right_are_left_as_they_are() -> None:
    office = Office()
    rate_twice(office, trainees=5, each=2)
    office.roll_ups.bring_up_to_date()
    assert office.roll_ups.recompute() == ()


def test_a_tally_that_is_wrong_is_named_and_replaced() -> None:
    office = Office()
    rating = office.a_signed_rating(skill=5)
    with office.store.writing() as tx:
        (tally,) = tx.tallies.some([rating])
        tx.tallies.put(replace(tally, outcome=Outcome.BELOW))
    assert office.roll_ups.recompute() == (
        f"the tally of rating {rating} was not what it comes to",
    )
    with office.store.reading() as tx:
        assert tx.tallies.some([rating]) == (tally,)
    assert office.roll_ups.recompute() == ()


def test_a_standing_that_is_wrong_is_named_and_replaced() -> None:
    office = Office()
    office.a_signed_rating(skill=5)
    found = standing(office)
    assert found is not None
    with office.store.writing() as tx:
        tx.standings.put(replace(found, met=True))
    assert office.roll_ups.recompute() == (f"the standing of {TRAINEE} with level was wrong",)
    assert standing(office) == found


def test_a_decision_rests_on_the_evidence_and_not_on_the_standing() -> None:
    office = Office()
    office.a_signed_rating(skill=5)
    found = standing(office)
    assert found is not None
    with office.store.writing() as tx:
        tx.standings.put(replace(found, met=True))
    with pytest.raises(RuleBroken, match="Not every requirement is met"):
        office.certify.issue(office.session(LEAD), TRAINEE, "level", PASSWORD, key="k")

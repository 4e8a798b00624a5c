"""Lists get keys and states for what is on the screen, the same from every store."""

from dataclasses import replace
from datetime import date, timedelta

from ipt_training.domain.certification.certificate import Withdrawal
from ipt_training.domain.certification.decision import Finding
from ipt_training.domain.certification.standing import Standing
from ipt_training.domain.fidelity.rating import RaterKind, RubricQuote
from ipt_training.domain.fidelity.scorecard import Outcome
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.domain.ids import CaseId, CertificateId, PersonId, RatingId, RecordingId
from ipt_training.domain.people.person import Role
from ipt_training.domain.recordings.recording import RecordingState
from ipt_training.use_cases.ports.storage import SignedEntry, Store
from tests.builders import MIDDLE_GRIEF, a_case, a_person, a_recording
from tests.fakes.stored import (
    NOON,
    RECORDING,
    SECOND,
    SUPERVISOR,
    TRAINEE,
    a_certificate,
    a_draft,
    a_rating,
    an_entry,
)

ALONE, CLOSED = PersonId("t0"), PersonId("t9")
TODAY = NOON.date()


def with_more_people(store: Store) -> None:
    """Add a trainee whom nobody supervises and one whose account is closed."""
    with store.writing() as tx:
        tx.people.add(a_person(ALONE, name="amy"), "!")
        closed = a_person(CLOSED, name="Cleo").model_copy(update={"disabled": True})
        tx.people.add(closed, "!")
        tx.people.supervise(TRAINEE, {SUPERVISOR, SECOND})


def test_people_are_named_by_role_and_by_who_supervises_them(store: Store) -> None:
    with_more_people(store)
    with store.reading() as tx:
        assert list(tx.people.holding(Role.TRAINEE).items()) == [(ALONE, "amy"), (TRAINEE, "Tea")]
        assert set(tx.people.holding(Role.SUPERVISOR)) == {SUPERVISOR, SECOND}
        assert tx.people.holding(Role.PROGRAMME_LEAD) == {}
        assert tx.people.names({ALONE, CLOSED}) == {ALONE: "amy", CLOSED: "Cleo"}
        assert tx.people.entrusted_to(SUPERVISOR) == {TRAINEE: "Tea"}
        assert tx.people.entrusted_to(TRAINEE) == {}
        assert tx.people.unsupervised() == {ALONE: "amy"}
        assert tx.people.supervision() == {TRAINEE: frozenset({SUPERVISOR, SECOND})}
        assert tx.people.supervises(SUPERVISOR, TRAINEE)
        assert not tx.people.supervises(SUPERVISOR, ALONE)
        assert tx.people.anybody()


def test_somebody_of_two_roles_stands_in_both_lists(store: Store) -> None:
    both = frozenset({Role.TRAINEE, Role.SUPERVISOR})
    with store.writing() as tx:
        tx.people.add(a_person(ALONE, name="Amy", roles=both), "!")
    with store.reading() as tx:
        assert ALONE in tx.people.holding(Role.TRAINEE)
        assert ALONE in tx.people.holding(Role.SUPERVISOR)


def test_hours_wait_for_the_supervisors_of_the_trainee_the_oldest_first(store: Store) -> None:
    with_more_people(store)
    with store.writing() as tx:
        for number in range(3):
            tx.hours.add(an_entry(f"h{number}", at=NOON + timedelta(hours=number)))
        tx.hours.confirm("h0", by=SUPERVISOR, at=NOON)
    with store.reading() as tx:
        waiting, number = tx.hours.waiting_for(SECOND, most=1)
        assert ([entry.id for entry in waiting], number) == (["h1"], 2)
        waiting, number = tx.hours.waiting_for(SECOND, most=5)
        assert ([entry.id for entry in waiting], number) == (["h1", "h2"], 2)
        assert tx.hours.waiting_for(TRAINEE, most=5) == ((), 0)


def test_what_can_be_heard_waits_for_the_supervisors_of_its_therapist(store: Store) -> None:
    with_more_people(store)
    case = a_case(ALONE, "other case")
    with store.writing() as tx:
        tx.cases.add(case)
        tx.recordings.add(a_recording(case, "others"), b"key")
        mine = a_case(TRAINEE, "more")
        tx.cases.add(mine)
        tx.recordings.add(a_recording(mine, "gone", state=RecordingState.ERASED), b"key")
    with store.reading() as tx:
        assert [one.id for one in tx.recordings.to_rate(SUPERVISOR)] == [RECORDING]
        assert tx.recordings.to_rate(TRAINEE) == ()
        assert set(tx.recordings.some([RecordingId("others"), RECORDING])) == {"others", RECORDING}
        assert [one.id for one in tx.recordings.of_cases([case.id])] == ["others"]
        assert tx.recordings.of_cases([]) == ()
        assert {one.id for one in tx.recordings.all()} == {RECORDING, "others", "gone"}
        assert tx.cases.some([case.id]) == {case.id: case}


def test_what_a_rater_signed_is_told_without_what_it_says(store: Store) -> None:
    with store.writing() as tx:
        tx.ratings.add(a_rating("r1"))
        tx.ratings.add(a_rating("r2", amends="r1", at=NOON + timedelta(hours=1)))
    with store.reading() as tx:
        first, second = tx.ratings.signed_by(SUPERVISOR, [RECORDING])
        assert first == SignedEntry(RatingId("r1"), RECORDING, first.rubric_id, None, NOON)
        assert (second.id, second.amends) == ("r2", "r1")
        assert tx.ratings.signed_by(SECOND, [RECORDING]) == ()
        assert tx.ratings.signed_by(SUPERVISOR, [RecordingId("other")]) == ()


def test_drafts_are_found_by_rater_and_recording(store: Store) -> None:
    with store.writing() as tx:
        tx.drafts.add(a_draft("d1"))
    with store.reading() as tx:
        found = tx.drafts.of(SUPERVISOR, RECORDING)
        assert found is not None
        assert found.id == "d1"
        assert tx.drafts.of(SECOND, RECORDING) is None
        assert [one.id for one in tx.drafts.of_rater(SUPERVISOR)] == ["d1"]


def test_certificates_are_listed_without_the_decision_under_them(store: Store) -> None:
    with store.writing() as tx:
        tx.certificates.add(a_certificate("cert1"))
        tx.certificates.add(a_certificate("cert2", at=NOON + timedelta(days=1)))
        withdrawal = Withdrawal(
            certificate_id=CertificateId("cert1"), by=SUPERVISOR, at=NOON, reason="In error."
        )
        tx.certificates.withdraw(withdrawal)
    with store.reading() as tx:
        listed = tx.certificates.entries()
        assert [(one.id, one.holder_id, one.is_withdrawn) for one in listed] == [
            ("cert2", TRAINEE, False),
            ("cert1", TRAINEE, True),
        ]
        assert listed[0].expires_on == a_certificate("cert2").expires_on
        assert tx.certificates.entries_of(TRAINEE) == listed
        assert tx.certificates.entries_of(SUPERVISOR) == ()
        assert tx.certificates.entry(CertificateId("cert1")) == listed[1]
        assert tx.certificates.entry(CertificateId("never")) is None
        both = [CertificateId("cert1"), CertificateId("cert2")]
        assert tx.certificates.withdrawals(both) == {"cert1": withdrawal}


def a_tally(rating_id: str, *, hours: int = 0, outcome: Outcome | None = Outcome.MEETS) -> Tally:
    return Tally(
        rating_id=RatingId(rating_id),
        recording_id=RECORDING,
        case_id=CaseId(a_case(TRAINEE).id),
        therapist_id=TRAINEE,
        rater_id=SUPERVISOR,
        rater_name="Sol",
        kind=RaterKind.SUPERVISOR,
        rubric=RubricQuote(id="small", version="1.0.0", content_hash="c", structure_hash="s"),
        heard=MIDDLE_GRIEF,
        outcome=outcome,
        signed_at=NOON + timedelta(hours=hours),
        amends=None,
        scores=b"\x01\x00\x00\x80",
    )


def test_tallies_come_back_as_they_were_put_in_the_order_of_signing(store: Store) -> None:
    later, sooner = a_tally("r1", hours=2), a_tally("r2", hours=1)
    with store.writing() as tx:
        tx.ratings.add(a_rating("r1", at=NOON + timedelta(hours=2)))
        tx.ratings.add(a_rating("r2", at=NOON + timedelta(hours=1)))
        assert tx.tallies.state() == (0, 0, "")
        tx.tallies.put(later)
        tx.tallies.put(sooner)
    with store.reading() as tx:
        assert tx.tallies.all() == (sooner, later)
        assert tx.tallies.some([RatingId("r1")]) == (later,)
        assert tx.tallies.of_therapists([TRAINEE]) == (sooner, later)
        assert tx.tallies.of_therapists([SECOND]) == ()
        assert tx.tallies.state() == (2, 0, "r1")


def test_a_tally_that_is_missing_or_not_whole_is_named(store: Store) -> None:
    with store.writing() as tx:
        for number in range(3):
            tx.ratings.add(a_rating(f"r{number}", at=NOON + timedelta(hours=number)))
        tx.tallies.put(a_tally("r1"))
        tx.tallies.put(a_tally("r2", outcome=None))
    with store.reading() as tx:
        assert tx.tallies.missing() == ("r0", "r2")
    with store.writing() as tx:
        tx.tallies.put(a_tally("r2"))
        tx.tallies.put(replace(a_tally("r0"), heard=None, outcome=None))
    with store.reading() as tx:
        assert tx.tallies.missing() == ()


def a_standing(trainee: PersonId = TRAINEE, *, until: date | None = None) -> Standing:
    return Standing(
        trainee_id=trainee,
        pack_id="level",
        pack_hash="words",
        met=True,
        findings=(
            Finding(
                requirement_id="course",
                title="Course",
                met=True,
                have=8.5,
                need=8,
                unit="confirmed hours",
                missing="",
                evidence=("h1",),
            ),
        ),
        as_of=TODAY,
        until=until,
    )


def test_standings_hold_for_their_pack_from_their_day_until_they_lapse(store: Store) -> None:
    with_more_people(store)
    kept = a_standing(until=TODAY + timedelta(days=3))
    with store.writing() as tx:
        tx.standings.put(kept)
    with store.reading() as tx:
        for day in (TODAY, TODAY + timedelta(days=2)):
            assert tx.standings.of_pack("level", "words", day) == {TRAINEE: kept}
            assert tx.standings.met("level", "words", day) == {TRAINEE}
            assert tx.standings.missing("level", "words", day) == {ALONE}
        for pack_hash, day in (
            ("other words", TODAY),
            ("words", TODAY + timedelta(days=3)),
            ("words", TODAY - timedelta(days=1)),
        ):
            assert tx.standings.of_pack("level", pack_hash, day) == {}
            assert tx.standings.met("level", pack_hash, day) == frozenset()
            assert tx.standings.missing("level", pack_hash, day) == {TRAINEE, ALONE}
        assert tx.standings.all() == (kept,)


def test_a_new_standing_takes_the_place_of_the_old_one(store: Store) -> None:
    with store.writing() as tx:
        tx.standings.put(a_standing())
        tx.standings.put(replace(a_standing(), met=False))
    with store.reading() as tx:
        assert [one.met for one in tx.standings.all()] == [False]
        assert tx.standings.met("level", "words", TODAY) == frozenset()


def test_a_question_about_very_many_things_is_still_one_question(store: Store) -> None:
    strangers = [PersonId(f"stranger{number}") for number in range(70_000)]
    with store.reading() as tx:
        assert tx.people.names([*strangers, TRAINEE]) == {TRAINEE: "Tea"}
        assert len(tx.recordings.of([*strangers, TRAINEE])) == 1
        assert tx.tallies.of_therapists(strangers) == ()

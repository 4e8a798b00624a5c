"""Practice, hours, certificates and the audit trail: the same on every store."""

from datetime import timedelta, timezone

import pytest

from ipt_training.domain.audit import GENESIS, Head, problems
from ipt_training.domain.certification.certificate import Withdrawal
from ipt_training.domain.certification.portfolio import HoursKind, HoursWord
from ipt_training.domain.errors import Conflict
from ipt_training.domain.ids import AttemptId, CertificateId, PersonId
from ipt_training.use_cases.ports.storage.store import Store, Transaction
from tests.fakes.storage.store import AUDIT_KEY
from tests.fakes.stored import (
    NOON,
    SUPERVISOR,
    TRAINEE,
    a_certificate,
    a_rating,
    a_step,
    an_attempt,
    an_entry,
)

LATER = NOON + timedelta(hours=1)


def note(tx: Transaction, about: str) -> None:
    tx.audit.append(
        at=NOON, actor=TRAINEE, action="tested", about=about, detail={"n": 1, "share": 0.1}
    )


def test_an_attempt_comes_back_with_its_steps_in_order(store: Store) -> None:
    steps = (a_step(1, "q3", credit=None), a_step(2, "q1", credit=1 / 3))
    with store.writing() as tx:
        tx.attempts.add(an_attempt())
        for step in steps:
            tx.attempts.add_step(AttemptId("a1"), step)
    with store.reading() as tx:
        assert tx.attempts.get(AttemptId("a1")) == an_attempt().model_copy(update={"steps": steps})
        assert tx.attempts.get(AttemptId("none")) is None


@pytest.mark.parametrize(("seq", "part"), [(2, "q3"), (1, "q1")])
def test_a_part_is_answered_once(store: Store, seq: int, part: str) -> None:
    with store.writing() as tx:
        tx.attempts.add(an_attempt())
        tx.attempts.add_step(AttemptId("a1"), a_step(1, "q3"))
        with pytest.raises(Conflict):
            tx.attempts.add_step(AttemptId("a1"), a_step(seq, part))


def test_the_first_time_that_a_scorecard_was_opened_is_kept(store: Store) -> None:
    with store.writing() as tx:
        tx.ratings.add(a_rating())
        assert tx.ratings.read_by(TRAINEE) == frozenset()
        tx.ratings.note_read(a_rating().id, TRAINEE, NOON)
    with store.writing() as tx:
        tx.ratings.note_read(a_rating().id, TRAINEE, LATER)
    with store.reading() as tx:
        assert tx.ratings.read_by(TRAINEE) == {a_rating().id}
        assert tx.ratings.read_by(SUPERVISOR) == frozenset()


def test_attempts_are_given_newest_first(store: Store) -> None:
    with store.writing() as tx:
        tx.attempts.add(an_attempt("a2"))
        tx.attempts.add(an_attempt("a1", at=LATER))
        tx.attempts.add_step(AttemptId("a2"), a_step(1, "q3"))
    with store.reading() as tx:
        found = tx.attempts.of(TRAINEE)
        assert [attempt.id for attempt in found] == ["a1", "a2"]
        assert [len(attempt.steps) for attempt in found] == [0, 1]
        assert tx.attempts.of(SUPERVISOR) == ()


def test_hours_are_confirmed_once_and_by_somebody(store: Store) -> None:
    confirmed = an_entry().model_copy(update={"confirmed_by": SUPERVISOR, "confirmed_at": LATER})
    with store.writing() as tx:
        tx.hours.add(an_entry())
        assert tx.hours.get("h1") == an_entry()
        tx.hours.confirm("h1", by=SUPERVISOR, at=LATER)
        with pytest.raises(Conflict):
            tx.hours.confirm("h1", by=SUPERVISOR, at=LATER)
    with store.reading() as tx:
        assert tx.hours.get("h1") == confirmed
        assert tx.hours.get("none") is None


def test_hours_are_never_added_as_confirmed(store: Store) -> None:
    with store.writing() as tx:
        tx.hours.add(an_entry().model_copy(update={"confirmed_by": TRAINEE, "confirmed_at": LATER}))
        assert tx.hours.get("h1") == an_entry()


def test_hours_are_given_as_they_were_logged(store: Store) -> None:
    with store.writing() as tx:
        tx.hours.add(an_entry("h1", at=LATER))
        tx.hours.add(an_entry("h2"))
    with store.reading() as tx:
        assert tx.hours.of([TRAINEE]) == (an_entry("h2"), an_entry("h1", at=LATER))
        assert tx.hours.of([SUPERVISOR]) == ()
        assert tx.hours.of([]) == ()


def test_a_certificate_is_found_by_id_by_code_and_by_holder(store: Store) -> None:
    older, newer = a_certificate("cert2"), a_certificate("cert1", at=LATER)
    with store.writing() as tx:
        tx.certificates.add(older)
        tx.certificates.add(newer)
    with store.reading() as tx:
        assert tx.certificates.get(older.id) == older
        assert tx.certificates.by_code(newer.code) == newer
        assert tx.certificates.by_code("guess") is None
        assert tx.certificates.all() == (newer, older)
        assert tx.certificates.of(TRAINEE) == (newer, older)
        assert tx.certificates.of(SUPERVISOR) == ()


def test_a_certificate_is_withdrawn_once(store: Store) -> None:
    withdrawal = Withdrawal(
        certificate_id=CertificateId("cert1"), by=SUPERVISOR, at=LATER, reason="In error."
    )
    with store.writing() as tx:
        tx.certificates.add(a_certificate())
        assert tx.certificates.withdrawal(CertificateId("cert1")) is None
        tx.certificates.withdraw(withdrawal)
        with pytest.raises(Conflict):
            tx.certificates.withdraw(withdrawal)
    with store.reading() as tx:
        assert tx.certificates.withdrawal(CertificateId("cert1")) == withdrawal


def test_the_audit_chain_begins_at_its_genesis(store: Store) -> None:
    with store.reading() as tx:
        assert tx.audit.head() == Head(seq=0, digest=GENESIS)
        assert tuple(tx.audit.entries()) == ()
        assert tx.audit.latest(5) == ()


def test_audit_entries_form_a_chain_that_holds(store: Store) -> None:
    for number in range(3):
        with store.writing() as tx:
            note(tx, f"{number}a")
            note(tx, f"{number}b")
    with store.reading() as tx:
        entries = tuple(tx.audit.entries())
        head = tx.audit.head()
        assert [entry.about for entry in entries] == ["0a", "0b", "1a", "1b", "2a", "2b"]
        assert problems(entries, key=AUDIT_KEY, checkpoints=[head]) == []
        assert tuple(tx.audit.entries(after=4)) == entries[4:]
        assert tuple(tx.audit.entries(after=1, limit=2)) == entries[1:3]
        assert tx.audit.latest(2) == (entries[5], entries[4])


def test_an_entry_noted_in_another_time_zone_still_holds(store: Store) -> None:
    east = NOON.astimezone(timezone(timedelta(hours=7)))
    with store.writing() as tx:
        tx.audit.append(at=east, actor="shell", action="tested", about="", detail={"a": None})
    with store.reading() as tx:
        entries = tuple(tx.audit.entries())
    assert problems(entries, key=AUDIT_KEY) == []
    assert entries[0].at == NOON


def test_an_error_undoes_everything_the_transaction_did(store: Store) -> None:
    def fail() -> None:
        with store.writing() as tx:
            tx.people.set_password_hash(TRAINEE, "new hash")
            note(tx, "lost")
            raise KeyError("a slip in the caller")

    with pytest.raises(KeyError, match="a slip"):
        fail()
    with store.reading() as tx:
        assert tx.people.password_hash(TRAINEE) == "hash of t1"
        assert tx.audit.head().seq == 0


def a_word(seq: int, kind: HoursKind, by: PersonId = SUPERVISOR) -> HoursWord:
    return HoursWord(hours_id="h1", seq=seq, kind=kind, by=by, at=LATER, words="Which?")


def test_the_last_word_on_hours_holds(store: Store) -> None:
    with store.writing() as tx:
        tx.people.supervise(TRAINEE, {SUPERVISOR})
        tx.hours.add(an_entry())
        assert tx.hours_words.last(["h1"]) == {}
        tx.hours_words.add(a_word(1, HoursKind.QUERIED))
        assert tx.hours.waiting_for(SUPERVISOR, most=5) == ((), 0)
        tx.hours_words.add(a_word(2, HoursKind.ANSWERED, TRAINEE))
        assert [one.id for one in tx.hours.waiting_for(SUPERVISOR, most=5)[0]] == ["h1"]
        tx.hours.confirm("h1", by=SUPERVISOR, at=NOON)
    with store.reading() as tx:
        found = tx.hours.get("h1")
        assert found is not None
        assert (found.confirmed_by, found.confirmed_at) == (SUPERVISOR, NOON)
        assert tx.hours_words.last(["h1"])["h1"].seq == 3
        assert tx.hours.waiting_for(SUPERVISOR, most=5) == ((), 0)


def test_a_confirmation_that_was_taken_back_can_be_given_again(store: Store) -> None:
    with store.writing() as tx:
        tx.hours.add(an_entry())
        tx.hours.confirm("h1", by=SUPERVISOR, at=NOON)
        tx.hours_words.add(a_word(1, HoursKind.TAKEN_BACK))
        assert [one.confirmed_by for one in tx.hours.of([TRAINEE])] == [None]
        tx.hours.confirm("h1", by=SUPERVISOR, at=LATER)
        assert [one.confirmed_at for one in tx.hours.of([TRAINEE])] == [LATER]
        with pytest.raises(Conflict, match="confirmed already"):
            tx.hours.confirm("h1", by=SUPERVISOR, at=LATER)
        with pytest.raises(Conflict, match="just said"):
            tx.hours_words.add(a_word(1, HoursKind.QUERIED))


def test_who_did_what_to_which_thing_is_found(store: Store) -> None:
    with store.writing() as tx:
        note(tx, "rec1")
    with store.reading() as tx:
        assert tx.audit.tells("tested", about="rec1", actor=TRAINEE)
        assert not tx.audit.tells("tested", about="rec2", actor=TRAINEE)
        assert not tx.audit.tells("tested", about="rec1", actor=SUPERVISOR)
        assert not tx.audit.tells("done", about="rec1", actor=TRAINEE)

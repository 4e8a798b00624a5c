"""Erasing by right: a case, a person; each first says what goes and what stays.

What was signed stays in the words that were signed. Whatever else tells of a patient or names
somebody goes, and the audit chain holds that it was taken away.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from ipt_training.domain.errors import NotFound, RuleBroken
from ipt_training.domain.ids import CaseId, PersonId, RecordingId
from ipt_training.domain.people.person import Person
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.reports import erasure
from ipt_training.reports.erasure import Held, Listing
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.people.keep_people import SHELL, entrust_to_nobody, keep_a_lead
from ipt_training.use_cases.people.ownership import person_for
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.ports.recordings import Vault
from ipt_training.use_cases.ports.storage.store import Transaction
from ipt_training.use_cases.practice.seal import sealing_anew
from ipt_training.use_cases.recordings.forget import ERASED, erase_sound, forget
from ipt_training.use_cases.recordings.ownership import case_for, recording_for

NO_PASSWORD = "!"
"""A hash that no password has."""


@dataclass(frozen=True)
class Erase:
    """Erases for good, and says beforehand what that means."""

    access: Access
    vault: Vault
    desk: SignInDesk

    def list_recording(self, session: Session, recording_id: RecordingId) -> Listing:
        """Say what erasing a recording takes and what it leaves."""
        with self.access.read(session) as work:
            recording = recording_for(work, recording_id, Action.ERASE_RECORDING)
            return erasure.of_recording(_held(work.tx, (recording,)))

    def recording(self, session: Session, recording_id: RecordingId) -> None:
        """Erase sound, transcript and unsigned ratings of a recording; signed ratings stay."""
        with self.access.write(session, "erase recording", recording_id, last_room=True) as work:
            recording = recording_for(work, recording_id, Action.ERASE_RECORDING)
            forget(work.tx, recording)
            work.note(ERASED, recording_id)
        erase_sound(self.vault, [recording_id])

    def list_case(self, session: Session, case_id: CaseId) -> Listing:
        """Say what erasing a case takes and what it leaves."""
        with self.access.read(session) as work:
            case_for(work, case_id, Action.ERASE_CASE)
            return erasure.of_case(_held(work.tx, work.tx.recordings.of_cases({case_id})))

    def case(self, session: Session, case_id: CaseId) -> None:
        """Erase a case with its recordings: pseudonym, consents, sound and every unsigned word."""
        with self.access.write(session, "erase case", case_id, last_room=True) as work:
            case = case_for(work, case_id, Action.ERASE_CASE)
            gone = _erase_case(work.tx, case, work.person.id, work.now)
            work.evidence_changed(case.trainee_id)
            work.note("case erased", case_id, recordings=len(gone))
        erase_sound(self.vault, gone)

    def list_person(self, session: Session | None, person_id: PersonId) -> Listing:
        """Say what erasing a person takes and what it leaves; nobody signs in at the shell."""
        if session is None:
            with self.access.store.reading() as tx:
                return _of_person(tx, person_id)
        with self.access.read(session) as work:
            person_for(work, person_id, Action.ERASE_PERSON)
            return _of_person(work.tx, person_id)

    def person(self, session: Session | None, person_id: PersonId, password: str = "") -> None:
        """Erase a person: their name, cases, recordings, hours, practice and unsigned ratings.

        Args:
            session: the programme lead's, or nothing at the command line of the server.
            person_id: who is erased.
            password: the lead's own, again.

        Raises:
            RuleBroken: when the password does not match, or nobody would be programme lead.
        """
        if session is not None:
            self.desk.confirm_password(session, password)
        with self._erasing(session, person_id) as (tx, actor, now):
            gone = _erase_person(tx, _known(tx, person_id), actor, now)
            tx.audit.append(
                at=now,
                actor=actor,
                action="person erased",
                about=person_id,
                detail={"recordings": len(gone)},
            )
        erase_sound(self.vault, gone)

    @contextmanager
    def _erasing(
        self, session: Session | None, person_id: PersonId
    ) -> Iterator[tuple[Transaction, str, datetime]]:
        if session is None:
            with self.access.store.writing(last_room=True) as tx:
                yield tx, SHELL, self.access.moment(tx)
            return
        with self.access.write(session, "erase person", person_id, last_room=True) as work:
            person_for(work, person_id, Action.ERASE_PERSON)
            yield work.tx, work.person.id, work.now


def _known(tx: Transaction, person_id: PersonId) -> Person:
    person = tx.people.get(person_id)
    if person is None:
        raise NotFound("There is nobody under this address.")
    if person.erased_at is not None:
        raise RuleBroken("This account was erased already.")
    return person


def _of_person(tx: Transaction, person_id: PersonId) -> Listing:
    person = _known(tx, person_id)
    held = _held(
        tx,
        tx.recordings.of({person.id}),
        cases=sum(one.erased_at is None for one in tx.cases.of({person.id})),
        own_drafts=len(tx.drafts.of_rater(person.id)),
        hours=len(tx.hours.of({person.id})),
    )
    return erasure.of_person(held, tx.people.named_in(person.id))


def _held(tx: Transaction, recordings: Collection[Recording], **others: int) -> Held:
    ids = [one.id for one in recordings]
    return Held(
        recordings=sum(one.state is not RecordingState.ERASED for one in recordings),
        transcripts=sum(one.has_transcript for one in recordings),
        drafts=len(tx.drafts.about(ids)),
        ratings=sum(len(tx.ratings.of_recording(one)) for one in ids),
        **others,
    )


def _erase_case(tx: Transaction, case: Case, actor: str, now: datetime) -> list[RecordingId]:
    """Erase a case; give whose sound is to be removed once this is stored."""
    tx.leave_nothing()
    recordings = tx.recordings.of_cases({case.id})
    rated = {one.id for one in recordings if tx.ratings.of_recording(one.id)}
    for one in recordings:
        forget(tx, one)
        tx.audit.append(at=now, actor=actor, action=ERASED, about=one.id, detail={})
        if one.id not in rated:
            tx.recordings.remove(one.id)
    if rated:
        tx.cases.replace(case.erased(now))
    else:
        tx.cases.remove(case.id)
    return [one.id for one in recordings]


def _erase_person(tx: Transaction, person: Person, actor: str, now: datetime) -> list[RecordingId]:
    """Erase a person; give whose sound is to be removed once this is stored."""
    keep_a_lead(tx, person.model_copy(update={"disabled": True}))
    tx.leave_nothing()
    cases = [case for case in tx.cases.of({person.id}) if case.erased_at is None]
    gone = [one for case in cases for one in _erase_case(tx, case, actor, now)]
    for draft in tx.drafts.of_rater(person.id):
        tx.drafts.remove(draft.id)
    tx.hours.remove_of(person.id)
    with sealing_anew(tx, now):
        tx.attempts.remove_of(person.id)
    tx.standings.remove_of(person.id)
    tx.ratings.forget_read_by(person.id)
    tx.people.supervise(person.id, ())
    entrust_to_nobody(tx, person.id)
    tx.sign_ins.remove_of(person.id)
    tx.sign_ins.forget_failures(f"account:{person.user_name}")
    if tx.people.named_in(person.id):
        tx.people.replace(person.erased(now))
        tx.people.set_password_hash(person.id, NO_PASSWORD)
    else:
        tx.people.remove(person.id)
    return gone

"""The database, as the use cases ask for it: one transaction, one port for each kind of record."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ipt_training.domain.audit import Entry, Head
from ipt_training.domain.certification.certificate import Certificate, Withdrawal
from ipt_training.domain.certification.portfolio import Hours
from ipt_training.domain.fidelity.rating import Draft, SignedRating
from ipt_training.domain.ids import (
    AttemptId,
    CaseId,
    CertificateId,
    PersonId,
    RatingId,
    RecordingId,
)
from ipt_training.domain.people.person import Person, SignIn
from ipt_training.domain.practice.attempt import Attempt, Step
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording
from ipt_training.domain.recordings.transcript import Transcript


@dataclass(frozen=True, slots=True)
class RatingEntry:
    """What a signed rating is about, without what it says."""

    id: RatingId
    therapist_id: PersonId
    amends: RatingId | None


class People(Protocol):
    """Accounts."""

    def add(self, person: Person, password_hash: str) -> None:
        """Add an account; Conflict when the user name is taken."""
        ...

    def get(self, person_id: PersonId) -> Person | None:
        """Find by id."""
        ...

    def by_user_name(self, user_name: str) -> Person | None:
        """Find by folded user name."""
        ...

    def all(self) -> tuple[Person, ...]:
        """Give everybody, by name."""
        ...

    def replace(self, person: Person) -> None:
        """Store a changed account."""
        ...

    def password_hash(self, person_id: PersonId) -> str | None:
        """Give the stored hash."""
        ...

    def set_password_hash(self, person_id: PersonId, password_hash: str) -> None:
        """Store a new hash."""
        ...

    def supervise(self, trainee_id: PersonId, supervisor_ids: Collection[PersonId]) -> None:
        """Entrust a trainee to exactly these supervisors."""
        ...

    def trainees_of(self, supervisor_id: PersonId) -> frozenset[PersonId]:
        """Give the trainees entrusted to a supervisor."""
        ...

    def supervisors_of(self, trainee_id: PersonId) -> frozenset[PersonId]:
        """Give the supervisors a trainee is entrusted to."""
        ...


class SignIns(Protocol):
    """Server-side sessions and failed guesses."""

    def add(self, sign_in: SignIn) -> None:
        """Add a session row."""
        ...

    def get(self, sign_in_id: str) -> SignIn | None:
        """Find by id, ended ones too."""
        ...

    def touch(self, sign_in_id: str, at: datetime) -> None:
        """Note that the session was used."""
        ...

    def end(self, sign_in_id: str, at: datetime) -> None:
        """End one session."""
        ...

    def end_all(self, person_id: PersonId, at: datetime, *, but: str | None = None) -> None:
        """End every open session of a person, but for one."""
        ...

    def live(
        self, sign_in_ids: Collection[str], *, seen_after: datetime, started_after: datetime
    ) -> frozenset[str]:
        """Give those that are open, of an open account and not timed out: one query."""
        ...

    def note_failure(self, key: str, at: datetime) -> None:
        """Note one failed guess under a key (an account or an address)."""
        ...

    def failures(self, key: str, since: datetime) -> tuple[datetime, ...]:
        """Give the times of failed guesses since then, oldest first."""
        ...

    def forget_failures(self, key: str) -> None:
        """Forget the failed guesses of a key."""
        ...


class Cases(Protocol):
    """Treatment cases."""

    def add(self, case: Case) -> None:
        """Add a case."""
        ...

    def get(self, case_id: CaseId) -> Case | None:
        """Find by id."""
        ...

    def replace(self, case: Case) -> None:
        """Store a changed case."""
        ...

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Case, ...]:
        """Give the cases of these trainees, oldest first."""
        ...


class Recordings(Protocol):
    """What is known of recordings, their wrapped keys and transcripts."""

    def add(self, recording: Recording, wrapped_key: bytes) -> None:
        """Add a recording with its key."""
        ...

    def get(self, recording_id: RecordingId) -> Recording | None:
        """Find by id."""
        ...

    def replace(self, recording: Recording) -> None:
        """Store a changed recording."""
        ...

    def of(self, therapist_ids: Collection[PersonId]) -> tuple[Recording, ...]:
        """Give the recordings of these therapists, oldest first."""
        ...

    def wrapped_key(self, recording_id: RecordingId) -> bytes | None:
        """Give the wrapped key, or nothing once it was erased."""
        ...

    def erase_key(self, recording_id: RecordingId) -> None:
        """Forget the key for good."""
        ...

    def any_key(self) -> bytes | None:
        """Give some wrapped key, to check the vault's key against; nothing when there is none."""
        ...

    def set_transcript(self, recording_id: RecordingId, transcript: Transcript) -> None:
        """Store or replace the transcript."""
        ...

    def transcript(self, recording_id: RecordingId) -> Transcript | None:
        """Give the transcript."""
        ...

    def due_for_erasure(self, at: datetime) -> tuple[Recording, ...]:
        """Give the recordings not erased yet whose delete-by day has passed."""
        ...

    def abandoned(self, before: datetime) -> tuple[Recording, ...]:
        """Give the uploads that were begun before then and never finished."""
        ...


class Ratings(Protocol):
    """Drafts, which change, and signed ratings, which never do."""

    def draft(self, rating_id: RatingId) -> Draft | None:
        """Find a draft by id."""
        ...

    def draft_of(self, rater_id: PersonId, recording_id: RecordingId) -> Draft | None:
        """Find the draft of one rater on one recording."""
        ...

    def drafts_of(self, rater_id: PersonId) -> tuple[Draft, ...]:
        """Give a rater's drafts."""
        ...

    def add_draft(self, draft: Draft) -> None:
        """Add a draft; Conflict when the rater has one on the recording."""
        ...

    def save_draft(self, draft: Draft, *, expected: int) -> None:
        """Store a changed draft; Conflict unless the stored revision is the expected one."""
        ...

    def remove_draft(self, rating_id: RatingId) -> None:
        """Remove a draft, once it was signed."""
        ...

    def add(self, rating: SignedRating) -> None:
        """Append a signed rating with its content hash; it can never be changed."""
        ...

    def get(self, rating_id: RatingId) -> SignedRating | None:
        """Find by id; Corrupt when it is not what was signed."""
        ...

    def of_recording(self, recording_id: RecordingId) -> tuple[SignedRating, ...]:
        """Give the signed ratings of a recording, oldest first."""
        ...

    def of_rater(self, rater_id: PersonId) -> tuple[SignedRating, ...]:
        """Give the signed ratings by a rater, oldest first."""
        ...

    def of_therapist(self, therapist_id: PersonId) -> tuple[SignedRating, ...]:
        """Give the signed ratings of a therapist's sessions, oldest first."""
        ...

    def some(self, rating_ids: Collection[RatingId]) -> Iterator[SignedRating]:
        """Give these signed ratings; Corrupt when one is not what was signed."""
        ...

    def all(self) -> Iterator[SignedRating]:
        """Give every signed rating, oldest first."""
        ...

    def index(self) -> tuple[RatingEntry, ...]:
        """Give what every signed rating is about, oldest first, without what it says."""
        ...


class Attempts(Protocol):
    """Practice: attempts and their steps, appended only."""

    def add(self, attempt: Attempt) -> None:
        """Add an attempt with no steps."""
        ...

    def get(self, attempt_id: AttemptId) -> Attempt | None:
        """Find by id, with its steps."""
        ...

    def add_step(self, attempt_id: AttemptId, step: Step) -> None:
        """Append one answer; Conflict when the part was answered already."""
        ...

    def of(self, person_id: PersonId) -> tuple[Attempt, ...]:
        """Give a person's attempts with their steps, newest first."""
        ...


class HoursLog(Protocol):
    """Logged and confirmed hours, appended only."""

    def add(self, hours: Hours) -> None:
        """Append an entry, not confirmed."""
        ...

    def get(self, hours_id: str) -> Hours | None:
        """Find by id."""
        ...

    def confirm(self, hours_id: str, *, by: PersonId, at: datetime) -> None:
        """Append a confirmation; Conflict when there is one."""
        ...

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Hours, ...]:
        """Give the entries of these trainees, oldest first."""
        ...


class Certificates(Protocol):
    """Certificates and withdrawals, appended only."""

    def add(self, certificate: Certificate) -> None:
        """Append a certificate."""
        ...

    def get(self, certificate_id: CertificateId) -> Certificate | None:
        """Find by id."""
        ...

    def by_code(self, code: str) -> Certificate | None:
        """Find by public code."""
        ...

    def all(self) -> tuple[Certificate, ...]:
        """Give every certificate, newest first."""
        ...

    def of(self, holder_id: PersonId) -> tuple[Certificate, ...]:
        """Give a holder's certificates, newest first."""
        ...

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Append a withdrawal; Conflict when there is one."""
        ...

    def withdrawal(self, certificate_id: CertificateId) -> Withdrawal | None:
        """Find the withdrawal of a certificate."""
        ...


class AuditTrail(Protocol):
    """The audit chain, appended only."""

    def append(
        self,
        *,
        at: datetime,
        actor: str,
        action: str,
        about: str,
        detail: Mapping[str, str | int | float | bool | None],
    ) -> Entry:
        """Append the next entry of the chain, in this transaction."""
        ...

    def head(self) -> Head:
        """Give the end of the chain."""
        ...

    def entries(self, *, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
        """Give entries in order."""
        ...

    def latest(self, limit: int) -> tuple[Entry, ...]:
        """Give the newest entries, newest first."""
        ...


class Requests(Protocol):
    """Idempotency keys: what a submit that came twice answered the first time."""

    def result(self, key: str) -> str | None:
        """Give what the key led to, or nothing when it is new."""
        ...

    def remember(self, key: str, result: str, at: datetime) -> None:
        """Note what a key led to; Conflict when another transaction noted it first."""
        ...


class Transaction(Protocol):
    """All records, seen and changed as one."""

    people: People
    sign_ins: SignIns
    cases: Cases
    recordings: Recordings
    ratings: Ratings
    attempts: Attempts
    hours: HoursLog
    certificates: Certificates
    audit: AuditTrail
    requests: Requests


class Store(Protocol):
    """The database."""

    def reading(self) -> AbstractContextManager[Transaction]:
        """Open a transaction that only reads."""
        ...

    def writing(self) -> AbstractContextManager[Transaction]:
        """Open a transaction that commits at the end, or changes nothing when an error leaves it.

        Raises:
            StorageFailed: when it could not be written.
        """
        ...

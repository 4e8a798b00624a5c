"""Records that change, kept in dictionaries: people, sessions, cases, recordings, requests."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime

from ipt_training.domain.audit import Entry
from ipt_training.domain.certification.certificate import Certificate, Withdrawal
from ipt_training.domain.certification.portfolio import Hours
from ipt_training.domain.errors import Conflict, NotFound
from ipt_training.domain.fidelity.rating import Draft, SignedRating
from ipt_training.domain.ids import CaseId, PersonId, RecordingId
from ipt_training.domain.people.person import Person, SignIn
from ipt_training.domain.practice.attempt import Attempt, Step
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.domain.recordings.transcript import Transcript


@dataclass
class Rows:
    """Everything that is stored."""

    people: dict[str, Person] = field(default_factory=dict)
    password_hashes: dict[str, str] = field(default_factory=dict)
    supervision: set[tuple[PersonId, PersonId]] = field(default_factory=set)
    """Trainee and supervisor."""
    sign_ins: dict[str, SignIn] = field(default_factory=dict)
    failures: list[tuple[str, datetime]] = field(default_factory=list)
    cases: dict[str, Case] = field(default_factory=dict)
    recordings: dict[str, Recording] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    transcripts: dict[str, Transcript] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    ratings: dict[str, SignedRating] = field(default_factory=dict)
    attempts: dict[str, Attempt] = field(default_factory=dict)
    steps: list[tuple[str, Step]] = field(default_factory=list)
    hours: dict[str, Hours] = field(default_factory=dict)
    certificates: dict[str, Certificate] = field(default_factory=dict)
    withdrawals: dict[str, Withdrawal] = field(default_factory=dict)
    audit: list[Entry] = field(default_factory=list)
    requests: dict[str, tuple[str, datetime]] = field(default_factory=dict)


class FakePeople:
    """Accounts."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, person: Person, password_hash: str) -> None:
        """Add an account."""
        self._check_free(person)
        self._rows.people[person.id] = person
        self._rows.password_hashes[person.id] = password_hash

    def get(self, person_id: PersonId) -> Person | None:
        """Find by id."""
        return self._rows.people.get(person_id)

    def by_user_name(self, user_name: str) -> Person | None:
        """Find by folded user name."""
        return next((p for p in self._rows.people.values() if p.user_name == user_name), None)

    def all(self) -> tuple[Person, ...]:
        """Give everybody, by name."""
        people = self._rows.people.values()
        return tuple(sorted(people, key=lambda one: (one.name.casefold(), one.id)))

    def replace(self, person: Person) -> None:
        """Store a changed account."""
        if person.id not in self._rows.people:
            raise NotFound("There is no such account.")
        self._check_free(person)
        self._rows.people[person.id] = person

    def password_hash(self, person_id: PersonId) -> str | None:
        """Give the stored hash."""
        return self._rows.password_hashes.get(person_id)

    def set_password_hash(self, person_id: PersonId, password_hash: str) -> None:
        """Store a new hash."""
        if person_id not in self._rows.people:
            raise NotFound("There is no such account.")
        self._rows.password_hashes[person_id] = password_hash

    def supervise(self, trainee_id: PersonId, supervisor_ids: Collection[PersonId]) -> None:
        """Entrust a trainee to exactly these supervisors."""
        self._rows.supervision = {
            pair for pair in self._rows.supervision if pair[0] != trainee_id
        } | {(trainee_id, one) for one in supervisor_ids}

    def trainees_of(self, supervisor_id: PersonId) -> frozenset[PersonId]:
        """Give the trainees entrusted to a supervisor."""
        return frozenset(t for t, s in self._rows.supervision if s == supervisor_id)

    def supervisors_of(self, trainee_id: PersonId) -> frozenset[PersonId]:
        """Give the supervisors a trainee is entrusted to."""
        return frozenset(s for t, s in self._rows.supervision if t == trainee_id)

    def _check_free(self, person: Person) -> None:
        holder = self.by_user_name(person.user_name)
        if holder is not None and holder.id != person.id:
            raise Conflict("This user name is taken. Choose another one.")


class FakeSignIns:
    """Sessions and failed guesses."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, sign_in: SignIn) -> None:
        """Add a session row."""
        self._rows.sign_ins[sign_in.id] = sign_in

    def get(self, sign_in_id: str) -> SignIn | None:
        """Find by id."""
        return self._rows.sign_ins.get(sign_in_id)

    def touch(self, sign_in_id: str, at: datetime) -> None:
        """Note that the session was used."""
        row = self.get(sign_in_id)
        if row is not None and row.seen_at < at:
            self._rows.sign_ins[row.id] = row.model_copy(update={"seen_at": at})

    def end(self, sign_in_id: str, at: datetime) -> None:
        """End one session."""
        row = self.get(sign_in_id)
        if row is not None and row.ended_at is None:
            self._rows.sign_ins[row.id] = row.model_copy(update={"ended_at": at})

    def end_all(self, person_id: PersonId, at: datetime, *, but: str | None = None) -> None:
        """End every open session of a person, but for one."""
        for row in list(self._rows.sign_ins.values()):
            if row.person_id == person_id and row.id != but:
                self.end(row.id, at)

    def live(
        self, sign_in_ids: Collection[str], *, seen_after: datetime, started_after: datetime
    ) -> frozenset[str]:
        """Give those that are open, of an open account and not timed out."""
        rows = (row for one in sign_in_ids if (row := self.get(one)) is not None)
        return frozenset(
            row.id
            for row in rows
            if row.ended_at is None
            and row.seen_at >= seen_after
            and row.started_at >= started_after
            and row.person_id in self._rows.people
            and not self._rows.people[row.person_id].disabled
        )

    def note_failure(self, key: str, at: datetime) -> None:
        """Note one failed guess."""
        self._rows.failures.append((key, at))

    def failures(self, key: str, since: datetime) -> tuple[datetime, ...]:
        """Give the times of failed guesses since then, oldest first."""
        return tuple(sorted(at for k, at in self._rows.failures if k == key and at >= since))

    def forget_failures(self, key: str) -> None:
        """Forget the failed guesses of a key."""
        self._rows.failures = [(k, at) for k, at in self._rows.failures if k != key]


class FakeCases:
    """Treatment cases."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, case: Case) -> None:
        """Add a case."""
        self._rows.cases[case.id] = case

    def get(self, case_id: CaseId) -> Case | None:
        """Find by id."""
        return self._rows.cases.get(case_id)

    def replace(self, case: Case) -> None:
        """Store a changed case."""
        if case.id not in self._rows.cases:
            raise NotFound("There is no such case.")
        self._rows.cases[case.id] = case

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Case, ...]:
        """Give the cases of these trainees, oldest first."""
        found = (case for case in self._rows.cases.values() if case.trainee_id in trainee_ids)
        return tuple(sorted(found, key=lambda case: (case.opened_at, case.id)))


class FakeRecordings:
    """Recordings, keys and transcripts."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, recording: Recording, wrapped_key: bytes) -> None:
        """Add a recording with its key."""
        self._rows.recordings[recording.id] = recording
        self._rows.keys[recording.id] = wrapped_key

    def get(self, recording_id: RecordingId) -> Recording | None:
        """Find by id."""
        return self._rows.recordings.get(recording_id)

    def replace(self, recording: Recording) -> None:
        """Store a changed recording."""
        self._check_there(recording.id)
        self._rows.recordings[recording.id] = recording

    def of(self, therapist_ids: Collection[PersonId]) -> tuple[Recording, ...]:
        """Give the recordings of these therapists, oldest first."""
        return self._sorted(lambda one: one.therapist_id in therapist_ids)

    def wrapped_key(self, recording_id: RecordingId) -> bytes | None:
        """Give the wrapped key."""
        return self._rows.keys.get(recording_id)

    def erase_key(self, recording_id: RecordingId) -> None:
        """Forget the key for good."""
        self._check_there(recording_id)
        self._rows.keys.pop(recording_id, None)

    def any_key(self) -> bytes | None:
        """Give some wrapped key."""
        return next(iter(self._rows.keys.values()), None)

    def set_transcript(self, recording_id: RecordingId, transcript: Transcript) -> None:
        """Store or replace the transcript."""
        self._rows.transcripts[recording_id] = transcript

    def transcript(self, recording_id: RecordingId) -> Transcript | None:
        """Give the transcript."""
        return self._rows.transcripts.get(recording_id)

    def due_for_erasure(self, at: datetime) -> tuple[Recording, ...]:
        """Give the recordings not erased yet whose delete-by day has passed."""
        today = at.astimezone(UTC).date()
        return self._sorted(
            lambda one: one.state is not RecordingState.ERASED and one.delete_by < today
        )

    def abandoned(self, before: datetime) -> tuple[Recording, ...]:
        """Give the uploads that were begun before then and never finished."""
        return self._sorted(
            lambda one: one.state is RecordingState.UPLOADING and one.uploaded_at < before
        )

    def _sorted(self, wanted: Callable[[Recording], bool]) -> tuple[Recording, ...]:
        found = (one for one in self._rows.recordings.values() if wanted(one))
        return tuple(sorted(found, key=lambda one: (one.recorded_on, one.uploaded_at, one.id)))

    def _check_there(self, recording_id: RecordingId) -> None:
        if recording_id not in self._rows.recordings:
            raise NotFound("There is no such recording.")


class FakeRequests:
    """Idempotency keys."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def result(self, key: str) -> str | None:
        """Give what the key led to."""
        noted = self._rows.requests.get(key)
        return noted[0] if noted else None

    def remember(self, key: str, result: str, at: datetime) -> None:
        """Note what a key led to."""
        if key in self._rows.requests:
            raise Conflict("This was submitted already; nothing was done twice.")
        self._rows.requests[key] = (result, at)

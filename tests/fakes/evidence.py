"""Records that are appended only, kept in dictionaries: ratings, practice, hours, certificates."""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime

from ipt_training.domain.audit import GENESIS, Entry, Head, next_entry
from ipt_training.domain.certification.certificate import Certificate, Withdrawal
from ipt_training.domain.certification.portfolio import Hours
from ipt_training.domain.errors import Conflict, StorageFailed
from ipt_training.domain.fidelity.rating import Draft, SignedRating
from ipt_training.domain.ids import (
    AttemptId,
    CertificateId,
    PersonId,
    RatingId,
    RecordingId,
)
from ipt_training.domain.practice.attempt import Attempt, Step
from ipt_training.use_cases.ports.storage import RatingEntry
from tests.fakes.records import Rows


class FakeRatings:
    """Drafts and signed ratings."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def draft(self, rating_id: RatingId) -> Draft | None:
        """Find a draft by id."""
        return self._rows.drafts.get(rating_id)

    def draft_of(self, rater_id: PersonId, recording_id: RecordingId) -> Draft | None:
        """Find the draft of one rater on one recording."""
        mine = self.drafts_of(rater_id)
        return next((draft for draft in mine if draft.recording_id == recording_id), None)

    def drafts_of(self, rater_id: PersonId) -> tuple[Draft, ...]:
        """Give a rater's drafts, oldest first."""
        found = (draft for draft in self._rows.drafts.values() if draft.rater_id == rater_id)
        return tuple(sorted(found, key=lambda draft: (draft.started_at, draft.id)))

    def add_draft(self, draft: Draft) -> None:
        """Add a draft."""
        if draft.id in self._rows.drafts or self.draft_of(draft.rater_id, draft.recording_id):
            raise Conflict("You have a draft on this recording already.")
        self._rows.drafts[draft.id] = draft

    def save_draft(self, draft: Draft, *, expected: int) -> None:
        """Store a changed draft."""
        stored = self.draft(draft.id)
        if stored is None or stored.revision != expected:
            raise Conflict("This draft was changed in another window, or signed.")
        self._rows.drafts[draft.id] = draft

    def remove_draft(self, rating_id: RatingId) -> None:
        """Remove a draft."""
        self._rows.drafts.pop(rating_id, None)

    def add(self, rating: SignedRating) -> None:
        """Append a signed rating."""
        if rating.id in self._rows.ratings:
            raise StorageFailed("There is a rating with this id.")
        self._rows.ratings[rating.id] = rating

    def get(self, rating_id: RatingId) -> SignedRating | None:
        """Find by id."""
        return self._rows.ratings.get(rating_id)

    def of_recording(self, recording_id: RecordingId) -> tuple[SignedRating, ...]:
        """Give the signed ratings of a recording, oldest first."""
        return tuple(one for one in self.all() if one.recording_id == recording_id)

    def of_rater(self, rater_id: PersonId) -> tuple[SignedRating, ...]:
        """Give the signed ratings by a rater, oldest first."""
        return tuple(one for one in self.all() if one.rater_id == rater_id)

    def of_therapist(self, therapist_id: PersonId) -> tuple[SignedRating, ...]:
        """Give the signed ratings of a therapist's sessions, oldest first."""
        return tuple(one for one in self.all() if one.therapist_id == therapist_id)

    def all(self) -> Iterator[SignedRating]:
        """Give every signed rating, oldest first."""
        return iter(sorted(self._rows.ratings.values(), key=lambda one: (one.signed_at, one.id)))

    def some(self, rating_ids: Collection[RatingId]) -> Iterator[SignedRating]:
        """Give these signed ratings."""
        return (self._rows.ratings[one] for one in rating_ids)

    def index(self) -> tuple[RatingEntry, ...]:
        """Give what every signed rating is about, oldest first."""
        return tuple(RatingEntry(one.id, one.therapist_id, one.amends) for one in self.all())


class FakeAttempts:
    """Attempts and their steps."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, attempt: Attempt) -> None:
        """Add an attempt with no steps."""
        self._rows.attempts[attempt.id] = attempt.model_copy(update={"steps": ()})

    def get(self, attempt_id: AttemptId) -> Attempt | None:
        """Find by id, with its steps."""
        attempt = self._rows.attempts.get(attempt_id)
        if attempt is None:
            return None
        steps = sorted(
            (step for owner, step in self._rows.steps if owner == attempt_id),
            key=lambda step: step.seq,
        )
        return attempt.model_copy(update={"steps": tuple(steps)})

    def add_step(self, attempt_id: AttemptId, step: Step) -> None:
        """Append one answer."""
        for owner, stored in self._rows.steps:
            if owner == attempt_id and (stored.part_id == step.part_id or stored.seq == step.seq):
                raise Conflict("This part was answered already.")
        self._rows.steps.append((attempt_id, step))

    def of(self, person_id: PersonId) -> tuple[Attempt, ...]:
        """Give a person's attempts with their steps, newest first."""
        mine = [one for one in self._rows.attempts.values() if one.person_id == person_id]
        mine.sort(key=lambda one: (one.started_at, one.id), reverse=True)
        return tuple(found for one in mine if (found := self.get(one.id)) is not None)


class FakeHours:
    """The hours log."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, hours: Hours) -> None:
        """Append an entry, not confirmed."""
        unconfirmed = {"confirmed_by": None, "confirmed_at": None}
        self._rows.hours[hours.id] = hours.model_copy(update=unconfirmed)

    def get(self, hours_id: str) -> Hours | None:
        """Find by id."""
        return self._rows.hours.get(hours_id)

    def confirm(self, hours_id: str, *, by: PersonId, at: datetime) -> None:
        """Append a confirmation."""
        entry = self._rows.hours[hours_id]
        if entry.confirmed_by is not None:
            raise Conflict("These hours are confirmed already.")
        confirmed = {"confirmed_by": by, "confirmed_at": at}
        self._rows.hours[hours_id] = entry.model_copy(update=confirmed)

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Hours, ...]:
        """Give the entries of these trainees, oldest first."""
        found = (entry for entry in self._rows.hours.values() if entry.trainee_id in trainee_ids)
        return tuple(sorted(found, key=lambda entry: (entry.logged_at, entry.id)))


class FakeCertificates:
    """Certificates and withdrawals."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, certificate: Certificate) -> None:
        """Append a certificate."""
        self._rows.certificates[certificate.id] = certificate

    def get(self, certificate_id: CertificateId) -> Certificate | None:
        """Find by id."""
        return self._rows.certificates.get(certificate_id)

    def by_code(self, code: str) -> Certificate | None:
        """Find by public code."""
        return next((one for one in self._rows.certificates.values() if one.code == code), None)

    def all(self) -> tuple[Certificate, ...]:
        """Give every certificate, newest first."""
        found = self._rows.certificates.values()
        return tuple(sorted(found, key=lambda one: (one.issued_at, one.id), reverse=True))

    def of(self, holder_id: PersonId) -> tuple[Certificate, ...]:
        """Give a holder's certificates, newest first."""
        return tuple(one for one in self.all() if one.holder_id == holder_id)

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Append a withdrawal."""
        if withdrawal.certificate_id in self._rows.withdrawals:
            raise Conflict("This certificate is withdrawn already.")
        self._rows.withdrawals[withdrawal.certificate_id] = withdrawal

    def withdrawal(self, certificate_id: CertificateId) -> Withdrawal | None:
        """Find the withdrawal of a certificate."""
        return self._rows.withdrawals.get(certificate_id)


class FakeAudit:
    """The audit chain."""

    def __init__(self, rows: Rows, key: bytes) -> None:
        self._rows = rows
        self._key = key

    def append(
        self,
        *,
        at: datetime,
        actor: str,
        action: str,
        about: str,
        detail: Mapping[str, str | int | float | bool | None],
    ) -> Entry:
        """Append the next entry of the chain."""
        entry = next_entry(
            self.head(),
            key=self._key,
            at=at.astimezone(UTC),
            actor=actor,
            action=action,
            about=about,
            detail=detail,
        )
        self._rows.audit.append(entry)
        return entry

    def head(self) -> Head:
        """Give the end of the chain."""
        if not self._rows.audit:
            return Head(seq=0, digest=GENESIS)
        return Head(seq=self._rows.audit[-1].seq, digest=self._rows.audit[-1].digest)

    def entries(self, *, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
        """Give entries in order."""
        found = [entry for entry in self._rows.audit if entry.seq > after]
        return iter(found if limit is None else found[:limit])

    def latest(self, limit: int) -> tuple[Entry, ...]:
        """Give the newest entries, newest first."""
        return tuple(reversed(self._rows.audit[-limit:])) if limit else ()

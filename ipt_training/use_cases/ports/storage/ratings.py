"""Signed ratings, as the use cases ask for them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.ids import (
    PersonId,
    RatingId,
    RecordingId,
)


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """That a rating was signed, without what it says."""

    id: RatingId
    recording_id: RecordingId
    rubric_id: str
    amends: RatingId | None
    signed_at: datetime


class Ratings(Protocol):
    """Signed ratings, which never change."""

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

    def signed_by(
        self, rater_id: PersonId, recording_ids: Collection[RecordingId]
    ) -> tuple[SignedEntry, ...]:
        """Say what a rater signed of these recordings, oldest first."""
        ...

"""Signed ratings, as the use cases ask for them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.ids import (
    PersonId,
    RatingId,
    RecordingId,
)


@dataclass(frozen=True, slots=True)
class RatingEntry:
    """What a signed rating is about, without what it says."""

    id: RatingId
    therapist_id: PersonId
    amends: RatingId | None


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

    def index(self) -> tuple[RatingEntry, ...]:
        """Give what every signed rating is about, oldest first, without what it says."""
        ...

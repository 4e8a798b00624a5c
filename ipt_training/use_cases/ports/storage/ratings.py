"""Signed ratings, as the use cases ask for them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ipt_training.domain.fidelity.rating import SetAside, SignedRating
from ipt_training.domain.fidelity.unreadable import UnreadableRating
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


Found = SignedRating | UnreadableRating
"""A signed rating where it can be read; one that cannot takes no other with it."""


class Ratings(Protocol):
    """Signed ratings, which never change."""

    def add(self, rating: SignedRating) -> None:
        """Append a signed rating with its content hash; it can never be changed."""
        ...

    def get(self, rating_id: RatingId) -> SignedRating | None:
        """Find by id; Corrupt when it is not what was signed."""
        ...

    def of_recording(self, recording_id: RecordingId) -> tuple[Found, ...]:
        """Give the signed ratings of a recording, oldest first."""
        ...

    def of_rater(self, rater_id: PersonId) -> tuple[Found, ...]:
        """Give the signed ratings by a rater, oldest first."""
        ...

    def of_therapist(self, therapist_id: PersonId) -> tuple[Found, ...]:
        """Give the signed ratings of a therapist's sessions, oldest first."""
        ...

    def some(self, rating_ids: Collection[RatingId]) -> Iterator[Found]:
        """Give these signed ratings, in the order asked for; those that are not there are not."""
        ...

    def all(self) -> Iterator[Found]:
        """Give every signed rating, oldest first."""
        ...

    def signed_by(
        self, rater_id: PersonId, recording_ids: Collection[RecordingId]
    ) -> tuple[SignedEntry, ...]:
        """Say what a rater signed of these recordings, oldest first."""
        ...

    def set_aside(self, setting: SetAside) -> None:
        """Append that a rating counts no more; Conflict when it was set aside already."""
        ...

    def asides(self, rating_ids: Collection[RatingId]) -> Mapping[RatingId, SetAside]:
        """Give how these ratings were set aside, for those that were."""
        ...

    def note_read(self, rating_id: RatingId, person_id: PersonId, at: datetime) -> None:
        """Note that somebody opened the scorecard of a rating; the first time counts."""
        ...

    def read_by(self, person_id: PersonId) -> frozenset[RatingId]:
        """Say which ratings' scorecards somebody has opened."""
        ...

    def forget_read_by(self, person_id: PersonId) -> None:
        """Forget which scorecards somebody has opened."""
        ...

"""Signed ratings, kept in dictionaries."""

from collections.abc import Collection, Iterator

from ipt_training.domain.errors import StorageFailed
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import (
    PersonId,
    RatingId,
    RecordingId,
)
from ipt_training.use_cases.ports.storage.ratings import SignedEntry
from tests.fakes.storage.rows import Rows


class FakeRatings:
    """Signed ratings."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, rating: SignedRating) -> None:
        """Append a signed rating."""
        if rating.id in self._rows.ratings:
            raise StorageFailed("There is a rating with this id.")
        self._rows.ratings[rating.id] = rating
        self._rows.hashes[rating.id] = content_hash(rating)

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

    def signed_by(
        self, rater_id: PersonId, recording_ids: Collection[RecordingId]
    ) -> tuple[SignedEntry, ...]:
        """Say what a rater signed of these recordings, oldest first."""
        return tuple(
            SignedEntry(one.id, one.recording_id, one.rubric.id, one.amends, one.signed_at)
            for one in self.of_rater(rater_id)
            if one.recording_id in recording_ids
        )

"""Ratings in work, as the use cases ask for them."""

from collections.abc import Collection
from typing import Protocol

from ipt_training.domain.fidelity.rating import Draft
from ipt_training.domain.ids import (
    PersonId,
    RatingId,
    RecordingId,
)


class Drafts(Protocol):
    """Ratings in work, which change until they are signed."""

    def get(self, rating_id: RatingId) -> Draft | None:
        """Find a draft by id."""
        ...

    def of(self, rater_id: PersonId, recording_id: RecordingId) -> Draft | None:
        """Find the draft of one rater on one recording."""
        ...

    def of_rater(self, rater_id: PersonId) -> tuple[Draft, ...]:
        """Give a rater's drafts."""
        ...

    def about(self, recording_ids: Collection[RecordingId]) -> tuple[Draft, ...]:
        """Give everybody's drafts on these recordings, oldest first."""
        ...

    def add(self, draft: Draft) -> None:
        """Add a draft; Conflict when the rater has one on the recording."""
        ...

    def save(self, draft: Draft, *, expected: int) -> None:
        """Store a changed draft; Conflict unless the stored revision is the expected one."""
        ...

    def remove(self, rating_id: RatingId) -> None:
        """Remove a draft that was signed, or whose recording is erased."""
        ...

"""Ratings in work, kept in dictionaries."""

from collections.abc import Collection

from ipt_training.domain.errors import Conflict
from ipt_training.domain.fidelity.rating import Draft
from ipt_training.domain.ids import (
    PersonId,
    RatingId,
    RecordingId,
)
from tests.fakes.storage.rows import Rows


class FakeDrafts:
    """Ratings in work."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def get(self, rating_id: RatingId) -> Draft | None:
        """Find a draft by id."""
        return self._rows.drafts.get(rating_id)

    def of(self, rater_id: PersonId, recording_id: RecordingId) -> Draft | None:
        """Find the draft of one rater on one recording."""
        mine = self.of_rater(rater_id)
        return next((draft for draft in mine if draft.recording_id == recording_id), None)

    def of_rater(self, rater_id: PersonId) -> tuple[Draft, ...]:
        """Give a rater's drafts, oldest first."""
        found = (draft for draft in self._rows.drafts.values() if draft.rater_id == rater_id)
        return tuple(sorted(found, key=lambda draft: (draft.started_at, draft.id)))

    def about(self, recording_ids: Collection[RecordingId]) -> tuple[Draft, ...]:
        """Give everybody's drafts on these recordings, oldest first."""
        found = (one for one in self._rows.drafts.values() if one.recording_id in recording_ids)
        return tuple(sorted(found, key=lambda draft: (draft.started_at, draft.id)))

    def add(self, draft: Draft) -> None:
        """Add a draft."""
        if draft.id in self._rows.drafts or self.of(draft.rater_id, draft.recording_id):
            raise Conflict("You have a draft on this recording already.")
        self._rows.drafts[draft.id] = draft

    def save(self, draft: Draft, *, expected: int) -> None:
        """Store a changed draft."""
        stored = self.get(draft.id)
        if stored is None or stored.revision != expected:
            raise Conflict("This draft was changed in another window, or signed.")
        self._rows.drafts[draft.id] = draft

    def remove(self, rating_id: RatingId) -> None:
        """Remove a draft."""
        self._rows.drafts.pop(rating_id, None)

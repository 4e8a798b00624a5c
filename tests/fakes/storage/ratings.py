"""Signed ratings, kept in dictionaries."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from ipt_training.domain.errors import Conflict, Corrupt, StorageFailed
from ipt_training.domain.fidelity.rating import SetAside, SignedRating
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import (
    PersonId,
    RatingId,
    RecordingId,
)
from ipt_training.domain.seals import Name, Sealed
from ipt_training.use_cases.ports.storage.ratings import Found, SignedEntry
from tests.fakes.storage.rows import Rows


class FakeRatings:
    """Signed ratings."""

    def __init__(self, rows: Rows, written: set[Name]) -> None:
        self._rows = rows
        self._written = written

    def add(self, rating: SignedRating) -> None:
        """Append a signed rating."""
        if rating.id in self._rows.ratings:
            raise StorageFailed("There is a rating with this id.")
        self._rows.ratings[rating.id] = rating
        self._rows.hashes[rating.id] = content_hash(rating)

    def get(self, rating_id: RatingId) -> SignedRating | None:
        """Find by id; Corrupt when it is not what was signed."""
        found = next(iter(self.some([rating_id])), None)
        if isinstance(found, UnreadableRating):
            raise Corrupt(found.reason)
        return found

    def of_recording(self, recording_id: RecordingId) -> tuple[Found, ...]:
        """Give the signed ratings of a recording, oldest first."""
        return tuple(one for one in self.all() if one.recording_id == recording_id)

    def of_rater(self, rater_id: PersonId) -> tuple[Found, ...]:
        """Give the signed ratings by a rater, oldest first."""
        return tuple(one for one in self.all() if one.rater_id == rater_id)

    def of_therapist(self, therapist_id: PersonId) -> tuple[Found, ...]:
        """Give the signed ratings of a therapist's sessions, oldest first."""
        return tuple(one for one in self.all() if one.therapist_id == therapist_id)

    def all(self) -> Iterator[Found]:
        """Give every signed rating, oldest first."""
        return map(self._read, self._in_order())

    def some(self, rating_ids: Collection[RatingId]) -> Iterator[Found]:
        """Give these signed ratings, in the order asked for; those that are not there are not."""
        kept = self._rows.ratings
        return (self._read(kept[one]) for one in rating_ids if one in kept)

    def signed_by(
        self, rater_id: PersonId, recording_ids: Collection[RecordingId]
    ) -> tuple[SignedEntry, ...]:
        """Say what a rater signed of these recordings, oldest first."""
        return tuple(
            SignedEntry(one.id, one.recording_id, one.rubric.id, one.amends, one.signed_at)
            for one in self._in_order()
            if one.rater_id == rater_id and one.recording_id in recording_ids
        )

    def set_aside(self, setting: SetAside) -> None:
        """Append that a rating counts no more; Conflict when it was set aside already."""
        if setting.rating_id in self._rows.asides:
            raise Conflict("This rating was set aside already.")
        self._rows.asides[setting.rating_id] = setting
        self._written.add((Sealed.SET_ASIDE, setting.rating_id))
        tally = self._rows.tallies.get(setting.rating_id)
        if tally is not None:
            self._rows.tallies[setting.rating_id] = replace(tally, set_aside=True)

    def asides(self, rating_ids: Collection[RatingId]) -> Mapping[RatingId, SetAside]:
        """Give how these ratings were set aside, for those that were."""
        kept = self._rows.asides
        return {one: kept[one] for one in rating_ids if one in kept}

    def _in_order(self) -> list[SignedRating]:
        return sorted(self._rows.ratings.values(), key=lambda one: (one.signed_at, one.id))

    def _read(self, rating: SignedRating) -> Found:
        if content_hash(rating) == self._rows.hashes[rating.id]:
            return rating
        return UnreadableRating(
            id=rating.id,
            recording_id=rating.recording_id,
            therapist_id=rating.therapist_id,
            rater_id=rating.rater_id,
            rubric_id=rating.rubric.id,
            reason=f"Rating {rating.id} is not what was signed. Run the audit command.",
        )

    def note_read(self, rating_id: RatingId, person_id: PersonId, at: datetime) -> None:
        """Note that somebody opened the scorecard of a rating; the first time counts."""
        self._rows.scorecards_read.setdefault((rating_id, person_id), at)

    def forget_read_by(self, person_id: PersonId) -> None:
        """Forget which scorecards somebody has opened."""
        held = self._rows.scorecards_read
        self._rows.scorecards_read = {k: at for k, at in held.items() if k[1] != person_id}

    def read_by(self, person_id: PersonId) -> frozenset[RatingId]:
        """Say which ratings' scorecards somebody has opened."""
        return frozenset(
            RatingId(rating) for rating, reader in self._rows.scorecards_read if reader == person_id
        )

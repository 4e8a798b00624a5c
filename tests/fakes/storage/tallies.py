"""Tallies of signed ratings, kept in dictionaries."""

from collections.abc import Callable, Collection
from dataclasses import replace

from ipt_training.domain.fidelity.tally import Tally
from ipt_training.domain.ids import PersonId, RatingId
from tests.fakes.storage.rows import Rows


class FakeTallies:
    """Tallies."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def put(self, tally: Tally) -> None:
        """Store a tally."""
        aside = tally.rating_id in self._rows.asides
        self._rows.tallies[tally.rating_id] = replace(tally, set_aside=aside)

    def all(self) -> tuple[Tally, ...]:
        """Give every tally, in the order of signing."""
        return self._sorted(lambda _: True)

    def some(self, rating_ids: Collection[RatingId]) -> tuple[Tally, ...]:
        """Give these tallies, in the order of signing."""
        return self._sorted(lambda one: one.rating_id in rating_ids)

    def of_therapists(self, therapist_ids: Collection[PersonId]) -> tuple[Tally, ...]:
        """Give the tallies of these therapists' sessions, in the order of signing."""
        return self._sorted(lambda one: one.therapist_id in therapist_ids)

    def state(self) -> tuple[int, int, str]:
        """Say what signed ratings stand at."""
        found = self.all()
        return len(found), len(self._rows.asides), found[-1].rating_id if found else ""

    def missing(self) -> tuple[RatingId, ...]:
        """Give the signed ratings that have no whole tally, in the order of signing."""
        whole = {one.rating_id for one in self.all() if one.outcome or one.heard is None}
        ratings = sorted(self._rows.ratings.values(), key=lambda one: (one.signed_at, one.id))
        return tuple(one.id for one in ratings if one.id not in whole)

    def _sorted(self, wanted: Callable[[Tally], bool]) -> tuple[Tally, ...]:
        found = (one for one in self._rows.tallies.values() if wanted(one))
        return tuple(sorted(found, key=lambda one: (one.signed_at, one.rating_id)))

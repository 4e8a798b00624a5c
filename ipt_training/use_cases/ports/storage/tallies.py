"""Tallies of signed ratings, as the use cases ask for them."""

from collections.abc import Collection
from typing import Protocol

from ipt_training.domain.fidelity.tally import Tally
from ipt_training.domain.ids import PersonId, RatingId


class Tallies(Protocol):
    """What signed ratings come to: worked out from them, and replaced where that was wrong."""

    def put(self, tally: Tally) -> None:
        """Store a tally, in place of the one its rating may have."""
        ...

    def all(self) -> tuple[Tally, ...]:
        """Give every tally, in the order of signing."""
        ...

    def some(self, rating_ids: Collection[RatingId]) -> tuple[Tally, ...]:
        """Give these tallies, in the order of signing."""
        ...

    def of_therapists(self, therapist_ids: Collection[PersonId]) -> tuple[Tally, ...]:
        """Give the tallies of these therapists' sessions, in the order of signing."""
        ...

    def state(self) -> tuple[int, int, str]:
        """Say what signed ratings stand at: how many there are, and the newest one's id."""
        ...

    def missing(self) -> tuple[RatingId, ...]:
        """Give the signed ratings that have no whole tally, in the order of signing."""
        ...

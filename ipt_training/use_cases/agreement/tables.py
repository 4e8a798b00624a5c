"""From pooled ratings to tables of scores, and what stands in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ipt_training.domain.agreement.pooling import ItemSet, items_of
from ipt_training.domain.agreement.results import FEWEST_SESSIONS, Rater
from ipt_training.domain.fidelity.rubric import Aspect, Item, Rubric, Scale
from ipt_training.domain.fidelity.tally import NO_SCORE, Tally, main_aspect, places_in
from ipt_training.domain.ids import PersonId
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Scores:
    """The item scores of ratings of one structure: a row for each rating, a column for each item.

    Rows keep the order of the ratings, which is that of signing.
    """

    ratings: tuple[Tally, ...]
    given: npt.NDArray[np.int16]
    """Shape (ratings, items); `NO_SCORE` where an item has none."""
    places: dict[str, int]
    """The column of each item."""

    @classmethod
    def of(cls, ratings: Sequence[Tally], rubric: Rubric) -> "Scores":
        """Lay out the scores of ratings made with this structure of a rubric."""
        places = places_in(rubric)
        rows = np.frombuffer(b"".join(one.scores for one in ratings), dtype="<i2")
        return cls(tuple(ratings), rows.reshape(len(ratings), len(places)), places)

    @cached_property
    def sessions(self) -> IntArray:
        """The session of each rating, numbered in the order they first appear."""
        return numbered([one.recording_id for one in self.ratings])

    @cached_property
    def raters(self) -> IntArray:
        """The rater of each rating, numbered in the order they first appear."""
        return numbered([one.rater_id for one in self.ratings])

    @cached_property
    def _named(self) -> npt.NDArray[np.object_]:
        """Session and rater of each rating by their ids, shape (ratings, 2)."""
        names = [(one.recording_id, one.rater_id) for one in self.ratings]
        return np.array(names, dtype=object).reshape(len(names), 2)

    @cached_property
    def by_name(self) -> IntArray:
        """The rows in alphabetical order of their raters' names, each rater's as signed."""
        keys = [(one.rater_name.casefold(), one.rater_id) for one in self.ratings]
        return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)

    def rated_by(self, *rater_ids: PersonId) -> "Scores":
        """Leave the ratings of these raters."""
        return self.where([one.rater_id in rater_ids for one in self.ratings])

    def where(self, kept: Sequence[bool]) -> "Scores":
        """Leave some of the ratings."""
        ratings = tuple(one for one, stays in zip(self.ratings, kept, strict=True) if stays)
        return Scores(ratings, self.given[np.array(kept, dtype=bool)], self.places)

    def columns(self, items: Sequence[Item]) -> npt.NDArray[np.int16]:
        """Give the scores of these items, shape (ratings, items)."""
        return self.given[:, [self.places[item.id] for item in items]]

    def means(self, items: Sequence[Item]) -> FloatArray:
        """Give the plain mean of each rating over these items; NaN where none was rated."""
        scores = self.columns(items).astype(np.int64)
        there = scores != NO_SCORE
        sums, counts = np.where(there, scores, 0).sum(axis=1), there.sum(axis=1)
        means = np.full(len(scores), np.nan)
        np.divide(sums, counts, out=means, where=counts > 0)
        return means

    def single(self, items: Sequence[Item]) -> tuple[IntArray, IntArray, FloatArray]:
        """Give every score of these items on its own: its row, its item's place, the score.

        Rating by rating, and within a rating in the order of the items.
        """
        scores = self.columns(items)
        rows, columns = np.nonzero(scores != NO_SCORE)
        return rows, columns, scores[rows, columns].astype(np.float64)

    def table(self, items: Sequence[Item]) -> RatingsTable:
        """Give means as sessions by raters; raters in alphabetical order of their names."""
        means = self.means(items)[self.by_name]
        rows = self.by_name[~np.isnan(means)]
        session_at, sessions = first_seen(self.sessions[rows])
        rater_at, raters = first_seen(self.raters[rows])
        cells = session_at * max(len(raters), 1) + rater_at
        if (np.bincount(cells, minlength=1) > 1).any():
            raise ValueError("a rater scored a session twice")
        table = np.full((len(sessions), len(raters)), np.nan)
        table[session_at, rater_at] = means[~np.isnan(means)]
        return RatingsTable(
            table,
            tuple(self._named[rows[sessions], 0].tolist()),
            tuple(self._named[rows[raters], 1].tolist()),
        )


def numbered(names: Sequence[str]) -> IntArray:
    """Give each name its number, in the order in which names first appear."""
    place: dict[str, int] = {}
    return np.array([place.setdefault(name, len(place)) for name in names], dtype=np.int64)


def renumbered(codes: IntArray) -> IntArray:
    """Number codes anew in the order they first appear."""
    return first_seen(codes)[0]


def first_seen(codes: IntArray) -> tuple[IntArray, IntArray]:
    """Number codes anew in the order they first appear; give also where each appears first."""
    _, first, inverse = np.unique(codes, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return place[inverse.reshape(-1)], first[order]


def shared(table: RatingsTable) -> RatingsTable:
    """Keep the sessions that at least two raters scored, and the raters of those."""
    given = table.given
    rows = given.sum(axis=1) >= 2
    scores = table.scores[rows]
    columns = given[rows].any(axis=0)
    return RatingsTable(
        scores[:, columns].copy(),
        tuple(table.targets[row] for row in np.flatnonzero(rows)),
        tuple(table.raters[column] for column in np.flatnonzero(columns)),
    )


def too_few(sessions: int) -> NotEstimable | None:
    """Refuse a figure below the stated minimum of sessions."""
    if sessions >= FEWEST_SESSIONS:
        return None
    return NotEstimable(
        f"it needs at least {FEWEST_SESSIONS} sessions that two raters scored;"
        f" there {'is' if sessions == 1 else 'are'} {sessions}"
    )


def raters_of(ratings: Iterable[Tally]) -> dict[PersonId, Rater]:
    """Give the raters under the names they signed with last, in alphabetical order."""
    names = {rating.rater_id: rating.rater_name for rating in ratings}
    return {
        one: Rater(one, name)
        for one, name in sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    }


def what_is_compared(rubric: Rubric, item_set: ItemSet) -> str:
    """Name in words what is compared."""
    if item_set.item_id is not None:
        item = next(iter(items_of(rubric, item_set)), None)
        if item is None:
            return "an item the rubric does not have"
        return f"{main_aspect(item).value} on “{item.title}”"
    if item_set.group_id is not None:
        title = next((g.title for g in rubric.groups if g.id == item_set.group_id), "no group")
        return f"mean skill over the items of “{title}”"
    return "mean skill over all items inside IPT"


def scale_of(rubric: Rubric, item_set: ItemSet) -> Scale | None:
    """Give the scale of what is compared."""
    items = items_of(rubric, item_set)
    return rubric.scale(main_aspect(items[0]) if items else Aspect.SKILL)

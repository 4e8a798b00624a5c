"""Scores of targets by raters on items, coded and grouped for the many-facet Rasch model."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.equality import levelled
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.ratings_table import FloatArray

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
MOST_SCORES = 20
ONE_ITEM = "score"
"""The name of the item where scores are of whole targets."""


class Model(StrEnum):
    """Whether the steps of the scale are the same for every item."""

    RATING_SCALE = "rating scale"
    PARTIAL_CREDIT = "partial credit"


@dataclass(frozen=True)
class Observations:
    """One score a row: parallel arrays of places in the names, and the scores."""

    targets: tuple[str, ...]
    raters: tuple[str, ...]
    items: tuple[str, ...]
    target_at: IntArray
    rater_at: IntArray
    item_at: IntArray
    scores: FloatArray

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[str, str, str, float | None]]) -> "Observations":
        """Give the observations of rows ``target, rater, item, score``; None is left out.

        Raises:
            ValueError: when a rater scored an item of a target twice.
        """
        given = [(row[0], row[1], row[2], row[3]) for row in rows if row[3] is not None]
        if len({row[:3] for row in given}) < len(given):
            raise ValueError("a rater scored an item of a target twice")
        targets, target_at = _places([row[0] for row in given])
        raters, rater_at = _places([row[1] for row in given])
        items, item_at = _places([row[2] for row in given])
        scores = levelled(np.array([row[3] for row in given], dtype=np.float64))
        return cls(targets, raters, items, target_at, rater_at, item_at, scores)

    @classmethod
    def from_table(
        cls, scores: npt.ArrayLike, raters: Sequence[str] | None = None
    ) -> "Observations":
        """Give the observations of a table, shape (targets, raters) or (targets, raters, items)."""
        cube = levelled(np.array(scores, dtype=np.float64))
        cube = cube[:, :, np.newaxis] if cube.ndim == 2 else cube
        target, rater, item = np.nonzero(~np.isnan(cube))
        names = raters or [f"r{number}" for number in range(1, cube.shape[1] + 1)]
        one = cube.shape[2] == 1
        return cls(
            tuple(f"t{number}" for number in range(1, cube.shape[0] + 1)),
            tuple(names),
            (ONE_ITEM,) if one else tuple(f"i{number}" for number in range(1, cube.shape[2] + 1)),
            target.astype(np.int64),
            rater.astype(np.int64),
            item.astype(np.int64),
            cube[target, rater, item],
        )

    def where(self, kept: BoolArray) -> "Observations":
        """Give some of the observations, all names kept."""
        return Observations(
            self.targets,
            self.raters,
            self.items,
            self.target_at[kept],
            self.rater_at[kept],
            self.item_at[kept],
            self.scores[kept],
        )


def _places(names: Sequence[str]) -> tuple[tuple[str, ...], IntArray]:
    """Give the different names in the order in which they appear, and the place of each."""
    place = {name: at for at, name in enumerate(dict.fromkeys(names))}
    return tuple(place), np.array([place[name] for name in names], dtype=np.int64)


@dataclass(frozen=True)
class Scale:
    """Which scores each item uses, and what they are coded as."""

    values: FloatArray
    """Score of each code, shape (items, most codes); NaN beyond an item's highest code."""
    steps: IntArray
    """Highest code of each item, shape (items,)."""


@dataclass(frozen=True)
class Grouped:
    """Targets that were scored by the same raters on the same items with the same total."""

    seen: BoolArray
    """Shape (groups, cells); a cell is a rater with an item."""
    totals: FloatArray
    """Sum of codes of each target of the group."""
    count: FloatArray
    sums: FloatArray
    """Sum of codes over the group's targets, shape (groups, cells)."""
    squares: FloatArray
    group_of: IntArray
    """Group of each target."""
    rater_at: IntArray
    """Rater of each cell."""
    item_at: IntArray
    reached: FloatArray
    """How often an item's code was at least h, shape (items, most steps)."""

    @cached_property
    def there(self) -> FloatArray:
        """Give what was seen as numbers, for products; made once, it is large."""
        return self.seen.astype(np.float64)


def scale_of(data: Observations, model: Model) -> Scale | NotEstimable:
    """Find which whole-number scores are used; unused ones between them are closed up."""
    if len(data.scores) == 0:
        return NotEstimable("there are no scores")
    if not np.equal(np.mod(data.scores, 1), 0).all():
        return NotEstimable("the scores are not whole numbers")
    used = np.unique(data.scores)
    if len(used) > MOST_SCORES:
        return NotEstimable(f"there are more than {MOST_SCORES} different scores")
    if len(used) < 2:
        return NotEstimable("all scores are the same")
    n = len(data.items)
    values = np.full((n, len(used)), np.nan)
    steps = np.zeros(n, dtype=np.int64)
    for item in range(n):
        its = used
        if model is Model.PARTIAL_CREDIT:
            its = np.unique(data.scores[data.item_at == item])
        values[item, : len(its)] = its
        steps[item] = max(0, len(its) - 1)
    return Scale(values, steps)


def coded(data: Observations, scale: Scale) -> FloatArray:
    """Give each score as its code, from 0."""
    codes = np.empty(len(data.scores))
    for item in range(len(data.items)):
        mine = data.item_at == item
        codes[mine] = np.searchsorted(
            scale.values[item, : scale.steps[item] + 1], data.scores[mine]
        )
    return codes


def grouped(data: Observations, scale: Scale) -> Grouped:
    """Group targets that the model cannot tell apart."""
    codes = coded(data, scale)
    cells, cell_of = np.unique(data.rater_at * len(data.items) + data.item_at, return_inverse=True)
    n, width = len(data.targets), len(cells)
    table = np.zeros((n, width))
    seen = np.zeros((n, width), dtype=np.bool_)
    table[data.target_at, cell_of] = codes
    seen[data.target_at, cell_of] = True
    totals = table.sum(axis=1)
    packed = np.packbits(seen, axis=1)
    key = np.concatenate([packed, totals.astype(np.int64).view(np.uint8).reshape(n, 8)], axis=1)
    as_bytes = np.ascontiguousarray(key).view(np.dtype((np.void, key.shape[1]))).ravel()
    _, first, group_of, count = np.unique(
        as_bytes, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.argsort(group_of, kind="stable")
    starts = np.concatenate([[0], np.cumsum(count)[:-1]])
    return Grouped(
        seen=seen[first],
        totals=totals[first],
        count=count.astype(np.float64),
        sums=np.add.reduceat(table[order], starts, axis=0),
        squares=np.add.reduceat(table[order] ** 2, starts, axis=0),
        group_of=group_of.astype(np.int64),
        rater_at=(cells // len(data.items)).astype(np.int64),
        item_at=(cells % len(data.items)).astype(np.int64),
        reached=_reached(data, codes, int(scale.steps.max())),
    )


def _reached(data: Observations, codes: FloatArray, most: int) -> FloatArray:
    return np.stack(
        [
            np.bincount(data.item_at[codes >= step], minlength=len(data.items)).astype(np.float64)
            for step in range(1, most + 1)
        ],
        axis=1,
    )


def parts_of(data: Observations) -> list[tuple[str, ...]]:
    """Give the raters in groups that share no target, directly or through others."""
    there = np.zeros((len(data.targets), len(data.raters)), dtype=np.int64)
    there[data.target_at, data.rater_at] = 1
    shared = there.T @ there > 0
    left = [at for at in range(len(data.raters)) if shared[at, at]]
    parts = []
    while left:
        part, near = set(), {left[0]}
        while near:
            part |= near
            near = {int(one) for at in near for one in np.flatnonzero(shared[at])} - part
        left = [at for at in left if at not in part]
        parts.append(tuple(data.raters[at] for at in sorted(part)))
    return parts


def extremes(data: Observations, codes: FloatArray, scale: Scale) -> tuple[BoolArray, BoolArray]:
    """Say which raters and which items have nothing but the lowest, or the highest, scores."""
    low, high = codes == 0, codes == scale.steps[data.item_at]
    found = []
    for at, size in ((data.rater_at, len(data.raters)), (data.item_at, len(data.items))):
        n = np.bincount(at, minlength=size)
        lows = np.bincount(at[low], minlength=size)
        highs = np.bincount(at[high], minlength=size)
        found.append((n > 0) & ((lows == n) | (highs == n)))
    return found[0], found[1]

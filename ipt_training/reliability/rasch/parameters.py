"""The parameters of raters, items and steps, and how a score depends on them."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ipt_training.reliability.rasch.observations import Grouped, IntArray, Model, Scale
from ipt_training.reliability.ratings_table import FloatArray


@dataclass(frozen=True)
class Layout:
    """Where each parameter lies in one vector: raters, items, steps."""

    raters: IntArray
    """Places of the raters that are estimated, in the names of raters."""
    items: IntArray
    n_raters: int
    n_items: int
    model: Model
    scale: Scale
    item_steps: IntArray
    """Row of steps that each item uses: one row for all, or one for each item."""
    basis: FloatArray
    """Directions in which the parameters may move: each block sums to zero."""

    @cached_property
    def most_steps(self) -> int:
        """The highest code of any item."""
        return int(self.scale.steps.max())

    def severities(self, vector: FloatArray) -> FloatArray:
        """Give severity by rater, zero where none is estimated."""
        found = np.zeros(self.n_raters)
        found[self.raters] = vector[: len(self.raters)]
        return found

    def difficulties(self, vector: FloatArray) -> FloatArray:
        """Give difficulty by item, zero where none is estimated."""
        found = np.zeros(self.n_items)
        found[self.items] = vector[len(self.raters) : len(self.raters) + len(self.items)]
        return found

    def steps(self, vector: FloatArray) -> FloatArray:
        """Give the steps of each item, shape (items, most steps)."""
        rows = vector[len(self.raters) + len(self.items) :].reshape(-1, self.most_steps)
        return rows[self.item_steps]


def layout_of(
    model: Model, scale: Scale, raters: IntArray, items: IntArray, *, n_raters: int, n_items: int
) -> Layout:
    """Lay the parameters out; steps that an item does not use do not move."""
    most = int(scale.steps.max())
    one_row = model is Model.RATING_SCALE
    item_steps = np.zeros(n_items, dtype=np.int64) if one_row else np.arange(n_items)
    rows = (
        [most]
        if one_row
        else [int(step) if at in items else 0 for at, step in enumerate(scale.steps)]
    )
    blocks = [len(raters), len(items)]
    size = sum(blocks) + len(rows) * most
    directions: list[FloatArray] = []
    starts = [0, len(raters), *[sum(blocks) + at * most for at in range(len(rows))]]
    for start, width in zip(starts, [*blocks, *rows], strict=True):
        for place in range(1, width):
            direction = np.zeros(size)
            direction[start : start + place] = 1 / place
            direction[start + place] = -1
            directions.append(direction / np.linalg.norm(direction))
    basis = np.array(directions).T if directions else np.zeros((size, 0))
    return Layout(raters, items, n_raters, n_items, model, scale, item_steps, basis)


@dataclass(frozen=True)
class Curves:
    """What is expected of a code at some measures, for some cells; shapes (measures, cells)."""

    expected: FloatArray
    variance: FloatArray
    log_sum: FloatArray
    reach: FloatArray
    """Probability that a code is at least h, shape (steps, measures, cells)."""
    points: FloatArray
    """Expected score in points of the scale."""

    @cached_property
    def with_step(self) -> tuple[FloatArray, ...]:
        """Give the covariance of a code with its being above each step."""
        found = []
        higher = np.zeros_like(self.expected)
        for step in range(len(self.reach) - 1, -1, -1):
            here = self.reach[step]
            found.append((step + 1 - self.expected) * here + higher)
            higher = higher + here
        return tuple(reversed(found))


def curves(layout: Layout, vector: FloatArray, grouped: Grouped, measures: FloatArray) -> Curves:
    """Give the curves of the cells at each measure, or at one measure for each row."""
    item = grouped.item_at
    place = layout.severities(vector)[grouped.rater_at] + layout.difficulties(vector)[item]
    return curves_at(layout, vector, item, measures[:, np.newaxis] - place)


def curves_at(layout: Layout, vector: FloatArray, item: IntArray, ahead: FloatArray) -> Curves:
    """Give the curves where a target is so many logits ahead of rater and item together.

    Args:
        layout: where the parameters lie.
        vector: the parameters.
        item: of each column.
        ahead: measure minus severity minus difficulty, shape (rows, columns).
    """
    steps = layout.steps(vector)[item]
    used = layout.scale.steps[item]
    logits = [np.zeros_like(ahead)]
    for step in range(1, layout.most_steps + 1):
        following = logits[-1] + ahead - steps[:, step - 1]
        logits.append(np.where(step <= used, following, -np.inf))
    highest = logits[0]
    for one in logits[1:]:
        highest = np.maximum(highest, one)
    weights = [np.exp(one - highest) for one in logits]
    # From the highest code down: the sums of weights are the shares of codes of at least this.
    reach = np.empty((layout.most_steps, *ahead.shape))
    above = np.zeros_like(ahead)
    for step in range(layout.most_steps, 0, -1):
        above = above + weights[step]
        reach[step - 1] = above
    total = above + weights[0]
    reach /= total
    values = np.nan_to_num(layout.scale.values)[item]
    expected, squares = np.zeros_like(ahead), np.zeros_like(ahead)
    points = values[:, 0] + np.zeros_like(ahead)
    for step, share in enumerate(reach, 1):
        expected += share
        squares += (2 * step - 1) * share
        points += (values[:, step] - values[:, step - 1]) * share
    return Curves(
        expected=expected,
        variance=np.maximum(squares - expected**2, 1e-12),
        log_sum=highest + np.log(total),
        reach=reach,
        points=points,
    )


def information(layout: Layout, grouped: Grouped, found: Curves, weights: FloatArray) -> FloatArray:
    """Give the information matrix of the parameters with the measures held fixed.

    Args:
        layout: where the parameters lie.
        grouped: the cells.
        found: curves at each row.
        weights: how much each row and cell counts, shape (rows, cells).
    """
    size = layout.basis.shape[0]
    matrix = np.zeros((size, size))
    at = places_of(layout, grouped)
    variance = (weights * found.variance).sum(axis=0)
    joint = [(weights * one).sum(axis=0) for one in found.with_step]
    for facet in (0, 1):
        for other in (0, 1):
            np.add.at(matrix, (at[facet], at[other]), variance)
        for step in range(layout.most_steps):
            np.add.at(matrix, (at[facet], at[2] + step), joint[step])
            np.add.at(matrix, (at[2] + step, at[facet]), joint[step])
    for first in range(layout.most_steps):
        for second in range(layout.most_steps):
            both = found.reach[max(first, second)] - found.reach[first] * found.reach[second]
            np.add.at(matrix, (at[2] + first, at[2] + second), (weights * both).sum(axis=0))
    return matrix


def cross(layout: Layout, grouped: Grouped, found: Curves, weights: FloatArray) -> FloatArray:
    """Give the information that each row's measure shares with the parameters."""
    size = layout.basis.shape[0]
    matrix = np.zeros((len(weights), size))
    at = places_of(layout, grouped)
    for facet in (0, 1):
        matrix += (weights * found.variance) @ _indicator(at[facet], size)
    for step, one in enumerate(found.with_step):
        matrix += (weights * one) @ _indicator(at[2] + step, size)
    return -matrix


def gradient(layout: Layout, grouped: Grouped, found: Curves, weights: FloatArray) -> FloatArray:
    """Give the slope of the log likelihood along each parameter, with the measures held fixed."""
    size = layout.basis.shape[0]
    at = places_of(layout, grouped)
    missing = (weights * found.expected).sum(axis=0) - grouped.sums.sum(axis=0)
    slope = np.bincount(at[0], missing, size) + np.bincount(at[1], missing, size)
    for step in range(layout.most_steps):
        slope += np.bincount(at[2] + step, (weights * found.reach[step]).sum(axis=0), size)
    return slope - _observed_steps(layout, grouped, size)


def places_of(layout: Layout, grouped: Grouped) -> tuple[IntArray, IntArray, IntArray]:
    """Give for each cell where its rater, its item and its first step lie in the vector."""
    raters = np.zeros(layout.n_raters, dtype=np.int64)
    raters[layout.raters] = np.arange(len(layout.raters))
    items = np.zeros(layout.n_items, dtype=np.int64)
    items[layout.items] = np.arange(len(layout.items)) + len(layout.raters)
    first = len(layout.raters) + len(layout.items)
    steps = first + layout.item_steps * layout.most_steps
    return raters[grouped.rater_at], items[grouped.item_at], steps[grouped.item_at]


def _observed_steps(layout: Layout, grouped: Grouped, size: int) -> FloatArray:
    observed = np.zeros(size)
    first = len(layout.raters) + len(layout.items)
    for item in layout.items:
        start = first + layout.item_steps[item] * layout.most_steps
        observed[start : start + layout.most_steps] += grouped.reached[item]
    return observed


def _indicator(places: IntArray, size: int) -> FloatArray:
    matrix = np.zeros((len(places), size))
    matrix[np.arange(len(places)), places] = 1.0
    return matrix

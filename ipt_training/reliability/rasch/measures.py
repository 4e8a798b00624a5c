"""Measures of targets and fit of raters and items, once the other parameters are known."""

from dataclasses import dataclass

import numpy as np

from ipt_training.reliability.rasch.observations import Grouped, IntArray
from ipt_training.reliability.rasch.parameters import Curves, Layout, curves, curves_at
from ipt_training.reliability.ratings_table import FloatArray

EXTREME = 0.3
"""What is taken from, or added to, the total of a target with nothing but extreme scores, so that
it gets a finite measure (Linacre's convention)."""
CLOSE = 1e-8
MOST_ITERATIONS = 100
LONGEST_STEP = 1.0
ROWS_AT_ONCE = 500_000
"""Cells worked on at one time."""


@dataclass(frozen=True)
class Measures:
    """Measure of each group of targets, with its error."""

    at: FloatArray
    errors: FloatArray
    extreme: np.typing.NDArray[np.bool_]


@dataclass(frozen=True)
class Fit:
    """Mean squares of residuals by facet."""

    infit: FloatArray
    outfit: FloatArray


def measures_of(layout: Layout, vector: FloatArray, grouped: Grouped) -> Measures:
    """Give the measure of each group by maximum likelihood with the parameters held fixed."""
    highest = grouped.seen @ layout.scale.steps[grouped.item_at].astype(np.float64)
    extreme = (grouped.totals == 0) | (grouped.totals == highest)
    wanted = np.clip(grouped.totals, EXTREME, np.maximum(highest - EXTREME, EXTREME))
    at, errors = np.zeros(len(wanted)), np.zeros(len(wanted))
    for rows in _blocks(grouped):
        at[rows], errors[rows] = _solve(layout, vector, _rows(grouped, rows), wanted[rows])
    return Measures(at, errors, extreme)


def fit_of(
    layout: Layout, vector: FloatArray, grouped: Grouped, measures: Measures
) -> tuple[Fit, Fit]:
    """Give the fit of raters and of items, over targets that are not extreme."""
    width = len(grouped.rater_at)
    residual, variance, standard, n = (np.zeros(width) for _ in range(4))
    for rows in _blocks(grouped):
        rows = rows[~measures.extreme[rows]]
        part = _rows(grouped, rows)
        found = curves(layout, vector, part, measures.at[rows])
        counted = part.seen * part.count[:, np.newaxis]
        squared = part.squares - 2 * found.expected * part.sums + counted * found.expected**2
        residual += np.where(part.seen, squared, 0.0).sum(axis=0)
        variance += (counted * found.variance).sum(axis=0)
        standard += np.where(part.seen, squared / found.variance, 0.0).sum(axis=0)
        n += counted.sum(axis=0)
    found_of = []
    for at, size in ((grouped.rater_at, layout.n_raters), (grouped.item_at, layout.n_items)):
        over = np.maximum(np.bincount(at, variance, size), 1e-12)
        number = np.bincount(at, n, size)
        found_of.append(
            Fit(
                infit=np.bincount(at, residual, size) / over,
                outfit=np.bincount(at, standard, size) / np.maximum(number, 1),
            )
        )
    return found_of[0], found_of[1]


def fair_points(
    layout: Layout, vector: FloatArray, items: IntArray, ahead: FloatArray
) -> FloatArray:
    """Give the score that is expected on average over items, so far ahead of a rater.

    Args:
        layout: where the parameters lie.
        vector: the parameters.
        items: over which the mean goes.
        ahead: measure minus severity, shape (rows,).
    """
    difficulty = layout.difficulties(vector)[items]
    points = np.concatenate(
        [
            curves_at(layout, vector, items, ahead[at : at + 1000, np.newaxis] - difficulty).points
            for at in range(0, len(ahead), 1000)
        ]
    )
    mean: FloatArray = points.mean(axis=1)
    return mean


def _solve(
    layout: Layout, vector: FloatArray, part: Grouped, wanted: FloatArray
) -> tuple[FloatArray, FloatArray]:
    at = np.zeros(len(wanted))
    found: Curves | None = None
    for _ in range(MOST_ITERATIONS):
        found = curves(layout, vector, part, at)
        slope = (part.seen * found.variance).sum(axis=1)
        step = (wanted - (part.seen * found.expected).sum(axis=1)) / slope
        step = np.clip(step, -LONGEST_STEP, LONGEST_STEP)
        at = at + step
        if float(np.abs(step).max(initial=0)) < CLOSE:
            break
    final = curves(layout, vector, part, at)
    return at, 1 / np.sqrt((part.seen * final.variance).sum(axis=1))


def _blocks(grouped: Grouped) -> list[IntArray]:
    size = max(1, ROWS_AT_ONCE // max(1, grouped.seen.shape[1]))
    rows = np.arange(len(grouped.count))
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def _rows(grouped: Grouped, rows: IntArray) -> Grouped:
    return Grouped(
        grouped.seen[rows],
        grouped.totals[rows],
        grouped.count[rows],
        grouped.sums[rows],
        grouped.squares[rows],
        grouped.group_of,
        grouped.rater_at,
        grouped.item_at,
        grouped.reached,
    )

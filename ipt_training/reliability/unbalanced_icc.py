"""Intraclass correlation of a table with gaps, from variance components by Henderson's method III.

Targets are taken out of the sums of squares first, so that only a small table of raters by raters
has to be solved, whatever the number of targets.

Source: Searle, S. R., Casella, G., & McCulloch, C. E. (1992). Variance components. Wiley.
doi 10.1002/9780470316856, section 5.5.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.bootstrap import Interval, resampled_intervals
from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray

NOTE = "missing scores: variance components by Henderson's method III"


@dataclass(frozen=True, slots=True)
class _Sums:
    """What the figures need, each with a first axis over samples."""

    targets: FloatArray
    scores: FloatArray
    inverse: FloatArray
    """Sum of 1 / number of scores, for the harmonic mean."""
    squared: FloatArray
    """Sum of squared numbers of scores."""
    within: FloatArray
    means: FloatArray
    """Number of scores times squared mean, summed."""
    overall: FloatArray
    by_rater: FloatArray
    rater_sums: FloatArray
    rater_rest: FloatArray
    """Rater sums after targets are taken out."""
    rater_table: FloatArray


def six_with_gaps(scores: FloatArray, *, confidence: float) -> tuple[Result, ...]:
    """Give ICC(1,1), (A,1), (C,1), (1,k), (A,k) and (C,k) of a table with gaps, in this order."""
    given = ~np.isnan(scores)
    if int((given.sum(axis=1) >= 2).sum()) == 0:
        return (NotEstimable("no target has scores of two raters"),) * 6
    features = sums_of(scores)
    raters = scores.shape[1]
    sums = features.sum(axis=0)[np.newaxis]
    apart = parts(given)
    intervals = resampled_intervals(
        features, lambda drawn: _figures(drawn, raters), confidence=confidence
    )
    found: list[Result] = []
    values = _figures(sums, raters)[0]
    for place, value in enumerate(values):
        two_way = place % 3 != 0
        if two_way and apart > 1:
            found.append(NotEstimable(f"the raters fall into {apart} parts that share no target"))
            continue
        if np.isnan(value):
            found.append(NotEstimable("too few targets have scores of two raters"))
            continue
        found.append(_estimate(float(value), intervals[place], scores.shape, confidence))
    return tuple(found)


def _estimate(
    value: float, interval: Interval, shape: tuple[int, ...], confidence: float
) -> Estimate:
    return Estimate(
        value=value,
        low=interval.low,
        high=interval.high,
        n_targets=shape[0],
        n_raters=shape[1],
        standard_error=interval.standard_error,
        confidence=confidence,
        note=f"{NOTE}; {interval.note}",
    )


def sums_of(scores: FloatArray) -> FloatArray:
    """Give what each target adds to the sums that `components` works on, a row for each target."""
    given = ~np.isnan(scores)
    there = given.astype(np.float64)
    centred = np.where(given, scores - np.nanmean(scores), 0.0)
    number = there.sum(axis=1)
    total = centred.sum(axis=1)
    mean = total / number
    within = (centred**2).sum(axis=1) - number * mean**2
    single = [np.ones_like(number), number, 1 / number, number**2, within, number * mean**2, total]
    rest = centred - there * mean[:, np.newaxis]
    table = -there[:, :, np.newaxis] * there[:, np.newaxis, :] / number[:, np.newaxis, np.newaxis]
    diagonal = np.arange(there.shape[1])
    table[:, diagonal, diagonal] += there
    return np.column_stack([*single, there, centred, rest, table.reshape(len(scores), -1)])


def _named(sums: FloatArray, raters: int) -> _Sums:
    blocks = np.split(sums[:, 7 : 7 + 3 * raters], 3, axis=1)
    return _Sums(
        targets=sums[:, 0],
        scores=sums[:, 1],
        inverse=sums[:, 2],
        squared=sums[:, 3],
        within=sums[:, 4],
        means=sums[:, 5],
        overall=sums[:, 6],
        by_rater=blocks[0],
        rater_sums=blocks[1],
        rater_rest=blocks[2],
        rater_table=sums[:, 7 + 3 * raters :].reshape(len(sums), raters, raters),
    )


def _figures(sums: FloatArray, raters: int) -> FloatArray:
    """Give the six figures of each row of sums; NaN where there is none."""
    s = _named(sums, raters)
    with np.errstate(divide="ignore", invalid="ignore"):
        k = s.targets / s.inverse
        one_within = s.within / (s.scores - s.targets)
        between = s.means - s.overall**2 / s.scores
        one_between = (between - (s.targets - 1) * one_within) / (s.scores - s.squared / s.scores)
        target, rater, residual = components(sums, raters)
        single = [
            one_between / (one_between + one_within),
            target / (target + rater + residual),
            target / (target + residual),
        ]
        average = [
            one_between / (one_between + one_within / k),
            target / (target + (rater + residual) / k),
            target / (target + residual / k),
        ]
    figures = np.column_stack([*single, *average])
    return np.where(np.isfinite(figures), figures, np.nan)


def components(sums: FloatArray, raters: int) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Give the variance components of targets, raters and residual for each row of sums."""
    s = _named(sums, raters)
    # The table has the vector of ones in its kernel; filling that in makes it invertible.
    filled = s.rater_table + s.scores[:, np.newaxis, np.newaxis] / raters**2
    regular = np.linalg.matrix_rank(filled, hermitian=True) == raters
    filled[~regular] = np.eye(raters)
    effect = np.linalg.solve(filled, s.rater_rest[:, :, np.newaxis])[:, :, 0]
    explained = (effect * s.rater_rest).sum(axis=1)
    freedom = s.scores - s.targets - (raters - 1)
    usable = regular & (freedom > 0)
    residual = np.where(usable, (s.within - explained) / np.where(usable, freedom, 1.0), np.nan)
    rater = (explained - (raters - 1) * residual) / np.where(usable, s.scores - s.targets, 1.0)
    there = np.where(s.by_rater > 0, s.by_rater, 1.0)
    by_rater = (s.rater_sums**2 / there).sum(axis=1)
    after_raters = s.means + explained - by_rater
    several = np.where(s.scores > raters, s.scores - raters, 1.0)
    target = (after_raters - (s.targets - 1) * residual) / several
    return target, rater, residual


def parts(given: npt.NDArray[np.bool_]) -> int:
    """Count the groups of raters that share no target."""
    shared = given.T.astype(np.int64) @ given.astype(np.int64) > 0
    left, found = set(range(len(shared))), 0
    while left:
        found += 1
        reached = {left.pop()}
        while reached:
            near = {int(one) for at in reached for one in np.flatnonzero(shared[at])} & left
            left -= near
            reached = near
    return found

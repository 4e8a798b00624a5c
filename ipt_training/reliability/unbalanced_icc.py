"""Intraclass correlation of a table with gaps, from variance components by Henderson's method III.

Targets are taken out of the sums of squares first, so that only a small table of raters by raters
has to be solved, whatever the number of targets.

Source: Searle, S. R., Casella, G., & McCulloch, C. E. (1992). Variance components. Wiley.
doi 10.1002/9780470316856, section 5.5.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.bootstrap import (
    Interval,
    Statistics,
    grouped_intervals,
    resampled_intervals,
)
from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray

NOTE = "missing scores: variance components by Henderson's method III"
MANY_RATERS = 24
"""With more raters than this targets are summed by groups: each sum holds raters by raters."""
GROUPS = 50
SEED = 19920515
"""The same data fall into the same groups twice."""


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
    raters = scores.shape[1]
    apart = parts(given)
    values, intervals = estimated(
        scores, lambda drawn: _figures(drawn, raters), confidence=confidence
    )
    found: list[Result] = []
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


def estimated(
    scores: FloatArray, statistics: Statistics, *, confidence: float
) -> tuple[FloatArray, tuple[Interval, ...]]:
    """Give figures of the whole table, and their intervals by leaving out or drawing targets.

    With more than `MANY_RATERS` raters the targets fall at random into `GROUPS` groups, which the
    jackknife leaves out in turn; with fewer each target is drawn or not.
    """
    if scores.shape[1] > MANY_RATERS:
        features = sums_of(scores, groups=_groups(len(scores)))
        intervals = grouped_intervals(features, statistics, confidence=confidence)
    else:
        features = sums_of(scores)
        intervals = resampled_intervals(features, statistics, confidence=confidence)
    return statistics(features.sum(axis=0)[np.newaxis])[0], intervals


def _groups(targets: int) -> npt.NDArray[np.int64]:
    """Give each target the number of a group; groups differ in size by one at most."""
    order = np.random.default_rng(SEED).permutation(targets)
    return order % min(GROUPS, targets)


def _estimate(
    value: float, interval: Interval, shape: tuple[int, ...], confidence: float
) -> Estimate:
    return Estimate(
        value=value,
        low=interval.low,
        high=interval.high if interval.high is None else min(1.0, interval.high),
        n_targets=shape[0],
        n_raters=shape[1],
        standard_error=interval.standard_error,
        confidence=confidence,
        note=f"{NOTE}; {interval.note}",
    )


def sums_of(scores: FloatArray, *, groups: npt.NDArray[np.int64] | None = None) -> FloatArray:
    """Give what each target, or each group of targets, adds to the sums of `components`.

    Args:
        scores: a table in which every target has a score.
        groups: the number of each target's group, from 0; each target by itself where not given.
    """
    given = ~np.isnan(scores)
    there = given.astype(np.float64)
    centred = np.where(given, scores - np.nanmean(scores), 0.0)
    number = there.sum(axis=1)
    total = centred.sum(axis=1)
    mean = total / number
    within = (centred**2).sum(axis=1) - number * mean**2
    single = [np.ones_like(number), number, 1 / number, number**2, within, number * mean**2, total]
    rest = centred - there * mean[:, np.newaxis]
    plain = np.column_stack([*single, there, centred, rest])
    if groups is None:
        table = -there[:, :, np.newaxis] * (there / number[:, np.newaxis])[:, np.newaxis, :]
        seen = there
    else:
        members = [np.flatnonzero(groups == one) for one in range(int(groups.max()) + 1)]
        table = np.stack([-there[at].T @ (there[at] / number[at, np.newaxis]) for at in members])
        seen = np.stack([there[at].sum(axis=0) for at in members])
        plain = np.stack([plain[at].sum(axis=0) for at in members])
    diagonal = np.arange(there.shape[1])
    table[:, diagonal, diagonal] += seen
    return np.column_stack([plain, table.reshape(len(table), -1)])


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
        signal = np.stack([one_between, target, target])
        error = np.stack([one_within, rater + residual, residual])
        spread = [signal + error, signal + error / k]
        # A negative component may outweigh the others; a share of nothing is no figure.
        figures = [np.where(over > 0, signal / over, np.nan) for over in spread]
    return np.concatenate(figures).T


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

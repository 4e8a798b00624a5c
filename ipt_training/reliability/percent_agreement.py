"""The share of pairs of scores that are the same, or near enough."""

import numpy as np

from ipt_training.reliability.chance import estimate_of_mean
from ipt_training.reliability.equality import room_of
from ipt_training.reliability.estimate import CONFIDENCE, Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable


def percent_agreement(
    table: RatingsTable, *, within: float = 0.0, confidence: float = CONFIDENCE
) -> Result:
    """How often two raters of the same target give scores at most this far apart.

    The mean over targets of the share of agreeing pairs, between 0 and 1; not corrected for
    chance. Assumes targets drawn at random; raters may differ from target to target. A target
    with one score has no pair: it is not in the mean, and counts in the standard error as in
    K. L. Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., chapter 5. No figure without
    a target that two raters scored; no interval with a single target.

    Args:
        table: scores of targets by raters.
        within: the largest difference, in units of the score, that still agrees.
        confidence: of the interval.
    """
    given = table.given
    each = given.sum(axis=1)
    if not each.any():
        return NotEstimable("there are no scores")
    if table.n_raters < 2:
        return NotEstimable("needs at least two raters")
    if each.max() < 2:
        return NotEstimable("no target has scores of two raters")
    scored = each > 0
    n, counts = int(scored.sum()), each[scored].astype(np.float64)
    paired = counts >= 2
    pairs = counts[paired] * (counts[paired] - 1.0) / 2.0
    share = (
        _agreeing(table.scores[each >= 2], int(each.max()), within + room_of(table.scores)) / pairs
    )
    value = float(share.mean())
    influence = np.full(n, -value)
    influence[paired] += share * (n / share.size)
    found = estimate_of_mean(value, influence, n_raters=table.n_raters, confidence=confidence)
    return _over(found, share.size)


def _agreeing(scores: FloatArray, most: int, within: float) -> FloatArray:
    """Give the number of agreeing pairs of each row; a missing score agrees with none."""
    # With many raters of whom each target met a few, sorting moves the missing out of the way.
    narrow = scores if 2 * most >= scores.shape[1] else np.sort(scores, axis=1)[:, :most]
    columns = np.ascontiguousarray(narrow.T)
    total = np.zeros(columns.shape[1])
    for place, first in enumerate(columns):
        for second in columns[place + 1 :]:
            total += np.abs(first - second) <= within
    return total


def _over(found: Estimate, n_targets: int) -> Estimate:
    """Name the targets that have a pair as those that entered the figure."""
    low = None if found.low is None else max(0.0, found.low)
    return Estimate(
        value=found.value,
        low=low,
        high=found.high,
        n_targets=n_targets,
        n_raters=found.n_raters,
        standard_error=found.standard_error,
        confidence=found.confidence,
        note=found.note,
    )

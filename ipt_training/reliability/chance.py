"""Agreement beyond chance, with its standard error by linearisation."""

import math
from dataclasses import dataclass

import numpy as np

from ipt_training.reliability.coding import CodedScores
from ipt_training.reliability.distributions import t_quantile
from ipt_training.reliability.estimate import CONFIDENCE, Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray

SMALLEST = 1e-12
"""Room for disagreement below which nothing is left to correct for chance."""
ALL_THE_SAME = "all scores are the same"


@dataclass(frozen=True, eq=False)
class Chance:
    """The agreement that chance alone would give."""

    agreement: float
    pull: FloatArray | float = 0.0
    """How each target moves it: its influence function, with mean zero, shape (targets,)."""


def usable(scores: CodedScores | NotEstimable) -> CodedScores | NotEstimable:
    """Give the scores, or why no pair of them can be compared."""
    if isinstance(scores, NotEstimable):
        return scores
    if scores.n_raters < 2:
        return NotEstimable("needs at least two raters")
    if scores.scores_each.max() < 2:
        return NotEstimable("no target has scores of two raters")
    return scores


def beyond_chance(
    scores: CodedScores, weights: FloatArray, chance: Chance, *, confidence: float = CONFIDENCE
) -> Result:
    """Give (pa - pe) / (1 - pe), where pa is the mean weighted agreement of a target's pairs.

    A target with one score enters pe and the number n, and not pa. The variance is that of the
    linearised coefficient over the n targets, K. L. Gwet (2014), Handbook of Inter-Rater
    Reliability, 4th ed., chapter 5, and Gwet (2021), doi 10.1177/0013164420973080. The limits are
    those of t on n - 1 degrees of freedom, none above 1 or below -1.
    """
    if 1.0 - chance.agreement < SMALLEST:
        one = int(np.count_nonzero(scores.prevalence)) == 1
        return NotEstimable(ALL_THE_SAME if one else "chance alone would give full agreement")
    each = scores.scores_each
    paired = each >= 2
    pairs = np.where(paired, each * (each - 1.0), 1.0)
    agreed = (scores.agreeing_pairs(weights) / pairs)[paired] - chance.agreement
    room = 1.0 - chance.agreement
    value = float(agreed.mean()) / room
    own = np.zeros(scores.n_targets)
    own[paired] = agreed * (scores.n_targets / agreed.size) / room
    own -= (1.0 - value) * chance.pull / room
    return estimate_of_mean(value, own - value, n_raters=scores.n_raters, confidence=confidence)


def estimate_of_mean(
    value: float,
    influence: FloatArray,
    *,
    n_raters: int,
    confidence: float = CONFIDENCE,
    note: str = "",
) -> Estimate:
    """Give the figure with the standard error of its linearised mean over targets.

    Args:
        value: the figure, at most 1.
        influence: what each target adds to it, with mean zero, shape (targets,).
        n_raters: raters that entered the figure.
        confidence: of the interval.
        note: how the figure was formed.
    """
    n = influence.size
    if n < 2:
        return Estimate(value, None, None, n, n_raters, confidence=confidence, note=note)
    error = math.sqrt(float(influence @ influence) / (n * (n - 1.0)))
    if error < SMALLEST:
        error = 0.0
    reach = t_quantile((1.0 + confidence) / 2.0, n - 1.0) * error
    return Estimate(
        value=value,
        low=min(value, max(-1.0, value - reach)),
        high=max(value, min(1.0, value + reach)),
        n_targets=n,
        n_raters=n_raters,
        standard_error=error,
        confidence=confidence,
        note=note,
    )

"""Bland and Altman's limits of agreement: how far apart do two raters score the same target?

Sources: Bland, J. M., & Altman, D. G. (1986). doi 10.1016/S0140-6736(86)90837-8; limits' errors
from Bland, J. M., & Altman, D. G. (1999). doi 10.1177/096228029900800204, section 2.1.
"""

from dataclasses import dataclass

import numpy as np

from ipt_training.reliability.distributions import normal_quantile, t_quantile
from ipt_training.reliability.estimate import CONFIDENCE, Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable

COVERAGE = 0.95
"""The share of differences between the two that is expected within the limits."""
FEWEST_TARGETS = 3


@dataclass(frozen=True, slots=True)
class LimitsOfAgreement:
    """The mean difference of two raters and where most single differences lie."""

    bias: Result
    """First rater minus second, in points of the scale."""
    lower: Result
    upper: Result
    slope: Result
    """Change of the difference per point of the mean; 0 where bias is the same all along."""
    spread: float | None
    """Standard deviation of the differences."""


def bland_altman(
    table: RatingsTable, *, coverage: float = COVERAGE, confidence: float = CONFIDENCE
) -> LimitsOfAgreement:
    """Tell by how much two raters differ, on average and on a single target.

    Assumes differences that are about normal and alike along the scale; the slope says whether the
    second holds. Targets without both scores are left out.

    Args:
        table: scores of exactly two raters.
        coverage: the share of differences within the limits.
        confidence: of the intervals of bias, limits and slope.

    Returns:
        Four figures; not estimable without exactly two raters or with fewer than three targets
        that both scored. The slope needs targets whose means differ.
    """
    if table.scores.shape[1] != 2:
        return _none("needs exactly two raters")
    scores = table.scores[table.given.all(axis=1)]
    if len(scores) < FEWEST_TARGETS:
        return _none(f"fewer than {FEWEST_TARGETS} targets were scored by both")
    differences = scores[:, 0] - scores[:, 1]
    n, spread = len(scores), float(differences.std(ddof=1))
    bias, z = float(differences.mean()), normal_quantile((1 + coverage) / 2)
    of_limit = spread * (1 / n + z**2 / (2 * (n - 1))) ** 0.5

    def figure(value: float, error: float, freedom: int = n - 1) -> Estimate:
        reach = t_quantile((1 + confidence) / 2, freedom) * error
        return Estimate(
            value=value,
            low=value - reach,
            high=value + reach,
            n_targets=n,
            n_raters=2,
            standard_error=error,
            confidence=confidence,
        )

    slope = _slope(scores.mean(axis=1), differences)
    return LimitsOfAgreement(
        bias=figure(bias, spread / n**0.5),
        lower=figure(bias - z * spread, of_limit),
        upper=figure(bias + z * spread, of_limit),
        slope=slope if isinstance(slope, NotEstimable) else figure(*slope, freedom=n - 2),
        spread=spread,
    )


def _slope(means: FloatArray, differences: FloatArray) -> tuple[float, float] | NotEstimable:
    """Give the slope of the least-squares line through the plot, and its standard error."""
    around = means - means.mean()
    squares = float(around @ around)
    if squares == 0:
        return NotEstimable("all targets have the same mean")
    slope = float(around @ differences) / squares
    rest = differences - differences.mean() - slope * around
    return slope, float(np.sqrt(float(rest @ rest) / (len(means) - 2) / squares))


def _none(reason: str) -> LimitsOfAgreement:
    none = NotEstimable(reason)
    return LimitsOfAgreement(none, none, none, none, None)

"""Standard error of measurement: by how many points is a score off because of who gave it?

Source: de Vet, H. C. W., Terwee, C. B., Knol, D. L., & Bouter, L. M. (2006). When to use agreement
versus reliability measures. doi 10.1016/j.jclinepi.2005.10.015.
"""

from dataclasses import replace

import numpy as np

from ipt_training.reliability.estimate import CONFIDENCE, Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.reliability.unbalanced_icc import components, estimated, parts

TWO_SCORES = 1.959963984540054 * 2**0.5
"""Standard errors that 95 % of differences between two scores of an unchanged target lie within."""


def standard_error_of_measurement(
    table: RatingsTable, *, absolute: bool = True, confidence: float = CONFIDENCE
) -> Result:
    """Tell how many points a single score is off, in points of the scale.

    The square root of the variance that does not lie between targets: of raters and residual where
    a strict rater counts as error (absolute), of the residual alone where not. Variance components
    by Henderson's method III, so that scores may be missing; a negative one counts as 0. Assumes an
    interval scale and an error that is alike along it.

    Args:
        table: scores of targets by raters.
        absolute: whether differences in strictness count as error.
        confidence: of the interval, which comes from resampling targets.

    Returns:
        Not estimable when no two raters scored the same targets, too few did, or the raters fall
        into parts that share none.
    """
    rows, columns = table.given.any(axis=1), table.given.any(axis=0)
    scores = table.scores[rows][:, columns]
    given = ~np.isnan(scores)
    raters = scores.shape[1]
    if raters < 2 or int((given.sum(axis=1) >= 2).sum()) == 0:
        return NotEstimable("no target has scores of two raters")
    apart = parts(given)
    if apart > 1:
        return NotEstimable(f"the raters fall into {apart} parts that share no target")

    def error(sums: FloatArray) -> FloatArray:
        _, rater, residual = components(sums, raters)
        variance = np.maximum(residual, 0.0)
        if absolute:
            variance = variance + np.maximum(rater, 0.0)
        result: FloatArray = np.sqrt(variance)[:, np.newaxis]
        return result

    values, intervals = estimated(scores, error, confidence=confidence)
    value, interval = float(values[0]), intervals[0]
    if np.isnan(value):
        return NotEstimable("too few targets have scores of two raters")
    return Estimate(
        value=value,
        low=interval.low if interval.low is None else max(0.0, interval.low),
        high=interval.high,
        n_targets=len(scores),
        n_raters=raters,
        standard_error=interval.standard_error,
        confidence=confidence,
        note=interval.note,
    )


def smallest_detectable_difference(sem: Result) -> Result:
    """Tell how far two scores must be apart before the difference is more than error, at 95 %.

    1.96 times the square root of 2 times the standard error of measurement.
    """
    return sem if isinstance(sem, NotEstimable) else _times(sem, TWO_SCORES)


def of_mean(sem: Result, raters: int) -> Result:
    """Give the standard error of the mean of so many raters' scores of one target.

    Raises:
        ValueError: for fewer than one rater.
    """
    if raters < 1:
        raise ValueError("a mean is of one score or more")
    return sem if isinstance(sem, NotEstimable) else _times(sem, raters**-0.5)


def _times(estimate: Estimate, factor: float) -> Estimate:
    def scaled(figure: float | None) -> float | None:
        return None if figure is None else figure * factor

    return replace(
        estimate,
        value=estimate.value * factor,
        low=scaled(estimate.low),
        high=scaled(estimate.high),
        standard_error=scaled(estimate.standard_error),
    )

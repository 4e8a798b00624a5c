"""Intraclass correlation: the share of the spread of scores that lies between targets.

Sources: Shrout, P. E., & Fleiss, J. L. (1979). doi 10.1037/0033-2909.86.2.420; McGraw, K. O., &
Wong, S. P. (1996). doi 10.1037/1082-989X.1.1.30, whose names and intervals are used, with the
correction of 1996, doi 10.1037/1082-989X.1.4.390. With missing scores: Searle, S. R., Casella, G.,
& McCulloch, C. E. (1992). Variance components. Wiley. doi 10.1002/9780470316856, chapter 5
(Henderson's method III).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import numpy as np

from ipt_training.reliability.distributions import f_quantile
from ipt_training.reliability.estimate import CONFIDENCE, Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.reliability.unbalanced_icc import six_with_gaps

Quantile = Callable[[float, float, float], float]
LEAST_FREEDOM = 0.05
"""With fewer degrees of freedom than this an interval of absolute agreement has no limits."""


class IccForm(StrEnum):
    """Which raters, and how many of them, a score is to be trusted from."""

    ICC_1_1 = "icc_1_1"
    """One rater; each target was scored by other raters."""
    ICC_A_1 = "icc_a_1"
    """One of many raters, absolute agreement: a strict rater counts as error."""
    ICC_C_1 = "icc_c_1"
    """One of many raters, consistency: a strict rater does not count."""
    ICC_1_K = "icc_1_k"
    """The mean of k raters, other ones for each target."""
    ICC_A_K = "icc_a_k"
    """The mean of k raters, absolute agreement."""
    ICC_C_K = "icc_c_k"
    """The mean of k raters, consistency."""


@dataclass(frozen=True, slots=True)
class MeanSquares:
    """The analysis of variance of a complete table."""

    targets: int
    raters: int
    between_targets: float
    within_targets: float
    between_raters: float
    residual: float


def intraclass(table: RatingsTable, form: IccForm, *, confidence: float = CONFIDENCE) -> Result:
    """Tell how far a score says something about the target and not about who gave it.

    See `six_intraclass` for assumptions, missing scores and what cannot be estimated.
    """
    return six_intraclass(table, confidence=confidence)[form]


def six_intraclass(table: RatingsTable, *, confidence: float = CONFIDENCE) -> dict[IccForm, Result]:
    """Give all six coefficients from one analysis of variance.

    Assumes scores on an interval scale, targets drawn at random, errors alike and normal for the
    intervals, which are exact F intervals on complete data. Targets and raters without any score
    are left out. With other gaps the variance components are estimated by Henderson's method III,
    which gives the same figures on complete data; k is then the harmonic mean of the number of
    scores per target, and the interval comes from resampling targets; the note says so.

    Returns:
        A figure of at most 1 for each form; below 0 where targets differ less than chance. Not
        estimable with fewer than two targets or raters, or when no score differs from another.
    """
    scores = table.scores
    if not table.is_complete:
        scores = scores[table.given.any(axis=1)][:, table.given.any(axis=0)]
    refusal = _refusal(scores)
    if refusal is not None:
        return dict.fromkeys(IccForm, refusal)
    if np.isnan(scores).any():
        found = six_with_gaps(scores, confidence=confidence)
        return dict(zip(IccForm, found, strict=True))
    squares = mean_squares(scores)
    # One score and the mean of k share their quantiles, which cost more than all the rest.
    quantile = cache(f_quantile)
    return {form: _exact(squares, form, confidence, quantile) for form in IccForm}


def mean_squares(scores: FloatArray) -> MeanSquares:
    """Give the mean squares of a complete table of at least two targets by two raters."""
    n, k = scores.shape
    around = scores - scores.mean()
    total = float(np.vdot(around, around))
    # Products with a vector, because means along a short axis take several times as long.
    of_targets, of_raters = around @ np.full(k, 1 / k), np.full(n, 1 / n) @ around
    targets, raters = k * float(of_targets @ of_targets), n * float(of_raters @ of_raters)
    around -= of_targets[:, np.newaxis]
    around -= of_raters
    residual = float(np.vdot(around, around))
    # Rounding must not turn perfect agreement into an almost perfect one.
    residual = 0.0 if residual < 1e-13 * total else residual
    raters = 0.0 if raters < 1e-13 * total else raters
    targets = 0.0 if targets < 1e-13 * total else targets
    return MeanSquares(
        targets=n,
        raters=k,
        between_targets=targets / (n - 1),
        within_targets=(raters + residual) / (n * (k - 1)),
        between_raters=raters / (k - 1),
        residual=residual / ((n - 1) * (k - 1)),
    )


def _refusal(scores: FloatArray) -> NotEstimable | None:
    if scores.size == 0:
        return NotEstimable("there are no scores")
    if scores.shape[0] < 2:
        return NotEstimable("needs at least two targets")
    if scores.shape[1] < 2:
        return NotEstimable("needs at least two raters")
    if float(np.nanmax(scores)) == float(np.nanmin(scores)):
        return NotEstimable("all scores are the same")
    return None


def _exact(squares: MeanSquares, form: IccForm, confidence: float, quantile: Quantile) -> Result:
    if form in (IccForm.ICC_A_1, IccForm.ICC_A_K):
        return _absolute(squares, confidence, quantile, mean=form is IccForm.ICC_A_K)
    one_way = form in (IccForm.ICC_1_1, IccForm.ICC_1_K)
    n, k = squares.targets, squares.raters
    error = squares.within_targets if one_way else squares.residual
    freedom = n * (k - 1) if one_way else (n - 1) * (k - 1)
    signal = squares.between_targets
    mean = form in (IccForm.ICC_1_K, IccForm.ICC_C_K)
    if signal == 0 and (mean or error == 0):
        return NotEstimable("the targets do not differ")
    if error == 0:
        return _estimate(squares, (1.0, 1.0, 1.0), confidence)
    ratio, upper = signal / error, (1 + confidence) / 2
    low = ratio / quantile(upper, n - 1, freedom)
    high = ratio * quantile(upper, freedom, n - 1)
    if mean:
        limits = tuple(1 - 1 / f if f else -np.inf for f in (ratio, low, high))
    else:
        limits = tuple((f - 1) / (f + k - 1) for f in (ratio, low, high))
    return _estimate(squares, (limits[0], limits[1], limits[2]), confidence)


def _absolute(squares: MeanSquares, confidence: float, quantile: Quantile, *, mean: bool) -> Result:
    n, k = squares.targets, squares.raters
    signal, raters, error = squares.between_targets, squares.between_raters, squares.residual
    spread = signal + (k - 1) * error + k * (raters - error) / n
    if spread <= 0:
        return NotEstimable("the targets do not differ")
    single = (signal - error) / spread
    if raters == 0 and error == 0:
        return _estimate(squares, (1.0, 1.0, 1.0), confidence)
    a = k * single / (n * (1 - single))
    b = 1 + a * (n - 1)
    weight = (a * raters) ** 2 / (k - 1) + (b * error) ** 2 / ((n - 1) * (k - 1))
    freedom = (a * raters + b * error) ** 2 / weight if weight else 0.0
    if freedom < LEAST_FREEDOM:
        low, high = -np.inf, np.inf
    else:
        rest = k * raters + (k * n - k - n) * error
        f_low = quantile((1 + confidence) / 2, n - 1, freedom)
        f_high = quantile((1 + confidence) / 2, freedom, n - 1)
        low = n * (signal - f_low * error) / (f_low * rest + n * signal)
        high = n * (f_high * signal - error) / (rest + n * f_high * signal)
    if not mean:
        return _estimate(squares, (single, low, high), confidence)
    average = signal + (raters - error) / n
    if average <= 0:
        return NotEstimable("the targets do not differ")
    stepped = [
        k * one / (1 + (k - 1) * one) if np.isfinite(one) and one > -1 / (k - 1) else -np.inf
        for one in (low, high)
    ]
    return _estimate(squares, ((signal - error) / average, stepped[0], stepped[1]), confidence)


def _estimate(
    squares: MeanSquares, limits: tuple[float, float, float], confidence: float
) -> Estimate:
    value, low, high = limits
    return Estimate(
        value=value,
        low=low if np.isfinite(low) else None,
        high=high if np.isfinite(high) else None,
        n_targets=squares.targets,
        n_raters=squares.raters,
        confidence=confidence,
    )

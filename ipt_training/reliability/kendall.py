"""Kendall's W: do raters put targets in the same order?

Source: Kendall, M. G., & Babington Smith, B. (1939). doi 10.1214/aoms/1177732186; with ties:
Siegel, S., & Castellan, N. J. (1988). Nonparametric statistics for the behavioral sciences (2nd
ed.). McGraw-Hill, section 9.5.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.bootstrap import (
    FEWEST_TARGETS,
    RESAMPLES,
    SEED,
    percentile_limits,
)
from ipt_training.reliability.coding import IntArray
from ipt_training.reliability.distributions import chi_square_cdf
from ipt_training.reliability.estimate import CONFIDENCE, Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable

MOST_FOR_INTERVAL = 2000
"""With more targets than this no interval is formed: every resample has to be ranked anew."""
_AT_ONCE = 30_000
"""Cells of a working array held at one time: few enough for the cache of a processor."""


@dataclass(frozen=True, slots=True)
class ConcordanceTest:
    """Friedman's test that raters order targets at random."""

    chi_square: float
    freedom: int
    p: float
    """Approximate; good from about eight targets on."""


def kendall_w(
    table: RatingsTable, *, confidence: float = CONFIDENCE, resamples: int = RESAMPLES
) -> Result:
    """Tell how far raters put the targets in the same order, from 0 to 1, ties corrected.

    Strictness does not count. Only targets that every rater scored are compared. The interval is
    a percentile bootstrap over targets, each sample ranked anew.

    Returns:
        Not estimable with fewer than two raters, fewer than two targets that all scored, or when
        every rater gave all of them the same score.
    """
    complete = _complete(table)
    refusal = _refusal(complete)
    if refusal is not None:
        return refusal
    once = np.ones((1, len(complete)), dtype=np.int64)
    value = float(_concordance([_Order.of(column) for column in complete.T], once)[0])
    low, high, error, note = None, None, None, ""
    if not FEWEST_TARGETS <= len(complete) <= MOST_FOR_INTERVAL:
        note = (
            f"no interval with fewer than {FEWEST_TARGETS} or more than {MOST_FOR_INTERVAL} targets"
        )
    else:
        figures = _resampled(complete, resamples)
        low, high = percentile_limits(figures, confidence)
        error = float(figures.std(ddof=1))
        note = f"interval by {resamples:,} bootstrap samples of targets"
    left_out = table.n_targets - len(complete)
    if left_out:
        note = f"{left_out} targets that not every rater scored are left out; {note}"
    return Estimate(
        value=value,
        low=low,
        high=high,
        n_targets=len(complete),
        n_raters=complete.shape[1],
        standard_error=error,
        confidence=confidence,
        note=note,
    )


def concordance_test(table: RatingsTable) -> ConcordanceTest | NotEstimable:
    """Test whether raters order targets at random: chi-square of m(n - 1)W on n - 1 degrees."""
    found = kendall_w(table, resamples=2)
    if isinstance(found, NotEstimable):
        return found
    freedom = found.n_targets - 1
    chi_square = found.n_raters * freedom * found.value
    return ConcordanceTest(chi_square, freedom, 1 - chi_square_cdf(chi_square, freedom))


def _complete(table: RatingsTable) -> FloatArray:
    columns = table.given.any(axis=0)
    rows = table.given[:, columns].all(axis=1) if columns.any() else np.zeros(0, dtype=bool)
    return table.scores[rows][:, columns] if columns.any() else np.zeros((0, 0))


def _refusal(scores: FloatArray) -> NotEstimable | None:
    if scores.shape[1] < 2:
        return NotEstimable("needs at least two raters")
    if len(scores) < 2:
        return NotEstimable("fewer than two targets were scored by every rater")
    if bool((scores == scores[0]).all()):
        return NotEstimable("every rater gave all targets the same score")
    return None


def _resampled(scores: FloatArray, resamples: int) -> FloatArray:
    n = len(scores)
    chance, shares = np.random.default_rng(SEED), np.full(n, 1 / n)
    step = max(1, _AT_ONCE // n)
    orders = [_Order.of(column) for column in scores.T]
    figures = [
        _concordance(orders, chance.multinomial(n, shares, size=min(step, resamples - at)))
        for at in range(0, resamples, step)
    ]
    joined = np.concatenate(figures)
    return joined[~np.isnan(joined)]


@dataclass(frozen=True, slots=True)
class _Order:
    """How one rater puts the targets in order: by places, of which tied targets share one."""

    targets: IntArray
    """The targets from the lowest score to the highest."""
    first: IntArray
    """Where in that order each place begins."""
    place: IntArray
    """The place of each target."""

    @classmethod
    def of(cls, scores: FloatArray) -> "_Order":
        _, place, number = np.unique(scores, return_inverse=True, return_counts=True)
        targets = np.argsort(scores, kind="stable")
        return cls(targets, np.cumsum(number) - number, place)


def _concordance(orders: list[_Order], drawn: npt.NDArray[np.int64]) -> FloatArray:
    """Give W of each sample; ``drawn`` says how often a target is in it, shape (samples, n)."""
    times = drawn.astype(np.float64)
    n, raters = float(times.shape[1]), len(orders)
    sums = np.full_like(times, -raters * (n + 1) / 2)
    ties = np.zeros(len(times))
    for order in orders:
        size = np.add.reduceat(times.take(order.targets, axis=1), order.first, axis=1)
        middle = np.cumsum(size, axis=1) - size / 2 + 0.5
        sums += middle.take(order.place, axis=1)
        ties += (size**3 - size).sum(axis=1)
    spread = np.einsum("st,st,st->s", times, sums, sums)
    most = raters**2 * (n**3 - n) - raters * ties
    with np.errstate(divide="ignore", invalid="ignore"):
        figures: FloatArray = 12 * spread / most
    return np.where(most > 0, figures, np.nan)

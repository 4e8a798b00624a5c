"""Cohen's kappa of two raters, and Light's mean of it over all pairs of raters."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.chance import (
    ALL_THE_SAME,
    SMALLEST,
    estimate_of_mean,
    usable,
)
from ipt_training.reliability.coding import CodedScores, coded
from ipt_training.reliability.distributions import normal_quantile
from ipt_training.reliability.estimate import CONFIDENCE, Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.reliability.weights import Weighting, Weights, weights_for


def cohen_kappa(
    table: RatingsTable,
    *,
    weights: Weights = Weighting.IDENTITY,
    categories: Sequence[float] | FloatArray | None = None,
    confidence: float = CONFIDENCE,
) -> Result:
    """How far two raters agree beyond what their own marginal frequencies give by chance.

    J. Cohen (1960), doi 10.1177/001316446002000104, with weights J. Cohen (1968),
    doi 10.1037/h0026256; figures, error and interval as in `cohen_kappa_of_counts`. Only targets
    that both raters scored enter. No figure with other than two raters, without a shared target,
    or when both used one category throughout.

    Args:
        table: scores of targets by two raters; a third column without any score does not count.
        weights: how nearly different categories agree; a custom table may be asymmetric, first
            rater in rows.
        categories: every score of the scale; those that occur, where none are given.
        confidence: of the interval.
    """
    scores = coded(table, categories)
    if isinstance(scores, NotEstimable):
        return scores
    if scores.n_raters != 2:
        return NotEstimable("needs exactly two raters")
    worth = weights_for(weights, scores.categories, ordered=True)
    if isinstance(worth, NotEstimable):
        return worth
    return _estimate(_pair(scores, 0, 1), worth, confidence)


def cohen_kappa_of_counts(
    counts: npt.ArrayLike,
    *,
    weights: Weights = Weighting.IDENTITY,
    categories: Sequence[float] | FloatArray | None = None,
    confidence: float = CONFIDENCE,
) -> Result:
    """Cohen's kappa of a contingency table: first rater's categories in rows, second's in columns.

    With weights w, po the weighted agreement and pe that of the product of the margins, kappa is
    (po - pe) / (1 - pe). The standard error is the large-sample one of Fleiss, Cohen & Everitt
    (1969), doi 10.1037/h0028106, with the number of targets as divisor; limits from the normal
    distribution, none above 1 or below -1.

    Args:
        counts: targets in each pair of categories, shape (q, q), whole or expected numbers.
        weights: a family, or a table (q, q) that may be asymmetric.
        categories: the scores of the q categories, ascending; 1 to q where none are given.
        confidence: of the interval.
    """
    given = np.asarray(counts, dtype=np.float64)
    if given.ndim != 2 or given.shape[0] != given.shape[1]:
        return NotEstimable("a contingency table has as many rows as columns")
    if not np.isfinite(given).all() or (given < 0.0).any():
        return NotEstimable("a contingency table holds numbers of targets, none below zero")
    if not given.any():
        return NotEstimable("there are no scores")
    names = np.arange(1.0, len(given) + 1.0) if categories is None else np.asarray(categories)
    if names.shape != (len(given),):
        return NotEstimable("needs the name of every category of the contingency table")
    worth = weights_for(weights, names.astype(np.float64), ordered=True)
    return worth if isinstance(worth, NotEstimable) else _estimate(given, worth, confidence)


def light_kappa(
    table: RatingsTable,
    *,
    weights: Weights = Weighting.IDENTITY,
    categories: Sequence[float] | FloatArray | None = None,
    confidence: float = CONFIDENCE,
) -> Result:
    """How far raters agree on average over all their pairs, each with Cohen's kappa.

    R. J. Light (1971), doi 10.1037/h0031643. Each pair of raters has the same say and is taken
    over the targets that both scored; pairs without such a target are left out, which the note
    says. The standard error is that of the linearised mean of the pairs' kappas over targets
    (the infinitesimal jackknife, B. Efron 1982, doi 10.1137/1.9781611970319), limits from t on
    n - 1 degrees of freedom. No figure when the kappa of any pair cannot be had.

    Args:
        table: scores of targets by raters.
        weights: how nearly different categories agree.
        categories: every score of the scale; those that occur, where none are given.
        confidence: of the interval.
    """
    scores = usable(coded(table, categories))
    if isinstance(scores, NotEstimable):
        return scores
    worth = weights_for(weights, scores.categories)
    if isinstance(worth, NotEstimable):
        return worth
    pairs, met = list(combinations(range(scores.n_raters), 2)), 0
    total, influence = 0.0, np.zeros(scores.n_targets)
    for first, second in pairs:
        counts = _pair(scores, first, second)
        if not counts.any():
            continue
        kappa = _kappa(counts, worth)
        if kappa is None:
            return NotEstimable("a pair of raters used one category for all their shared targets")
        met += 1
        total += kappa.value
        padded = np.zeros((scores.q + 1, scores.q + 1))
        padded[:-1, :-1] = kappa.influence * (scores.n_targets / counts.sum())
        at = scores.places[first] * (scores.q + 1) + scores.places[second]
        influence += padded.ravel().take(at)
    left_out = len(pairs) - met
    note = f"{left_out} of {len(pairs)} pairs of raters share no target" if left_out else ""
    return estimate_of_mean(
        total / met, influence / met, n_raters=scores.n_raters, confidence=confidence, note=note
    )


@dataclass(frozen=True, eq=False)
class _Kappa:
    """Kappa of a contingency table."""

    value: float
    influence: FloatArray
    """What one more target in each cell would do to it, with mean zero, shape (q, q)."""


def _pair(scores: CodedScores, first: int, second: int) -> FloatArray:
    """Give the contingency table of two raters over the targets that both scored."""
    q = scores.q + 1
    at = scores.places[first] * q + scores.places[second]
    counts = np.bincount(at, minlength=q * q).reshape(q, q)
    return np.asarray(counts[:-1, :-1], dtype=np.float64)


def _kappa(counts: FloatArray, weights: FloatArray) -> _Kappa | None:
    """Give kappa, or None where the margins alone give full agreement."""
    shares = counts / counts.sum()
    first, second = shares.sum(axis=1), shares.sum(axis=0)
    of_first, of_second = weights @ second, first @ weights
    observed, chance = float(np.sum(weights * shares)), float(first @ of_first)
    room = 1.0 - chance
    if room < SMALLEST:
        return None
    # Fleiss, Cohen & Everitt (1969), eq. 8, before squaring and averaging.
    by_margins = np.add.outer(of_first, of_second) * (1.0 - observed)
    influence = (weights * room - by_margins) / room**2
    influence -= float(np.sum(shares * influence))
    return _Kappa((observed - chance) / room, influence)


def _estimate(counts: FloatArray, weights: FloatArray, confidence: float) -> Result:
    n = float(counts.sum())
    if n == 0.0:
        return NotEstimable("no target has scores of two raters")
    kappa = _kappa(counts, weights)
    if kappa is None:
        one = np.count_nonzero(counts) == 1
        return NotEstimable(ALL_THE_SAME if one else "chance alone would give full agreement")
    if n < 2.0:
        return Estimate(kappa.value, None, None, round(n), 2, confidence=confidence)
    error = math.sqrt(float(np.sum(counts * kappa.influence**2))) / n
    if error < SMALLEST:
        error = 0.0
    reach = normal_quantile((1.0 + confidence) / 2.0) * error
    return Estimate(
        value=kappa.value,
        low=max(-1.0, kappa.value - reach),
        high=max(kappa.value, min(1.0, kappa.value + reach)),
        n_targets=round(n),
        n_raters=2,
        standard_error=error,
        confidence=confidence,
    )

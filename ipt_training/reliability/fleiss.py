"""Fleiss' kappa of several raters, category by category, and its test against chance."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ipt_training.reliability.chance import ALL_THE_SAME, SMALLEST, Chance, beyond_chance, usable
from ipt_training.reliability.coding import CodedScores, coded
from ipt_training.reliability.distributions import normal_cdf
from ipt_training.reliability.estimate import CONFIDENCE, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.reliability.weights import Weighting, Weights, weights_for


@dataclass(frozen=True, slots=True)
class AgainstChance:
    """Fleiss' kappa held against the hypothesis that raters agree by chance alone."""

    kappa: float
    standard_error: float
    """Under the hypothesis; no measure of the precision of kappa itself."""
    z: float
    p: float
    """Two-sided."""


def fleiss_kappa(
    table: RatingsTable,
    *,
    weights: Weights = Weighting.IDENTITY,
    categories: Sequence[float] | FloatArray | None = None,
    confidence: float = CONFIDENCE,
) -> Result:
    """How far interchangeable raters agree beyond what the shares of the categories give by chance.

    J. L. Fleiss (1971), doi 10.1037/h0031619; weights and missing scores K. L. Gwet (2014),
    Handbook of Inter-Rater Reliability, 4th ed.; with two raters it is Scott's pi. With pi_k the
    share of category k, pe = sum of w_kl pi_k pi_l. Assumes targets drawn at random; the raters
    of one target need not be those of another. A target with one score counts towards pi_k and
    not towards agreement. No figure without two raters who share a target, or when all scores are
    the same.

    Args:
        table: scores of targets by raters.
        weights: how nearly different categories agree.
        categories: every score of the scale; those that occur, where none are given.
        confidence: of the interval, with Gwet's large-sample standard error.
    """
    scores = usable(coded(table, categories))
    if isinstance(scores, NotEstimable):
        return scores
    worth = weights_for(weights, scores.categories)
    if isinstance(worth, NotEstimable):
        return worth
    return _fleiss(scores, worth, confidence)


def fleiss_category_kappas(
    table: RatingsTable,
    *,
    categories: Sequence[float] | FloatArray | None = None,
    confidence: float = CONFIDENCE,
) -> dict[float, Result] | NotEstimable:
    """How far raters agree on each category against all others taken together.

    J. L. Fleiss (1971), doi 10.1037/h0031619: the kappa of the table with two categories, this
    one and the rest. A category that nobody used, or that everybody always used, has no kappa.

    Returns:
        One result for each category, by its score, ascending.
    """
    scores = usable(coded(table, categories))
    if isinstance(scores, NotEstimable):
        return scores
    identity = np.eye(2)
    found: dict[float, Result] = {}
    for place, name in enumerate(scores.categories):
        ours = np.where(scores.given, (scores.places == place).astype(np.intp), 2)
        two = CodedScores(ours, np.array([0.0, 1.0]))
        found[float(name)] = _fleiss(two, identity, confidence)
    return found


def fleiss_against_chance(
    table: RatingsTable, *, categories: Sequence[float] | FloatArray | None = None
) -> AgainstChance | NotEstimable:
    """Whether raters agree more or less than chance alone would let them.

    The standard error of kappa when there is no agreement beyond chance: Fleiss, Nee & Landis
    (1979), doi 10.1037/0033-2909.86.5.974. Needs the same number of scores for every target.
    """
    scores = usable(coded(table, categories))
    if isinstance(scores, NotEstimable):
        return scores
    each = scores.scores_each
    if each.min() < each.max():
        return NotEstimable("needs the same number of scores for every target")
    kappa = _fleiss(scores, np.eye(scores.q), CONFIDENCE)
    if isinstance(kappa, NotEstimable):
        return kappa
    share = scores.prevalence
    apart = share * (1.0 - share)
    room = float(apart.sum())
    spread = room**2 - float(np.sum(apart * (1.0 - 2.0 * share)))
    pairs = scores.n_targets * float(each[0]) * (float(each[0]) - 1.0)
    error = math.sqrt(2.0 * spread / pairs) / room
    z = kappa.value / error
    return AgainstChance(kappa.value, error, z, 2.0 * normal_cdf(-abs(z)))


def _fleiss(scores: CodedScores, weights: FloatArray, confidence: float) -> Result:
    share = scores.prevalence
    if share.max() > 1.0 - SMALLEST:
        return NotEstimable(ALL_THE_SAME)
    met = weights @ share
    expected = float(share @ met)
    chance = Chance(expected, 2.0 * (scores.mean_of(met) - expected))
    return beyond_chance(scores, weights, chance, confidence=confidence)

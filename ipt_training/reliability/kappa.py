"""Every kappa: of two raters or more, weighted or not."""

from collections.abc import Sequence

import numpy as np

from ipt_training.reliability.chance import Chance, beyond_chance, usable
from ipt_training.reliability.coding import CodedScores, coded
from ipt_training.reliability.estimate import CONFIDENCE, NotEstimable, Result
from ipt_training.reliability.fleiss import (
    AgainstChance,
    fleiss_against_chance,
    fleiss_category_kappas,
    fleiss_kappa,
)
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.reliability.two_raters import cohen_kappa, cohen_kappa_of_counts, light_kappa
from ipt_training.reliability.weights import Weighting, Weights, weights_for

__all__ = [
    "AgainstChance",
    "brennan_prediger",
    "cohen_kappa",
    "cohen_kappa_of_counts",
    "conger_kappa",
    "fleiss_against_chance",
    "fleiss_category_kappas",
    "fleiss_kappa",
    "light_kappa",
]


def conger_kappa(
    table: RatingsTable,
    *,
    weights: Weights = Weighting.IDENTITY,
    categories: Sequence[float] | FloatArray | None = None,
    confidence: float = CONFIDENCE,
) -> Result:
    """How far these raters agree beyond what their own marginal frequencies give by chance.

    Cohen's kappa for any number of raters, Fleiss' exact kappa: A. J. Conger (1980),
    doi 10.1037/0033-2909.88.2.322. With p_gk the share of category k among the scores of rater g,
    pe is the mean over pairs of raters g, h of the sum of w_kl p_gk p_hl. Missing scores and
    standard error after K. L. Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed. Assumes
    targets drawn at random and raters who are the ones of interest. No figure without two raters
    who share a target, or when all scores are the same.

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
    return beyond_chance(scores, worth, _of_pairs(scores, worth), confidence=confidence)


def brennan_prediger(
    table: RatingsTable,
    *,
    weights: Weights = Weighting.IDENTITY,
    categories: Sequence[float] | FloatArray | None = None,
    confidence: float = CONFIDENCE,
) -> Result:
    """How far raters agree beyond guessing evenly among the categories.

    R. L. Brennan & D. J. Prediger (1981), doi 10.1177/001316448104100307; with two categories the
    G index. pe is the mean of all weights, so the number of categories matters: give `categories`
    where not all of them were used. Missing scores and standard error after K. L. Gwet (2014),
    Handbook of Inter-Rater Reliability, 4th ed. No figure without two raters who share a target,
    or when all scores are the same and the scale is not given.

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
    return beyond_chance(scores, worth, Chance(float(worth.mean())), confidence=confidence)


def _of_pairs(scores: CodedScores, weights: FloatArray) -> Chance:
    """Give the agreement by chance of two raters drawn without replacement."""
    raters, q = scores.n_raters, scores.q
    row = np.arange(raters)[:, None] * (q + 1)
    counts = np.bincount((row + scores.places).ravel(), minlength=raters * (q + 1))
    counts = counts.reshape(raters, q + 1)[:, :q]
    given = counts.sum(axis=1, dtype=np.float64)
    share = counts / given[:, None]
    others = (share.sum(axis=0) - share) @ weights * (2.0 / (raters * (raters - 1.0)))
    own = np.sum(share * others, axis=1)
    worth = np.hstack([others, np.zeros((raters, 1))]).ravel().take(row + scores.places)
    scale = scores.n_targets / given[:, None]
    pull = np.sum(scale * (worth - np.where(scores.given, own[:, None], 0.0)), axis=0)
    return Chance(float(own.sum()) / 2.0, pull)

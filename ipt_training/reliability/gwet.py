"""Gwet's agreement coefficients AC1 and AC2."""

from collections.abc import Sequence

import numpy as np

from ipt_training.reliability.chance import Chance, beyond_chance, usable
from ipt_training.reliability.coding import coded
from ipt_training.reliability.estimate import CONFIDENCE, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.reliability.weights import Weighting, Weights, weights_for


def gwet_ac(
    table: RatingsTable,
    *,
    weights: Weights = Weighting.IDENTITY,
    categories: Sequence[float] | FloatArray | None = None,
    confidence: float = CONFIDENCE,
) -> Result:
    """How far raters agree beyond chance, where chance is guessing at hard targets only.

    AC1 with identity weights, AC2 with others. Unlike kappa it does not fall when nearly all
    targets belong to one category. With pi_k the share of category k and T the sum of all
    weights, pe = T / (q (q - 1)) * sum of pi_k (1 - pi_k). K. L. Gwet (2008),
    doi 10.1348/000711006X126600; weights and missing scores Gwet (2014), Handbook of Inter-Rater
    Reliability, 4th ed.

    Assumes targets drawn at random; raters may differ from target to target. A target with one
    score counts towards pi_k and not towards agreement. When all scores are the same the
    coefficient is 1, whatever the scale. No figure without two raters who share a target.

    Args:
        table: scores of targets by raters.
        weights: how nearly different categories agree, a family or a (q, q) table.
        categories: every score of the scale; those that occur, where none are given.
        confidence: of the interval.
    """
    scores = usable(coded(table, categories))
    if isinstance(scores, NotEstimable):
        return scores
    worth = weights_for(weights, scores.categories)
    if isinstance(worth, NotEstimable):
        return worth
    share, q = scores.prevalence, scores.q
    spread = float(worth.sum()) / (q * (q - 1.0)) if q > 1 else 0.0
    pull = -2.0 * spread * (scores.mean_of(share) - share @ share)
    chance = Chance(spread * float(np.sum(share * (1.0 - share))), pull)
    return beyond_chance(scores, worth, chance, confidence=confidence)

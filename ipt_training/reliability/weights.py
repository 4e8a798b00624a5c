"""How nearly two different categories count as agreement."""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.ratings_table import FloatArray

SLACK = 1e-12
"""How far two weights may differ and still be the same."""


class Weighting(StrEnum):
    """The usual families of agreement weights; each is 1 on the diagonal and at most 1 beside it.

    Identity counts only equal categories. Linear (Cicchetti & Allison 1971) and quadratic
    (Fleiss & Cohen 1973, doi 10.1177/001316447303300309) lose with the distance and its square,
    radical with its root. Ordinal and ratio are Gwet's (Handbook of Inter-Rater Reliability,
    4th ed., 2014, chapter 3): ordinal loses with the number of pairs of categories from one to the
    other, ratio with the squared relative distance. Ordinal weights are not Krippendorff's
    ordinal metric.
    """

    IDENTITY = "identity"
    LINEAR = "linear"
    QUADRATIC = "quadratic"
    ORDINAL = "ordinal"
    RADICAL = "radical"
    RATIO = "ratio"


Weights = Weighting | FloatArray
"""A family of weights, or a table of them for the categories in ascending order."""


def agreement_weights(weighting: Weighting, categories: Sequence[float] | FloatArray) -> FloatArray:
    """Give the weights of every pair of categories, shape (q, q), symmetric, 1 on the diagonal.

    Args:
        weighting: the family.
        categories: the scores that can be given, ascending; their values are the distances, so a
            category that nobody used changes nothing between the others under linear and quadratic
            weights. Ordinal weights look at the ranks alone.

    Raises:
        ValueError: for ratio weights of scores below zero.
    """
    values = np.asarray(categories, dtype=np.float64)
    if weighting is Weighting.IDENTITY or values.size < 2:
        return np.eye(values.size)
    if weighting is Weighting.RATIO:
        return 1.0 - _relative_distance(values)
    if weighting is Weighting.ORDINAL:
        steps = np.abs(np.subtract.outer(np.arange(values.size), np.arange(values.size)))
        lost = steps * (steps + 1) / 2.0
        return np.asarray(1.0 - lost / lost.max(), dtype=np.float64)
    distance = np.abs(np.subtract.outer(values, values)) / (values[-1] - values[0])
    power = {Weighting.LINEAR: 1.0, Weighting.QUADRATIC: 2.0, Weighting.RADICAL: 0.5}[weighting]
    return np.asarray(1.0 - distance**power, dtype=np.float64)


def weights_of_costs(costs: npt.ArrayLike) -> FloatArray:
    """Give agreement weights from the costs of disagreeing, as Cohen (1968) writes them.

    Args:
        costs: shape (q, q), 0 on the diagonal, positive beside it; need not be symmetric.

    Raises:
        ValueError: when no disagreement costs anything, or agreement does.
    """
    given = np.asarray(costs, dtype=np.float64)
    if given.ndim != 2 or given.shape[0] != given.shape[1] or np.diag(given).any():
        raise ValueError("costs are a square table with zeros on its diagonal")
    if not np.isfinite(given).all() or given.min() < 0 or given.max() <= 0:
        raise ValueError("costs are finite, none below zero, and at least one above")
    return np.asarray(1.0 - given / given.max(), dtype=np.float64)


def weights_for(
    weights: Weights, categories: FloatArray, *, ordered: bool = False
) -> FloatArray | NotEstimable:
    """Give the table of weights a coefficient works with, or why it does not fit the scores.

    Args:
        weights: a family, or a custom table for the categories in ascending order.
        categories: the categories, ascending.
        ordered: whether first and second rater are told apart, so that weights may be asymmetric.
    """
    if isinstance(weights, Weighting):
        try:
            return agreement_weights(weights, categories)
        except ValueError as error:
            return NotEstimable(str(error))
    table = np.asarray(weights, dtype=np.float64)
    if table.shape != (categories.size, categories.size):
        return NotEstimable(
            f"custom weights need a row and a column for each of the {categories.size} categories"
        )
    inside = bool(np.isfinite(table).all()) and table.min() >= 0.0 and table.max() <= 1.0
    if not inside or not np.array_equal(np.diag(table), np.ones(categories.size)):
        return NotEstimable("custom weights lie between 0 and 1 and are 1 on the diagonal")
    if not ordered and not np.allclose(table, table.T, rtol=0.0, atol=SLACK):
        return NotEstimable("custom weights are symmetric where raters are interchangeable")
    return table


def _relative_distance(values: FloatArray) -> FloatArray:
    if values[0] < 0.0:
        raise ValueError("ratio weights need scores at or above zero")
    total = np.add.outer(values, values)
    # Zero against zero is the only pair without a sum, and it is no distance.
    relative = np.subtract.outer(values, values) / np.where(total > 0.0, total, 1.0)
    widest = (values[-1] - values[0]) / (values[-1] + values[0])
    return np.asarray((relative / widest) ** 2, dtype=np.float64)

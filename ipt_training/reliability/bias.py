"""Strict or lenient: by how much does a rater score above or below others, on the same targets?

The mean of paired differences with its t interval. Scores are compared only where both sides
scored the same target, so that whoever got the better sessions does not look lenient.

Source: Student (1908), doi 10.1093/biomet/6.1.1, for the interval of a mean difference.
"""

from collections.abc import Mapping

import numpy as np

from ipt_training.reliability.distributions import t_quantile
from ipt_training.reliability.estimate import CONFIDENCE, Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable


def rater_bias(table: RatingsTable, *, confidence: float = CONFIDENCE) -> dict[str, Result]:
    """Tell for each rater how far above (lenient) or below (strict) the others' mean they score.

    Targets that nobody else scored are left out; each target counts once, however many others
    scored it. The others have a bias of their own: the figure says where a rater stands in this
    group, not where they stand in truth.

    Returns:
        By rater, in points of the scale. ``n_raters`` counts the others that were met. Not
        estimable where no target is shared; without interval where only one is.
    """
    given = table.given
    filled = np.where(given, table.scores, 0.0)
    number, total = given.sum(axis=1), filled.sum(axis=1)
    found: dict[str, Result] = {}
    for place, name in enumerate(table.raters):
        shared = given[:, place] & (number > 1)
        others = (total[shared] - filled[shared, place]) / (number[shared] - 1)
        met = int(given[shared].any(axis=0).sum()) - 1
        found[name] = _of(filled[shared, place] - others, met, confidence)
    return found


def bias_against(
    table: RatingsTable, reference: str, *, confidence: float = CONFIDENCE
) -> dict[str, Result]:
    """Tell for each other rater how far above or below a reference rater they score.

    Raises:
        ValueError: when nobody of this name is in the table.
    """
    if reference not in table.raters:
        raise ValueError(f"there is no rater {reference!r}")
    fixed = table.raters.index(reference)
    found: dict[str, Result] = {}
    for place, name in enumerate(table.raters):
        if place != fixed:
            differences = table.scores[:, place] - table.scores[:, fixed]
            found[name] = _of(differences[~np.isnan(differences)], 1, confidence)
    return found


def bias_by_item(
    items: Mapping[str, RatingsTable], *, confidence: float = CONFIDENCE
) -> dict[str, dict[str, Result]]:
    """Tell for each item how far each rater scores above or below the others on it."""
    return {item: rater_bias(table, confidence=confidence) for item, table in items.items()}


def _of(differences: FloatArray, others: int, confidence: float) -> Result:
    n = len(differences)
    if n == 0:
        return NotEstimable("no target was scored by another rater, too")
    value = float(differences.mean())
    if n == 1:
        return Estimate(
            value, None, None, 1, others, confidence=confidence, note="no interval: one target"
        )
    error = float(differences.std(ddof=1)) / n**0.5
    reach = t_quantile((1 + confidence) / 2, n - 1) * error
    return Estimate(value, value - reach, value + reach, n, others, error, confidence)

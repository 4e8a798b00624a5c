"""Does one rater make most of the differences between raters: what would be left without them?

Scores are taken apart into targets, raters and the rest by least squares, with the sums of
`unbalanced_icc`: once for everybody, and what each rater adds is then taken away.

Source: Searle, S. R., Casella, G., & McCulloch, C. E. (1992). Variance components. Wiley.
doi 10.1002/9780470316856, section 5.5.
"""

from dataclasses import dataclass

import numpy as np

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.reliability.unbalanced_icc import parts


@dataclass(frozen=True, slots=True)
class Without:
    """What would be left of the differences between raters if one rater had not rated."""

    strictness: float
    """Variance of strictness among the others, as a share of that among all."""
    order: float
    """Variance that neither target nor strictness explains, as a share of that now; 1 where the
    others share no target."""
    effect: float
    """Points that the rater scores above the others, targets held equal; below nothing: strict."""
    targets: int
    """Targets that somebody else scored, too."""


def leaving_each_out(table: RatingsTable) -> dict[str, Without] | NotEstimable:
    """Tell for each rater what would be left of the differences between raters without them.

    Assumes an interval scale and that strictness adds the same to every score. A rater's strictness
    weighs by the number of targets behind it. With two raters nobody can be told from the other.

    Returns:
        By rater. Not estimable with fewer than three raters, or where raters fall into parts that
        share no target.
    """
    rows = table.given.sum(axis=1) >= 2
    columns = table.given[rows].any(axis=0)
    scores = table.scores[rows][:, columns]
    raters = [name for name, kept in zip(table.raters, columns, strict=True) if kept]
    if len(raters) < 3:
        return NotEstimable("needs three raters of shared targets: one of two cannot be told apart")
    given = ~np.isnan(scores)
    apart = parts(given)
    if apart > 1:
        return NotEstimable(f"the raters fall into {apart} parts that share no target")
    there = given.astype(np.float64)
    seen, number = there.sum(axis=0), there.sum(axis=1)
    effects = _effects(scores, there, number)
    rest = _rest(scores, there, effects)
    strictness = [_variance(effects, seen, place) for place in (None, *range(len(raters)))]
    order = _residual(rest, there, number)
    return {
        name: Without(
            strictness=_share(strictness[place + 1], strictness[0]),
            order=_share(order[place + 1], order[0]),
            effect=float(effects[place] - _mean_of_others(effects, seen, place)),
            targets=int(seen[place]),
        )
        for place, name in enumerate(raters)
    }


def _effects(scores: FloatArray, there: FloatArray, number: FloatArray) -> FloatArray:
    """Give how far each rater scores above the others, targets held equal; they sum to nothing."""
    centred = np.where(there > 0, scores - np.nanmean(scores), 0.0)
    mean = centred.sum(axis=1) / number
    right = (centred - there * mean[:, np.newaxis]).sum(axis=0)
    left = np.diag(there.sum(axis=0)) - there.T @ (there / number[:, np.newaxis])
    # The ones lie in its kernel; filling that in makes it invertible and lets effects sum to zero.
    effects: FloatArray = np.linalg.solve(left + there.sum() / len(right) ** 2, right)
    return effects


def _rest(scores: FloatArray, there: FloatArray, effects: FloatArray) -> FloatArray:
    """Give what neither target nor rater explains of each score; nothing where none was given."""
    even = np.where(there > 0, scores - effects, 0.0)
    mean = even.sum(axis=1) / there.sum(axis=1)
    return np.where(there > 0, even - mean[:, np.newaxis], 0.0)


def _variance(effects: FloatArray, seen: FloatArray, gone: int | None) -> float:
    weights = seen.copy()
    if gone is not None:
        weights[gone] = 0.0
    mean = float(np.average(effects, weights=weights))
    return float(np.average((effects - mean) ** 2, weights=weights))


def _mean_of_others(effects: FloatArray, seen: FloatArray, gone: int) -> float:
    others = np.arange(len(effects)) != gone
    return float(np.average(effects[others], weights=seen[others]))


def _residual(rest: FloatArray, there: FloatArray, number: FloatArray) -> list[float]:
    """Give the variance of the rest: of all, then without each; NaN where none is left."""
    whole = (rest**2).sum(axis=1)
    # What leaves a sum of squares around its mean when one of its values leaves.
    taken = there * rest**2 * (number / (number - 1))[:, np.newaxis]
    squares = [whole.sum(), *(whole.sum() - taken.sum(axis=0))]
    freedom = [(number - 1).sum(), *((number - 1).sum() - there.sum(axis=0))]
    return [
        max(float(of), 0.0) / float(over) if over > 0 else np.nan
        for of, over in zip(squares, freedom, strict=True)
    ]


def _share(part: float, whole: float) -> float:
    """Give a share; 1 where there is no whole, or nothing is left to compare."""
    return part / whole if whole > _LEAST and not np.isnan(part) else 1.0


_LEAST = 1e-18
"""Squared points: a variance below this is nothing but rounding."""

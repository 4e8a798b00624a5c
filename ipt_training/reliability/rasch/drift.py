"""Drift: was a rater stricter in one period than over the whole time?

Everything else is held as it was fitted, and the one shift is estimated that fits a rater's scores
of a period best (bias analysis in Linacre, J. M., 1989, Many-facet Rasch measurement, MESA Press).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.rasch.observations import Observations
from ipt_training.reliability.rasch.severity import ItemDifficulty, RaterSeverity, Severity
from ipt_training.reliability.ratings_table import FloatArray

FEWEST_SCORES = 10
"""With fewer scores in a period its shift says more about chance than about the rater."""
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class PeriodShift:
    """How much more severe a rater was in a period than over the whole time."""

    shift: float
    """Logits; positive is more severe."""
    standard_error: float
    z: float
    n: int


def drift(
    data: Observations, periods: Sequence[str], fitted: Severity
) -> dict[tuple[str, str], PeriodShift | NotEstimable]:
    """Tell for each rater and period how far severity moved from the rater's own.

    Args:
        data: the observations that were fitted.
        periods: the period of each observation, in the same order.
        fitted: the model.

    Returns:
        By rater and period. Not estimable for a rater without severity, with fewer than ten scores
        in the period, or with nothing but extreme ones.

    Raises:
        ValueError: when there is not one period for each observation.
    """
    if len(periods) != len(data.scores):
        raise ValueError("each observation has one period")
    names = np.array(periods)
    found: dict[tuple[str, str], PeriodShift | NotEstimable] = {}
    for rater_at, rater in enumerate(data.raters):
        for period in dict.fromkeys(periods):
            mine = (data.rater_at == rater_at) & (names == period)
            if mine.any():
                found[rater, period] = _shift(data.where(mine), rater, fitted)
    return found


def _shift(mine: Observations, rater: str, fitted: Severity) -> PeriodShift | NotEstimable:
    own = fitted.raters[rater]
    if not isinstance(own, RaterSeverity):
        return own
    by_item = [_Scored.of(mine, at, own, fitted) for at in np.unique(mine.item_at)]
    scored = [one for one in by_item if one is not None]
    n = sum(len(one.ahead) for one in scored)
    if n < FEWEST_SCORES:
        return NotEstimable(f"needs at least {FEWEST_SCORES} scores in the period, has {n}")
    total = sum(one.total for one in scored)
    if total in (0, sum(one.highest * len(one.ahead) for one in scored)):
        return NotEstimable("nothing but extreme scores in the period")
    shift, variance, step = 0.0, 1.0, 1.0
    while abs(step) >= CLOSE:
        moments = [one.moments(shift) for one in scored]
        variance = sum(spread for _, spread in moments)
        step = float(np.clip((sum(mean for mean, _ in moments) - total) / variance, -1, 1))
        shift += step
    error = float(variance**-0.5)
    return PeriodShift(shift, error, shift / error, n)


@dataclass(frozen=True)
class _Scored:
    """What a rater gave on one item in the period, and how far ahead each target was."""

    ahead: FloatArray
    total: float
    steps: FloatArray
    highest: int

    @classmethod
    def of(
        cls, mine: Observations, item_at: int, own: RaterSeverity, fitted: Severity
    ) -> "_Scored | None":
        item = fitted.items[mine.items[item_at]]
        if not isinstance(item, ItemDifficulty):
            return None
        here = mine.item_at == item_at
        measures = [fitted.targets[mine.targets[at]].measure for at in mine.target_at[here]]
        codes = np.searchsorted(item.scores, mine.scores[here])
        return cls(
            ahead=np.array(measures) - own.severity - item.difficulty,
            total=float(codes.sum()),
            steps=np.concatenate([[0.0], np.cumsum(item.thresholds)]),
            highest=len(item.thresholds),
        )

    def moments(self, shift: float) -> tuple[float, float]:
        """Give the sum of expected codes and of their variances with severity shifted."""
        codes = np.arange(self.highest + 1)
        logits = (self.ahead - shift)[:, np.newaxis] * codes - self.steps
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        mean = shares @ codes
        return float(mean.sum()), float((shares @ codes**2 - mean**2).sum())

"""Scores drawn from a many-facet Rasch model whose parameters are known."""

from dataclasses import dataclass

import numpy as np

from ipt_training.reliability.rasch import Observations
from ipt_training.reliability.ratings_table import FloatArray


@dataclass(frozen=True)
class Known:
    """The scores, and what they were drawn from."""

    scores: FloatArray
    """Shape (targets, raters, items), NaN where a rater did not see a target."""
    measures: FloatArray
    severities: FloatArray
    difficulties: FloatArray
    steps: FloatArray

    @property
    def observations(self) -> Observations:
        """The scores as observations."""
        return Observations.from_table(self.scores)


def drawn(
    targets: int,
    raters: int,
    items: int,
    *,
    steps: int = 4,
    seen_by: int | None = None,
    seed: int = 1,
) -> Known:
    """Draw scores from 1 up; each target is seen by so many raters, by all if not given."""
    chance = np.random.default_rng(seed)
    measures = chance.normal(0.3, 1, targets)
    severities = _centred(chance.normal(0, 0.4, raters))
    difficulties = _centred(chance.normal(0, 0.7, items)) if items > 1 else np.zeros(1)
    step = np.linspace(-1.5, 1.5, steps) if steps > 1 else np.zeros(1)
    ahead = measures[:, None, None] - severities[:, None] - difficulties
    logits = ahead[..., None] * np.arange(steps + 1) - np.concatenate([[0], np.cumsum(step)])
    shares = np.exp(logits - logits.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    below = shares.cumsum(-1)
    scores = (chance.random(ahead.shape)[..., None] > below).sum(-1).astype(np.float64) + 1
    if seen_by is not None:
        for target in range(targets):
            scores[target, chance.permutation(raters)[seen_by:]] = np.nan
    return Known(scores, measures, severities, difficulties, step)


def _centred(values: FloatArray) -> FloatArray:
    centred: FloatArray = values - values.mean()
    return centred

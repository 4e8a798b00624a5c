"""Standard errors of the components of unbalanced scores, by a bootstrap over what is measured."""

import numpy as np

from ipt_training.reliability.bootstrap import FEWEST_DEFINED, FEWEST_TARGETS, SEED
from ipt_training.reliability.generalizability.analogous_anova import unbalanced_components
from ipt_training.reliability.generalizability.cells import Cells
from ipt_training.reliability.generalizability.design import Design, DesignError
from ipt_training.reliability.generalizability.facet_scores import FacetScores
from ipt_training.reliability.generalizability.fit import nothing_to_estimate
from ipt_training.reliability.ratings_table import FloatArray


def resampled_errors(scores: FacetScores, design: Design, resamples: int) -> FloatArray | None:
    """Give the standard error of each component, or None where too few samples have components.

    Whole targets are drawn with replacement, each with all its scores, and a target drawn twice
    counts as two. Conditions that targets share stay as they are, so that for effects of
    conditions alone, such as raters, the error says what other targets would give, from the same
    raters: R. L. Brennan (2001), chapter 6, doi 10.1007/978-1-4757-3456-0 (boot-p).
    """
    of_score = Cells.count(scores, design).levels[design.target_letters].of_score
    targets = int(of_score.max()) + 1
    if targets < FEWEST_TARGETS:
        return None
    rows = np.split(np.argsort(of_score, kind="stable"), np.cumsum(np.bincount(of_score))[:-1])
    chance = np.random.default_rng(SEED)
    found: list[FloatArray] = []
    for _ in range(resamples):
        drawn = [rows[at] for at in chance.integers(targets, size=targets)]
        again = _as_others(scores, design, drawn)
        values = _components(again, design)
        if values is not None:
            found.append(values)
    if len(found) < max(2.0, FEWEST_DEFINED * resamples):
        return None
    return np.asarray(np.std(found, axis=0, ddof=1), dtype=np.float64)


def _components(scores: FacetScores, design: Design) -> FloatArray | None:
    cells = Cells.count(scores, design)
    try:
        refused = nothing_to_estimate(scores, cells)
    except DesignError:
        # Of these targets every condition met another one only.
        return None
    return None if refused else unbalanced_components(scores.scores, cells)


def _as_others(scores: FacetScores, design: Design, drawn: list[np.ndarray]) -> FacetScores:
    """Give the scores of the targets that were drawn, each as a target of its own."""
    kept = np.concatenate(drawn)
    place = scores.facets.index(design.target)
    codes = scores.codes[kept]
    codes[:, place] = np.repeat(np.arange(len(drawn)), [len(rows) for rows in drawn])
    names = list(scores.names)
    names[place] = tuple(str(number) for number in range(len(drawn)))
    return FacetScores(scores.facets, tuple(names), codes, scores.scores[kept])

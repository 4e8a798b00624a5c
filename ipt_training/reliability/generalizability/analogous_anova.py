"""Components of unbalanced or incomplete scores, by the analogous analysis of variance."""

import numpy as np

from ipt_training.reliability.generalizability.cells import Cells
from ipt_training.reliability.generalizability.design import Letters
from ipt_training.reliability.generalizability.mean_squares import t_terms
from ipt_training.reliability.ratings_table import FloatArray

LEAST_SINGULAR = 1e-10
"""Equations whose smallest singular value is below this part of the largest hold no answer."""


def unbalanced_components(scores: FloatArray, cells: Cells) -> FloatArray | None:
    """Give the components by effect, or None where the scores do not tell them apart.

    Henderson's (1953) method I: T terms are set equal to their expectations under a model of
    random, uncorrelated effects (Brennan 2001, section 7.1). Unbiased, whatever scores are missing,
    as long as they are missing without regard to their value. Balanced scores give what the usual
    analysis of variance gives.
    """
    sets = [effect.letters for effect in cells.design.effects]
    terms = t_terms(scores - scores.mean(), cells)
    grand: Letters = frozenset()
    mean = np.array([cells.shared(grand, column) for column in sets])
    table = np.array([[cells.shared(row, column) for column in sets] for row in sets]) - mean
    known = np.array([terms[row] for row in sets])
    # Rows differ in size by the number of levels; of one size they show their rank.
    rows = np.abs(table).max(axis=1, keepdims=True)
    singular = np.linalg.svd(table / rows, compute_uv=False)
    if singular[-1] < LEAST_SINGULAR * singular[0]:
        return None
    return np.linalg.solve(table / rows, known / rows[:, 0])

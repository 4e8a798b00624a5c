"""Joint maximum likelihood: measures and parameters together, by Newton's method.

Measures are solved out of each step one by one, so that only raters, items and steps are left in
the system. Estimates are spread a little too far where targets have few scores (Wright & Douglas,
1977, doi 10.1177/001316447703700307); they are not corrected.

Source: Linacre, J. M. (1989). Many-facet Rasch measurement. MESA Press.
"""

import numpy as np

from ipt_training.reliability.rasch.observations import Grouped
from ipt_training.reliability.rasch.parameters import (
    Layout,
    cross,
    curves,
    gradient,
    information,
)
from ipt_training.reliability.rasch.solution import Confounded, Solution
from ipt_training.reliability.ratings_table import FloatArray

CLOSE = 1e-7
MOST_ITERATIONS = 200
LONGEST_STEP = 1.0
"""Logits that a parameter moves at most in one iteration."""
SMALLEST = 1e-9


def estimate_jointly(layout: Layout, grouped: Grouped) -> Solution:
    """Estimate all parameters from targets that are not extreme.

    Args:
        layout: where the parameters lie.
        grouped: targets without those whose every score is the lowest or the highest.

    Raises:
        Confounded: when raters and items cannot be told apart.
    """
    vector = np.zeros(layout.basis.shape[0])
    measures = np.zeros(len(grouped.count))
    weights = grouped.seen * grouped.count[:, np.newaxis]
    basis = layout.basis
    longest, iteration = np.inf, 0
    left = np.zeros((basis.shape[1], basis.shape[1]))
    while longest >= CLOSE and iteration < MOST_ITERATIONS:
        iteration += 1
        found = curves(layout, vector, grouped, measures)
        own = (weights * found.variance).sum(axis=1)
        slope = grouped.count * grouped.totals - (weights * found.expected).sum(axis=1)
        shared = cross(layout, grouped, found, weights) @ basis
        left = basis.T @ information(layout, grouped, found, weights) @ basis
        left -= shared.T @ (shared / own[:, np.newaxis])
        right = basis.T @ gradient(layout, grouped, found, weights) - shared.T @ (slope / own)
        if iteration == 1:
            check_told_apart(left)
        move = np.linalg.pinv(left, hermitian=True) @ right
        own_move = (slope - shared @ move) / own
        step = basis @ move
        longest = max(float(np.abs(step).max(initial=0)), float(np.abs(own_move).max(initial=0)))
        shorter = min(1.0, LONGEST_STEP / longest) if longest else 1.0
        vector, measures = vector + shorter * step, measures + shorter * own_move
    return Solution(
        vector=vector,
        errors=errors_of(basis, left),
        iterations=iteration,
        # Where nothing holds a step back it moves on until scores stop telling anything about it.
        converged=longest < CLOSE and not _is_flat(left),
        measures=measures,
    )


def errors_of(basis: FloatArray, information_left: FloatArray) -> FloatArray:
    """Give the standard error of each parameter from the information along the basis."""
    spread = np.linalg.pinv(information_left, hermitian=True)
    errors: FloatArray = np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", basis, spread, basis), 0.0))
    return errors


def check_told_apart(left: FloatArray) -> None:
    """Refuse a design that leaves some parameters free, by its information where all are zero.

    Raises:
        Confounded: when raters and items cannot be told apart.
    """
    if _is_flat(left):
        raise Confounded


def _is_flat(left: FloatArray) -> bool:
    """Say whether there is a direction that the scores tell nothing about."""
    sizes = np.linalg.eigvalsh(left)
    return bool(sizes[0] < SMALLEST * sizes[-1])

"""Marginal maximum likelihood: targets are a sample of a normal population, and integrated out.

Expectation and maximisation over a grid that reaches six standard deviations to either side and
moves with the population; standard errors from the slope of the marginal likelihood at its top.

Sources: Bock, R. D., & Aitkin, M. (1981). doi 10.1007/BF02293801; Adams, R. J., Wilson, M., & Wang,
W. (1997). doi 10.1177/0146621697211001.
"""

from math import log

import numpy as np

from ipt_training.reliability.rasch.joint import check_told_apart, errors_of
from ipt_training.reliability.rasch.observations import Grouped
from ipt_training.reliability.rasch.parameters import Curves, Layout, curves, gradient, information
from ipt_training.reliability.rasch.solution import Solution, Told, untold
from ipt_training.reliability.ratings_table import FloatArray

NODES = 61
REACH = 6.0
CLOSE = 1e-5
MOST_ITERATIONS = 1000
LONGEST_STEP = 1.0
LITTLE = 1e-4
NARROWEST = 0.01
"""Standard deviation of targets that the search does not go below."""
SEARCH = 0.4
"""About this share of the time goes into the search, the rest into standard errors."""
_FLAT = 1e-9
"""Share of the steepest direction below which a direction holds no information but rounding."""

_GRID = np.linspace(-REACH, REACH, NODES)
_SHARES = np.exp(-(_GRID**2) / 2)
_LOG_SHARES = np.log(_SHARES / _SHARES.sum())


def estimate_marginally(layout: Layout, grouped: Grouped, told: Told = untold) -> Solution:
    """Estimate raters, items and steps, and the mean and spread of the population of targets.

    Args:
        layout: where the parameters lie.
        grouped: the targets.
        told: hears again and again which share of the work is done.

    Raises:
        Confounded: when raters and items cannot be told apart.
    """
    vector, mean, spread = np.zeros(layout.basis.shape[0]), 0.0, 1.0
    moved = np.inf
    iteration = 0
    first = 0.0
    while iteration < MOST_ITERATIONS and moved >= CLOSE:
        iteration += 1
        posterior, nodes, found = _posterior(layout, grouped, vector, mean, spread)
        step = _step(layout, grouped, vector, posterior, found)
        new_mean, new_spread = _population(grouped, posterior, nodes)
        moved = max(
            float(np.abs(step).max(initial=0)), abs(new_mean - mean), abs(new_spread - spread)
        )
        vector, mean, spread = vector + step, new_mean, new_spread
        first = first or moved
        told(SEARCH * _near(moved, first))
    return Solution(
        vector=vector,
        errors=_errors(layout, grouped, vector, mean, spread, told),
        iterations=iteration,
        converged=moved < CLOSE,
        mean=mean,
        spread=spread,
    )


def _near(moved: float, first: float) -> float:
    """Give how far a search has come whose steps shrink by about the same factor each."""
    if moved <= CLOSE or first <= CLOSE:
        return 1.0
    return max(0.0, 1 - log(moved / CLOSE) / log(first / CLOSE))


def _posterior(
    layout: Layout, grouped: Grouped, vector: FloatArray, mean: float, spread: float
) -> tuple[FloatArray, FloatArray, Curves]:
    """Give for each group how probable each node is, the nodes, and the curves there."""
    nodes = mean + spread * _GRID
    found = curves(layout, vector, grouped, nodes)
    logs = _LOG_SHARES + grouped.totals[:, np.newaxis] * nodes - grouped.there @ found.log_sum.T
    shares = np.exp(logs - logs.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True), nodes, found


def _counts(grouped: Grouped, posterior: FloatArray) -> FloatArray:
    """Give how many targets are expected at each node for each cell, shape (nodes, cells)."""
    counts: FloatArray = (posterior * grouped.count[:, np.newaxis]).T @ grouped.there
    return counts


def _step(
    layout: Layout,
    grouped: Grouped,
    vector: FloatArray,
    posterior: FloatArray,
    found: Curves,
) -> FloatArray:
    basis = layout.basis
    counts = _counts(grouped, posterior)
    left = basis.T @ information(layout, grouped, found, counts) @ basis
    if not vector.any():
        check_told_apart(left)
    slope = basis.T @ gradient(layout, grouped, found, counts)
    step: FloatArray = basis @ (np.linalg.pinv(left, hermitian=True) @ slope)
    longest = float(np.abs(step).max(initial=0))
    return step * min(1.0, LONGEST_STEP / longest) if longest else step


def _population(grouped: Grouped, posterior: FloatArray, nodes: FloatArray) -> tuple[float, float]:
    at_nodes = grouped.count @ posterior / grouped.count.sum()
    mean = float(at_nodes @ nodes)
    variance = float(at_nodes @ (nodes - mean) ** 2)
    return mean, max(NARROWEST, variance**0.5)


def _errors(
    layout: Layout,
    grouped: Grouped,
    vector: FloatArray,
    mean: float,
    spread: float,
    told: Told,
) -> FloatArray:
    """Give standard errors from differences of the slope of the marginal likelihood."""
    basis = layout.basis
    size = basis.shape[1]

    def slope(at: FloatArray) -> FloatArray:
        here = vector + basis @ at[:size]
        middle, wide = mean + float(at[size]), spread * float(np.exp(at[size + 1]))
        posterior, nodes, found = _posterior(layout, grouped, here, middle, wide)
        along = basis.T @ gradient(layout, grouped, found, _counts(grouped, posterior))
        around = nodes - middle
        at_nodes = grouped.count @ posterior
        of_mean = float(at_nodes @ around) / wide**2
        of_spread = float(at_nodes @ (around**2 / wide**2 - 1))
        return np.concatenate([along, [of_mean, of_spread]])

    matrix = np.empty((size + 2, size + 2))
    for place in range(size + 2):
        little = np.zeros(size + 2)
        little[place] = LITTLE
        matrix[place] = (slope(-little) - slope(little)) / (2 * LITTLE)
        told(SEARCH + (1 - SEARCH) * (place + 1) / (size + 2))
    matrix = (matrix + matrix.T) / 2
    wider = np.zeros((basis.shape[0], size + 2))
    wider[:, :size] = basis
    sizes = np.linalg.eigvalsh(matrix)
    if float(sizes[0]) <= _FLAT * float(sizes[-1]):
        # The spread is at no top of the likelihood: raters are judged with it held fixed.
        return errors_of(basis, matrix[:size, :size])
    return errors_of(wider, matrix)

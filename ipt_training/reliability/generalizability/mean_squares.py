"""The analysis of variance of balanced scores: sums of squares, mean squares, components."""

from dataclasses import dataclass

import numpy as np

from ipt_training.reliability.generalizability.cells import Cells
from ipt_training.reliability.generalizability.design import Effect, Letters
from ipt_training.reliability.ratings_table import FloatArray


@dataclass(frozen=True, slots=True)
class MeanSquare:
    """One line of the table of the analysis of variance."""

    effect: Effect
    degrees: int
    sum_of_squares: float

    @property
    def value(self) -> float:
        """The sum of squares for each degree of freedom."""
        return self.sum_of_squares / self.degrees


def t_terms(scores: FloatArray, cells: Cells) -> dict[Letters, float]:
    """Give T of every effect: squared level means, each as often as it has scores, summed.

    Brennan (2001), section 3.2.
    """
    return {
        letters: float(np.sum(levels.counts * levels.means(scores) ** 2))
        for letters, levels in cells.levels.items()
    }


def mean_squares(scores: FloatArray, cells: Cells) -> tuple[MeanSquare, ...]:
    """Give the table of the analysis of variance; for balanced scores only."""
    centred = scores - scores.mean()
    terms = t_terms(centred, cells)
    found: dict[Letters, MeanSquare] = {}
    for effect in cells.design.effects:
        below = [line for letters, line in found.items() if letters < effect.letters]
        degrees = cells.levels[effect.letters].number - 1 - sum(line.degrees for line in below)
        squares = terms[effect.letters] - sum(line.sum_of_squares for line in below)
        found[effect.letters] = MeanSquare(effect, degrees, squares)
    return tuple(found.values())


def expected_mean_squares(cells: Cells) -> FloatArray:
    """Give how often each component (column) enters each expected mean square (row).

    All facets random (Brennan 2001, section 3.3.3): a component enters the mean square of each
    effect whose letters it holds, as often as one of its levels has scores.
    """
    effects = cells.design.effects
    return np.array(
        [
            [
                cells.n_scores / cells.levels[column.letters].number
                if row.letters <= column.letters
                else 0.0
                for column in effects
            ]
            for row in effects
        ]
    )


def balanced_components(scores: FloatArray, cells: Cells) -> tuple[FloatArray, FloatArray]:
    """Give the components by effect and their standard errors.

    The standard errors suppose normal effects; they are the square roots of unbiased estimates of
    the sampling variances (Brennan 2001, section 6.1, equation 6.1).
    """
    table = mean_squares(scores, cells)
    values = np.array([line.value for line in table])
    degrees = np.array([line.degrees for line in table], dtype=np.float64)
    weights = np.linalg.inv(expected_mean_squares(cells))
    errors = np.sqrt(weights**2 @ (2.0 * values**2 / (degrees + 2.0)))
    return weights @ values, errors

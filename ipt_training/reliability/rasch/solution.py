"""What either method of estimation gives back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from ipt_training.reliability.ratings_table import FloatArray

Told: TypeAlias = Callable[[float], None]
"""Hears which share of the work is done, from 0 to 1."""


def untold(_share: float) -> None:
    """Tell nobody how far the work has come."""


@dataclass(frozen=True)
class Solution:
    """Estimated parameters of raters, items and steps."""

    vector: FloatArray
    errors: FloatArray
    """Standard error of each parameter."""
    iterations: int
    converged: bool
    mean: float | None = None
    """Mean of targets in the population, where one is assumed."""
    spread: float | None = None
    measures: FloatArray | None = None
    """Measure of each group, where the method estimates them together with the rest."""


class Confounded(ValueError):
    """Raters and items cannot be told apart in this design."""


class Unused(ValueError):
    """Only targets with nothing but extreme scores use some step of the scale."""

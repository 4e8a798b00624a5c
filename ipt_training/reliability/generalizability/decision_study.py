"""The decision study: how far mean scores generalise, and how many raters or items suffice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod, sqrt

from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reliability.generalizability.design import Design, DesignError
from ipt_training.reliability.generalizability.variance_components import (
    Component,
    GeneralizabilityStudy,
)

USUAL_NUMBERS = {
    1: (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20),
    2: (1, 2, 3, 4, 6, 8),
    3: (1, 2, 3, 4),
}
"""Numbers of conditions that are tried where none are asked for, by how many facets vary."""


@dataclass(frozen=True)
class Dependability:
    """How well the mean score over so many conditions stands for the universe score."""

    n: Mapping[str, float]
    """Conditions of each facet; of a nested one within each nest."""
    universe: float
    """Universe score variance, in squared units of the score."""
    relative_error: float
    """Variance of errors in comparing targets with one another."""
    absolute_error: float
    """Variance of errors in the score itself, as when it is held against a cut."""
    relative: Result
    """The generalizability coefficient Eρ²."""
    absolute: Result
    """The index of dependability Φ."""
    notes: tuple[str, ...] = ()
    """How the figures were formed: those of the study, and what was done with components below
    zero."""

    @property
    def standard_error(self) -> float | None:
        """The absolute standard error of measurement, in units of the score."""
        return sqrt(self.absolute_error) if self.absolute_error >= 0.0 else None


def dependability(
    study: GeneralizabilityStudy,
    *,
    n: Mapping[str, float] | None = None,
    fixed: Sequence[str] = (),
    negative_as_zero: bool = False,
) -> Dependability:
    """Give universe score variance, error variances, Eρ² and Φ for mean scores.

    Universe score variance is what targets differ by wherever they are measured; relative error
    sums the components that hold the target and a random facet, absolute error all components
    that hold a random facet, each divided by its number of conditions (Brennan 2001, sections 4.1
    and 4.3). Facets that the target is nested in are strata: targets are compared within them,
    and their own component is part of neither.

    Args:
        study: variance components; all facets random.
        n: conditions of each facet, within each nest for a nested one. None takes the scores as
            they are: unequal numbers enter by the mean squared weights of a target's conditions,
            which for the single facet of ``p x r`` or ``r:p`` is the harmonic mean of their number.
        fixed: facets whose conditions are the only ones of interest; what they contribute to
            differences between targets is part of the universe score.
        negative_as_zero: whether components below zero count as none. Otherwise they count as
            estimated, so that a coefficient may come out below zero, and there is none at all
            where an error variance does.

    Raises:
        DesignError: when ``n`` or ``fixed`` names what cannot vary, or nothing random is left.
    """
    design = study.design
    _check(design, n, fixed)
    universe = relative = absolute = 0.0
    for component in study.components:
        random = component.letters - design.target_letters - set(fixed)
        value = max(component.value, 0.0) if negative_as_zero else component.value
        left = value * _averaged(design, component, n)
        if design.target in component.letters:
            universe += 0.0 if random else left
            relative += left if random else 0.0
        absolute += left if random else 0.0
    notes = _notes(study, negative_as_zero=negative_as_zero)
    sizes = n or study.sizes
    return Dependability(
        n={facet: sizes[facet] for facet in design.conditions},
        universe=universe,
        relative_error=relative,
        absolute_error=absolute,
        relative=_coefficient(study, universe, relative, notes),
        absolute=_coefficient(study, universe, absolute, notes),
        notes=notes,
    )


def decision_study(
    study: GeneralizabilityStudy,
    *,
    grid: Mapping[str, Sequence[int]] | None = None,
    fixed: Sequence[str] = (),
    negative_as_zero: bool = False,
) -> tuple[Dependability, ...]:
    """Give the dependability for every combination of numbers of conditions.

    Args:
        study: variance components.
        grid: for each facet besides the target the numbers to try; the usual ones if None.
        fixed: as for ``dependability``; a fixed facet keeps its number in the usual grid.
        negative_as_zero: as for ``dependability``.

    Raises:
        DesignError: when the grid leaves a facet out or names one that cannot vary.
    """
    tried = usual_grid(study, fixed=fixed) if grid is None else grid
    return tuple(
        dependability(
            study,
            n=dict(zip(tried, numbers, strict=True)),
            fixed=fixed,
            negative_as_zero=negative_as_zero,
        )
        for numbers in product(*tried.values())
    )


def usual_grid(
    study: GeneralizabilityStudy, *, fixed: Sequence[str] = ()
) -> dict[str, tuple[int, ...]]:
    """Give numbers worth trying for each facet: small ones, and the one that was observed."""
    free = [facet for facet in study.design.conditions if facet not in fixed]
    numbers = USUAL_NUMBERS[max(len(free), 1)]
    grid = {}
    for facet in study.design.conditions:
        observed = max(round(study.sizes[facet]), 1)
        grid[facet] = tuple(sorted({*numbers, observed})) if facet in free else (observed,)
    return grid


def _check(design: Design, n: Mapping[str, float] | None, fixed: Sequence[str]) -> None:
    may_vary = ", ".join(design.conditions)
    if n is not None and set(n) != set(design.conditions):
        raise DesignError(f"numbers are needed for {may_vary} and for nothing else")
    if n is not None and min(n.values()) < 1:
        raise DesignError("the number of conditions of a facet is at least 1")
    if strange := sorted(set(fixed) - set(design.conditions)):
        raise DesignError(f"{', '.join(strange)} cannot be fixed in {design.text}; {may_vary} can")
    if set(fixed) == set(design.conditions):
        raise DesignError("at least one facet has to stay random; with all fixed nothing is error")


def _averaged(design: Design, component: Component, n: Mapping[str, float] | None) -> float:
    if n is None:
        return component.averaged
    return 1.0 / prod(n[letter] for letter in component.letters - design.target_letters)


def _coefficient(
    study: GeneralizabilityStudy, universe: float, error: float, notes: Sequence[str]
) -> Result:
    if error < 0.0:
        return NotEstimable("its error variance is estimated below zero")
    if universe + error <= 0.0:
        return NotEstimable("universe score and error are estimated to have no variance")
    return Estimate(
        value=universe / (universe + error),
        low=None,
        high=None,
        n_targets=study.n_targets,
        n_raters=study.n_conditions,
        note="; ".join(notes),
    )


def _notes(study: GeneralizabilityStudy, *, negative_as_zero: bool) -> tuple[str, ...]:
    if not study.negative:
        return study.notes
    counted = "count as zero" if negative_as_zero else "count as estimated"
    return (*study.notes, f"components below zero ({', '.join(study.negative)}) {counted}")

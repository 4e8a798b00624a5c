"""The generalizability study: how much variance each source of the scores contributes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.generalizability.analogous_anova import unbalanced_components
from ipt_training.reliability.generalizability.cells import Cells
from ipt_training.reliability.generalizability.design import Design, Letters
from ipt_training.reliability.generalizability.facet_scores import FacetScores
from ipt_training.reliability.generalizability.fit import check_nests, nothing_to_estimate
from ipt_training.reliability.generalizability.mean_squares import balanced_components
from ipt_training.reliability.generalizability.resampled import resampled_errors

NOISE = 1e-12
"""Components below this part of the variance of all scores are what arithmetic leaves of zero."""


@dataclass(frozen=True, slots=True)
class Component:
    """The variance that one effect contributes to a single score, in squared units of the score."""

    effect: str
    """The effect as Brennan names it: ``p``, ``r:t``, ``p(r:t)``."""
    letters: Letters
    value: float
    """As estimated; below zero where the true one is small and the scores are few."""
    standard_error: float | None
    """Supposes normal effects where scores are balanced; by bootstrap, or None, where not."""
    averaged: float
    """The part of it that is left in a target's mean score, 1/n for n conditions alike."""

    @property
    def is_negative(self) -> bool:
        """Whether it is estimated below zero, where no variance can lie."""
        return self.value < 0.0


@dataclass(frozen=True)
class GeneralizabilityStudy:
    """The variance components of a design, with what they were estimated from."""

    design: Design
    components: tuple[Component, ...]
    """Main effects first, the residual last."""
    sizes: Mapping[str, float]
    """Levels of each facet; of a nested one the mean number in a nest."""
    n_scores: int
    n_targets: int
    n_conditions: int
    """Different conditions (raters, items, raters within tasks) that scores were given under."""
    is_balanced: bool
    notes: tuple[str, ...] = ()
    """How the figures were formed, where the reader has to know."""

    def __getitem__(self, effect: str) -> Component:
        """Give the component of an effect by its name."""
        return {one.effect: one for one in self.components}[effect]

    @property
    def negative(self) -> tuple[str, ...]:
        """The effects whose component is estimated below zero."""
        return tuple(one.effect for one in self.components if one.is_negative)


def variance_components(
    scores: FacetScores, design: Design, *, resamples: int = 0
) -> GeneralizabilityStudy | NotEstimable:
    """Estimate the variance component of every effect of a design; all facets random.

    Which question it answers: of the differences between scores, how much is due to the targets,
    to raters, to tasks, and to their working together? Assumes uncorrelated random effects; for
    the standard errors alone also normal ones. Balanced scores go through mean squares and their
    expectations, all others through Henderson's method I (Cronbach et al. 1972; Brennan 2001,
    chapters 3 and 7, doi 10.1007/978-1-4757-3456-0). Negative estimates are left as they are.

    With ``resamples`` the standard errors of unbalanced scores come from so many bootstrap samples
    of targets; without there are none.

    Gives ``NotEstimable`` for no score, no variance, one target, one rater, or one score to each
    target: then sources of variance cannot be told apart.

    Raises:
        DesignError: when the scores do not fit the design.
    """
    notes = check_nests(scores, design)
    if not len(scores.scores):
        return NotEstimable("there are no scores")
    cells = Cells.count(scores, design)
    if reason := nothing_to_estimate(scores, cells):
        return reason
    errors: list[float | None]
    noise = NOISE * float(np.var(scores.scores))
    if cells.is_balanced:
        values, known = balanced_components(scores.scores, cells)
        errors = list(map(float, known))
    else:
        solved = unbalanced_components(scores.scores, cells)
        if solved is None:
            return NotEstimable("too few scores share a condition to tell the components apart")
        values, errors = solved, [None] * len(solved)
        notes = (*notes, "unbalanced or incomplete scores: analogous analysis of variance")
        drawn = resampled_errors(scores, design, resamples) if resamples else None
        if drawn is not None:
            errors = list(map(float, drawn))
            notes = (*notes, _by_bootstrap(design, resamples))
    return GeneralizabilityStudy(
        design=design,
        components=tuple(
            Component(
                effect=one.name,
                letters=one.letters,
                value=float(value) if abs(value) > noise else 0.0,
                standard_error=error,
                averaged=cells.averaged(one.letters),
            )
            for one, value, error in zip(design.effects, values, errors, strict=True)
        ),
        sizes=cells.sizes,
        n_scores=cells.n_scores,
        n_targets=cells.levels[design.target_letters].number,
        n_conditions=len(set(scores.levels(_conditions(design)).tolist())),
        is_balanced=cells.is_balanced,
        notes=notes,
    )


def _by_bootstrap(design: Design, resamples: int) -> str:
    target = design.target
    return (
        f"standard errors by {resamples} bootstrap samples of {target}; those of effects without"
        f" {target} hold for the conditions that were there"
    )


def _conditions(design: Design) -> list[str]:
    """Give the facets that make up a condition, with all that they are nested in."""
    letters: set[str] = set()
    for facet in design.conditions:
        letters |= {facet} | design.nests[facet]
    return sorted(letters)

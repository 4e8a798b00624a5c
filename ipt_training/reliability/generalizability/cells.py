"""How many scores fall on each level of each effect: all that unequal numbers do to the figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import prod

import numpy as np

from ipt_training.reliability.generalizability.design import Design, Letters
from ipt_training.reliability.generalizability.facet_scores import FacetScores, IntArray
from ipt_training.reliability.ratings_table import FloatArray


@dataclass(frozen=True, eq=False)
class Levels:
    """The levels of one effect."""

    of_score: IntArray
    """Shape (scores,): the level of each score."""
    counts: IntArray
    """Shape (levels,): scores on each level."""

    @property
    def number(self) -> int:
        """How many levels occur."""
        return len(self.counts)

    @property
    def are_even(self) -> bool:
        """Whether every level has equally many scores."""
        return bool(self.counts.min() == self.counts.max())

    def means(self, scores: FloatArray) -> FloatArray:
        """Give the mean score of each level."""
        return np.bincount(self.of_score, weights=scores, minlength=self.number) / self.counts


@dataclass(frozen=True, eq=False)
class Cells:
    """The levels of every effect of a design in a set of scores."""

    design: Design
    n_scores: int
    levels: Mapping[Letters, Levels]

    @classmethod
    def count(cls, scores: FacetScores, design: Design) -> "Cells":
        """Count the scores on every level of every effect."""
        found = {}
        for effect in design.effects:
            index = scores.levels(sorted(effect.letters))
            found[effect.letters] = Levels(index, np.bincount(index).astype(np.int64))
        return cls(design, len(scores.scores), found)

    def closure(self, facet: str) -> Levels:
        """Give the levels of a facet, each within the levels it is nested in."""
        return self.levels[self.design.nests[facet] | {facet}]

    @cached_property
    def sizes(self) -> dict[str, float]:
        """How many levels each facet has; of a nested one the mean number in a nest."""
        sizes: dict[str, float] = {}
        for facet in self.design.facets:
            nest = self.design.nests[facet]
            mean = self.closure(facet).number / (self.levels[nest].number if nest else 1)
            sizes[facet] = int(mean) if mean == int(mean) else mean
        return sizes

    @cached_property
    def is_balanced(self) -> bool:
        """Whether every cell is filled and every nest is of one size."""
        if not all(levels.are_even for levels in self.levels.values()):
            return False
        return self.n_scores == prod(self.sizes.values())

    def shared(self, within: Letters, effect: Letters) -> float:
        """Give the expected share of an effect's variance in the T term of another effect.

        With ``n_a`` scores on level a of ``within`` and ``n_ab`` of them on level b of ``effect``,
        the sum over a and b of ``n_ab² / n_a`` (Brennan 2001, section 7.1). No letters stand for
        the grand mean.
        """
        outer = self.levels[within].of_score if within else np.zeros(self.n_scores, dtype=np.int64)
        both = self.levels[within | effect]
        totals = np.bincount(outer)
        owner = np.empty(both.number, dtype=np.int64)
        owner[both.of_score] = outer
        return float(np.sum(both.counts**2 / totals[owner]))

    def averaged(self, effect: Letters) -> float:
        """Give the part of an effect's variance that is left in the mean score of one target.

        The mean over targets of the sum of squared weights with which levels of the effect enter
        the target's mean; 1/n for n levels alike.
        """
        target = self.levels[self.design.target_letters]
        both = self.levels[self.design.target_letters | effect]
        owner = np.empty(both.number, dtype=np.int64)
        owner[both.of_score] = target.of_score
        weights = both.counts / target.counts[owner]
        return float(np.sum(weights**2) / target.number)

"""Which facets a design has, which are nested in which, and the effects that follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

Letters = frozenset[str]


class DesignError(ValueError):
    """A design that cannot be read, or scores that do not fit it; the message says how."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A source of variance: the facets that it varies over, and its name as Brennan writes it."""

    letters: Letters
    name: str


@dataclass(frozen=True)
class Design:
    """Facets by letter, what each is nested in, and the one that is the object of measurement."""

    text: str
    """The design as it is written, ``p x (r:t)``."""
    facets: tuple[str, ...]
    """Letters in the order they are named."""
    nests: Mapping[str, Letters]
    """For each facet, all facets that it is nested in; none for a crossed one."""
    target: str
    """The object of measurement, whose differences the scores are meant to show."""

    @cached_property
    def target_letters(self) -> Letters:
        """The object of measurement with the facets that it is nested in, its strata."""
        return self.nests[self.target] | {self.target}

    @cached_property
    def conditions(self) -> tuple[str, ...]:
        """The facets over which scores of one target are averaged."""
        return tuple(letter for letter in self.facets if letter not in self.target_letters)

    @cached_property
    def effects(self) -> tuple[Effect, ...]:
        """Every source of variance, each after all that it contains; the residual last.

        A set of facets is an effect when each nested facet comes with the facets it is nested in.
        """
        sets = [
            frozenset(chosen)
            for size in range(1, len(self.facets) + 1)
            for chosen in combinations(self._ordered, size)
            if all(self.nests[letter] <= frozenset(chosen) for letter in chosen)
        ]
        sets.sort(key=lambda letters: (len(letters), len(self._own(letters))))
        return tuple(Effect(letters, self.name_of(letters)) for letters in sets)

    def name_of(self, letters: Letters) -> str:
        """Give the name of an effect: ``pt``, ``r:t``, ``p(r:t)``, ``i:h:p``."""
        groups: dict[Letters, str] = {}
        for letter in self._own(letters):
            groups[self.nests[letter]] = groups.get(self.nests[letter], "") + letter
        crossed = groups.pop(frozenset(), "")
        nested = [f"{own}:{self.name_of(nest)}" for nest, own in groups.items()]
        if not crossed and len(nested) == 1:
            return nested[0]
        return crossed + "".join(f"({one})" for one in nested)

    @cached_property
    def _ordered(self) -> tuple[str, ...]:
        """The letters as effects name them: the object of measurement first."""
        return (self.target, *(letter for letter in self.facets if letter != self.target))

    def _own(self, letters: Letters) -> tuple[str, ...]:
        """Give the letters of a set that nothing else in the set is nested in."""
        nesting = frozenset[str]().union(*(self.nests[letter] for letter in letters))
        return tuple(x for x in self._ordered if x in letters and x not in nesting)

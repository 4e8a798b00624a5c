"""The notation of designs: ``x`` reads “crossed with”, a colon reads “nested in”."""

import re
from dataclasses import dataclass

from ipt_training.reliability.generalizability.design import Design, DesignError, Letters

MOST_FACETS = 4
"""The object of measurement and three facets."""

USUAL_TARGET = "p"

_TOKEN = re.compile(r"\s*([A-Za-z]+|\S)")


def parse_design(text: str, *, target: str | None = None) -> Design:
    """Read a design such as ``p x r``, ``p x (r:t)``, ``(i:p) x o``, ``i:(p x h)`` or ``i:h:p``.

    Args:
        text: facets by one letter each; brackets wherever ``x`` and ``:`` meet.
        target: the letter of the object of measurement; where none is given it is ``p``, or,
            in a design without ``p``, the first facet named that is not nested in another.

    Raises:
        DesignError: saying what about the notation cannot be read.
    """
    reading = _Reading([token.lower().replace("×", "x") for token in _TOKEN.findall(text)])
    part = reading.crossing()
    if reading.rest:
        raise DesignError(f"the design {text!r} has {reading.rest[0]!r} where it should end")
    nests = part.nests
    facets = tuple(nests)
    if len(facets) == 1:
        raise DesignError("a design needs at least two facets, such as p x r")
    if len(facets) > MOST_FACETS:
        raise DesignError("a design has at most three facets besides the object of measurement")
    if target is not None and target not in nests:
        raise DesignError(f"the object of measurement {target!r} is not a facet of {part.text}")
    free = [letter for letter in facets if not nests[letter]]
    usual = USUAL_TARGET if USUAL_TARGET in nests else free[0]
    design = Design(part.text, facets, nests, target or usual)
    if not design.conditions:
        raise DesignError(f"nothing in {part.text} repeats the measurement of {design.target}")
    return design


@dataclass(frozen=True)
class _Part:
    """A piece of a design that has been read."""

    text: str
    nests: dict[str, Letters]
    is_single: bool = True
    """Whether it stands without brackets beside ``x`` and ``:``."""

    @property
    def bracketed(self) -> str:
        return self.text if self.is_single else f"({self.text})"


@dataclass
class _Reading:
    """What is left of the tokens."""

    rest: list[str]

    def crossing(self) -> _Part:
        """Read one part, or several joined by ``x``."""
        parts = [self._nesting()]
        while self.rest and self.rest[0] == "x":
            self.rest.pop(0)
            parts.append(self._nesting())
        if len(parts) == 1:
            return parts[0][0]
        for part, bare in parts:
            if bare:
                raise DesignError(
                    f"put brackets around {part.text}, so that it is clear what is nested in what"
                )
        text = " x ".join(part.bracketed for part, _ in parts)
        return _Part(text, _all_nests([part for part, _ in parts]), is_single=False)

    def _nesting(self) -> tuple[_Part, bool]:
        """Read one part or a chain of colons; say whether it is a chain without brackets."""
        inner = self._one()
        if not self.rest or self.rest[0] != ":":
            return inner, False
        self.rest.pop(0)
        outer, _ = self._nesting()
        nests = _all_nests([inner, outer])
        nests |= {letter: nests[letter] | set(outer.nests) for letter in inner.nests}
        # A chain i:h:p reads from the right and needs no brackets.
        outer_text = outer.text if " x " not in outer.text else f"({outer.text})"
        return _Part(f"{inner.bracketed}:{outer_text}", nests, is_single=False), True

    def _one(self) -> _Part:
        """Read a letter, or a part in brackets."""
        if not self.rest:
            raise DesignError("the design ends where a facet should follow, such as r in p x r")
        token = self.rest.pop(0)
        if token == "(":
            part = self.crossing()
            if not self.rest or self.rest.pop(0) != ")":
                raise DesignError("a bracket of the design is not closed")
            return part
        if token == "x" or not token.isascii() or not token.isalpha():
            raise DesignError(f"the design has {token!r} where a facet should be, such as p or r")
        if len(token) > 1:
            raise DesignError(f"a facet is named by one letter; {token!r} is longer")
        return _Part(token, {token: frozenset()})


def _all_nests(parts: list[_Part]) -> dict[str, Letters]:
    nests: dict[str, Letters] = {}
    for part in parts:
        for letter, nest in part.nests.items():
            if letter in nests:
                raise DesignError(f"the design names {letter} twice")
            nests[letter] = nest
    return nests

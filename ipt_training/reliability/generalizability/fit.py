"""Whether scores fit the design that is claimed for them, in plain words where they do not."""

import re
from itertools import permutations

import numpy as np

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.generalizability.cells import Cells
from ipt_training.reliability.generalizability.design import Design, DesignError
from ipt_training.reliability.generalizability.facet_scores import FacetScores

_COUNT = re.compile(r"(\D*)([0-9]{1,9})")


def check_nests(scores: FacetScores, design: Design) -> tuple[str, ...]:
    """Refuse names that stand in two nests; give a note where numbers start again in each nest.

    A name such as ``ann`` in two nests is one and the same rater, who is then not nested. Names
    that only count, 1 to k and in every nest from the start, are read as a count within the nest.

    Raises:
        DesignError: when facets are missing, or a nested facet has a name in two nests.
    """
    if set(scores.facets) != set(design.facets):
        raise DesignError(
            f"the design {design.text} names {', '.join(design.facets)};"
            f" the scores have {', '.join(scores.facets)}"
        )
    notes = []
    for facet in design.facets:
        nest = design.nests[facet]
        if nest and (said := _check_nest(scores, design, facet)):
            notes.append(said)
    return tuple(notes)


def nothing_to_estimate(scores: FacetScores, cells: Cells) -> NotEstimable | None:
    """Say why no component can be told from the others, or nothing where they can.

    Raises:
        DesignError: when facets that the design crosses are nested in the scores.
    """
    design = cells.design
    if np.ptp(scores.scores) == 0.0:
        return NotEstimable("all scores are the same")
    for facet in design.facets:
        nest = design.nests[facet]
        if cells.closure(facet).number == 1:
            return NotEstimable(f"there is only one {facet}; at least two are needed")
        if nest and cells.closure(facet).number == cells.levels[nest].number:
            return NotEstimable(f"every {design.name_of(nest)} has only one {facet}")
    for first, second in permutations(design.facets, 2):
        if first in design.nests[second] or second in design.nests[first]:
            continue
        alone = design.nests[first] | {first}
        both = alone | design.nests[second] | {second}
        if cells.levels[alone].number < cells.levels[both].number:
            continue
        if first == design.target:
            return NotEstimable(f"every {first} was scored under one {second} only")
        raise DesignError(
            f"every {first} occurs with one {second} only, so {first} is nested in {second}"
            f" and not crossed with it; write {first}:{second}"
        )
    return None


def _check_nest(scores: FacetScores, design: Design, facet: str) -> str:
    """Refuse a facet whose names stand in two nests; give a note where its numbers do."""
    nest = design.nests[facet]
    name_of_score = scores.levels([facet])
    nest_of_score = scores.levels(sorted(nest))
    pairs = np.unique(np.stack([name_of_score, nest_of_score]), axis=1)
    in_nests = np.bincount(pairs[0])
    if (in_nests <= 1).all():
        return ""
    names = scores.names[scores.facets.index(facet)]
    within = design.name_of(nest)
    if _are_counts(names, largest=int(np.bincount(pairs[1]).max())):
        return f"{facet} is counted anew within each {within}"
    row = int(np.argmax(in_nests[name_of_score] > 1))
    name = names[scores.codes[row, scores.facets.index(facet)]]
    raise DesignError(
        f"{facet} {name} occurs in more than one {within}, so {facet} is not nested in {within};"
        f" give different names where these are different, or change the design"
    )


def _are_counts(names: tuple[str, ...], *, largest: int) -> bool:
    """Say whether names count 1 to k, or 0 to k-1, in the largest nest: ``1 2 3``, ``r1 r2 r3``."""
    counts = [_COUNT.fullmatch(name) for name in names]
    found = [count for count in counts if count]
    if len(found) < len(names) or len({count[1] for count in found}) > 1:
        return False
    numbers = sorted(int(count[2]) for count in found)
    return numbers in (list(range(largest)), list(range(1, largest + 1)))

"""Simulated scores of many designs, and short ways to the figures of a study."""

from itertools import product

import numpy as np

from ipt_training.reliability.estimate import Estimate, Result
from ipt_training.reliability.generalizability import (
    Design,
    FacetScores,
    GeneralizabilityStudy,
    variance_components,
)

Cell = tuple[str, ...]

WHOLE_CELLS: dict[str, list[Cell]] = {
    "p x r": [(f"p{p}", f"r{r}") for p, r in product(range(6), range(4))],
    "r:p": [(f"p{p}", f"r{p}{r}") for p, r in product(range(6), range(3))],
    "p x i x o": [(f"p{p}", f"i{i}", f"o{o}") for p, i, o in product(range(5), range(4), range(3))],
    "p x (r:t)": [
        (f"p{p}", f"r{t}{r}", f"t{t}") for p, r, t in product(range(5), range(3), range(4))
    ],
    "i:(p x h)": [
        (f"p{p}", f"h{h}", f"i{p}{h}{i}") for p, h, i in product(range(5), range(3), range(2))
    ],
    "(i x h):p": [
        (f"p{p}", f"h{p}{h}", f"i{p}{i}") for p, h, i in product(range(5), range(3), range(2))
    ],
    "(p:c) x (r:t)": [
        (f"p{c}{p}", f"c{c}", f"r{t}{r}", f"t{t}")
        for c, p, t, r in product(range(3), range(2), range(3), range(2))
    ],
}
FACETS = {
    "p x r": "pr",
    "r:p": "pr",
    "p x i x o": "pio",
    "p x (r:t)": "prt",
    "i:(p x h)": "phi",
    "(i x h):p": "phi",
    "(p:c) x (r:t)": "pcrt",
}
DESIGNS = list(WHOLE_CELLS)


def simulated(design: str, rng: np.random.Generator, *, missing: float = 0.0) -> FacetScores:
    """Give scores of a design with effects of unit variance, some of them missing."""
    effects: dict[tuple[int, str], float] = {}
    rows: list[tuple[Cell, float]] = []
    for cell in WHOLE_CELLS[design]:
        score = 5.0 + float(rng.normal())
        for key in enumerate(cell):
            score += effects.setdefault(key, float(rng.normal()))
        if rng.random() >= missing:
            rows.append((cell, round(score, 1)))
    return FacetScores.from_rows(FACETS[design], rows)


def study_of(scores: FacetScores, design: Design) -> GeneralizabilityStudy:
    """Give the study of scores that have one."""
    study = variance_components(scores, design)
    assert isinstance(study, GeneralizabilityStudy)
    return study


def values(study: GeneralizabilityStudy) -> dict[str, float]:
    """Give the components by name."""
    return {one.effect: one.value for one in study.components}


def value(result: Result) -> float:
    """Give the figure of a coefficient that has one."""
    assert isinstance(result, Estimate)
    return result.value

"""Where the differences between scores come from, and how many ratings would be enough."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ipt_training.domain.agreement.methods import Plan, Source, VarianceStudy
from ipt_training.domain.fidelity.rubric import Item, Rubric
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.generalizability import (
    Dependability,
    FacetScores,
    GeneralizabilityStudy,
    decision_study,
    parse_design,
    variance_components,
)
from ipt_training.use_cases.agreement.tables import (
    IntArray,
    Scores,
    first_seen,
    numbered,
    renumbered,
)

FACETS = {"p": "trainee", "s": "session", "r": "rater", "i": "item"}


@dataclass(frozen=True)
class Asked:
    """One question to the scores: its design, and the numbers worth trying."""

    question: str
    design: str
    target: str
    grid: Mapping[str, Sequence[int]]


ONE_SESSION = Asked(
    "How many raters make the score of one session dependable?",
    "s x r",
    "s",
    {"r": (1, 2, 3, 4, 5)},
)
ONE_TRAINEE = Asked(
    "How many sessions and raters make the mean of one trainee dependable?",
    "(s:p) x r",
    "p",
    {"s": (1, 2, 4, 6, 8), "r": (1, 2, 3, 4, 6)},
)
ITEMS = Asked(
    "How much of a single item score is the session, the item and the rater?",
    "s x r x i",
    "s",
    {"r": (1, 2, 3, 4, 6), "i": (1, 10, 20, 40)},
)


def variance_studies(
    ratings: Sequence[Tally], rubric: Rubric, items: Sequence[Item]
) -> tuple[VarianceStudy, ...]:
    """Give the three studies for means over these items and for their single scores."""
    scores = Scores.of(ratings, rubric)
    return (
        study(ONE_SESSION, _means(scores, items, "sr")),
        study(ONE_TRAINEE, _means(scores, items, "psr")),
        study(ITEMS, _single(scores, items)),
    )


def study(asked: Asked, scores: FacetScores) -> VarianceStudy:
    """Give one study, or why there is none."""
    found = variance_components(scores, parse_design(asked.design, target=asked.target))
    if isinstance(found, NotEstimable):
        return VarianceStudy(asked.question, asked.design, (), (), len(scores.scores), 0, (), found)
    plans = decision_study(found, grid=asked.grid, negative_as_zero=True)
    return VarianceStudy(
        question=asked.question,
        design=asked.design,
        sources=_sources(found),
        plans=tuple(_plan(one) for one in plans),
        n_scores=found.n_scores,
        n_targets=found.n_targets,
        notes=found.notes,
    )


def effect_in_words(letters: Iterable[str], *, is_last: bool) -> str:
    """Name a source of variance as a clinician would."""
    named = frozenset(letters)
    # A session belongs to its trainee: naming it names them both.
    named -= {"p"} if "s" in named else frozenset()
    name = " by ".join(FACETS[one] for one in FACETS if one in named).capitalize()
    return f"{name}, and chance" if is_last else name


def _means(scores: Scores, items: Sequence[Item], facets: str) -> FacetScores:
    means = scores.means(items)
    rows = np.flatnonzero(~np.isnan(means))
    levels = [_levels(scores, facet, rows) for facet in facets]
    names = tuple(named for named, _ in levels)
    return FacetScores(tuple(facets), names, _codes([at for _, at in levels]), means[rows])


def _single(scores: Scores, items: Sequence[Item]) -> FacetScores:
    rows, columns, values = scores.single(items)
    named = tuple(items[at].id for at in dict.fromkeys(columns.tolist()))
    levels = [_levels(scores, facet, rows) for facet in "sr"] + [(named, renumbered(columns))]
    names = tuple(named for named, _ in levels)
    return FacetScores(("s", "r", "i"), names, _codes([at for _, at in levels]), values)


def _levels(scores: Scores, facet: str, rows: IntArray) -> tuple[tuple[str, ...], IntArray]:
    """Give the names of a facet's levels as they first appear in these rows, and each row's."""
    of_rating = numbered([_level(one, facet) for one in scores.ratings])
    at, first = first_seen(of_rating[rows])
    return tuple(_level(scores.ratings[row], facet) for row in rows[first]), at


def _level(rating: Tally, facet: str) -> str:
    match facet:
        case "p":
            return rating.therapist_id
        case "s":
            return rating.recording_id
        case _:
            return rating.rater_id


def _codes(columns: Sequence[IntArray]) -> IntArray:
    return np.stack(columns, axis=1).astype(np.int64)


def _sources(found: GeneralizabilityStudy) -> tuple[Source, ...]:
    whole = sum(max(one.value, 0.0) for one in found.components)
    return tuple(
        Source(
            effect=one.effect,
            words=effect_in_words(one.letters, is_last=one is found.components[-1]),
            variance=one.value,
            share=max(one.value, 0.0) / whole if whole else 0.0,
        )
        for one in found.components
    )


def _plan(one: Dependability) -> Plan:
    return Plan(
        n=tuple((FACETS[facet], round(number)) for facet, number in one.n.items()),
        dependability=one.absolute,
        error=one.standard_error,
    )

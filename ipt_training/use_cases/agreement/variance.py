"""Where the differences between scores come from, and how many ratings would be enough."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ipt_training.domain.agreement.methods import Plan, Source, VarianceStudy
from ipt_training.domain.agreement.pooling import compared, main_aspect
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.rubric import Item
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.generalizability import (
    Dependability,
    FacetScores,
    GeneralizabilityStudy,
    decision_study,
    parse_design,
    variance_components,
)

FACETS = {"p": "trainee", "s": "session", "r": "rater", "i": "item"}
Row = tuple[Sequence[str], float]


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
    ratings: Sequence[SignedRating], items: Sequence[Item]
) -> tuple[VarianceStudy, ...]:
    """Give the three studies for means over these items and for their single scores."""
    means = [
        (rating, score)
        for rating in ratings
        if (score := compared(rating.judgement, items)) is not None
    ]
    single = (((r.recording_id, r.rater_id), score) for r, score in means)
    trainee = (((r.therapist_id, r.recording_id, r.rater_id), score) for r, score in means)
    return (
        study(ONE_SESSION, ("s", "r"), single),
        study(ONE_TRAINEE, ("p", "s", "r"), trainee),
        study(ITEMS, ("s", "r", "i"), _item_rows(ratings, items)),
    )


def study(asked: Asked, facets: Sequence[str], rows: Iterable[Row]) -> VarianceStudy:
    """Give one study, or why there is none."""
    scores = FacetScores.from_rows(facets, rows)
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


def _item_rows(ratings: Sequence[SignedRating], items: Sequence[Item]) -> Iterable[Row]:
    for rating in ratings:
        for item in items:
            answer = rating.judgement.answers.get(item.id)
            score = answer.scores.get(main_aspect(item)) if answer else None
            if score is not None:
                yield (rating.recording_id, rating.rater_id, item.id), float(score)


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

"""Two raters side by side, from pooled ratings."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ipt_training.domain.agreement.pooling import ItemSet, Pooled, items_of
from ipt_training.domain.agreement.results import FEWEST_PEOPLE, PairDetail, PairDistance, Rater
from ipt_training.domain.fidelity.rubric import Item, Rubric
from ipt_training.domain.fidelity.tally import NO_SCORE
from ipt_training.domain.ids import PersonId
from ipt_training.reliability.bland_altman import bland_altman
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.use_cases.agreement.tables import Scores, raters_of, scale_of, shared

STEP = 0.25
"""Points: how finely distances of two means are told."""
WITHHELD = (
    f"These two share sessions of fewer than {FEWEST_PEOPLE} trainees. Pictures of single sessions"
    " could point at one of them, so none is shown yet."
)


def pair_detail(
    pooled: Pooled, rubric: Rubric, item_set: ItemSet, first: PersonId, second: PersonId
) -> PairDetail:
    """Give how two raters scored the sessions both rated.

    Withheld while the sessions are those of so few trainees that it could point at one.
    """
    scores, one, other = _both(pooled, rubric, first, second)
    both = len(scores.ratings) // 2
    if _few(scores):
        none = NotEstimable("too few trainees' sessions are shared")
        return PairDetail(one, other, both, (), (), (), none, none, none, WITHHELD)
    items = items_of(rubric, item_set)
    scale = scale_of(rubric, item_set)
    levels = tuple((level.value, level.label) for level in scale.levels) if scale else ()
    table = _means_of(scores, items, first, second)
    found = bland_altman(table)
    return PairDetail(
        first=one,
        second=other,
        sessions=both,
        levels=levels,
        confusion=_confusion(scores, items, (first, second), levels),
        points=tuple((float(a + b) / 2, float(a - b)) for a, b in table.scores),
        bias=found.bias,
        lower=found.lower,
        upper=found.upper,
    )


def pair_distance(
    pooled: Pooled, rubric: Rubric, item_set: ItemSet, first: PersonId, second: PersonId
) -> PairDistance:
    """Give how far two raters lie apart, without a word on who scores higher.

    Withheld while the sessions are those of so few trainees that it could point at one. Single
    sessions are not shown either: beside one's own score they would tell the other's.
    """
    scores, one, other = _both(pooled, rubric, first, second)
    both = len(scores.ratings) // 2
    if _few(scores):
        return PairDistance(one, other, both, (), (), None, WITHHELD)
    items = items_of(rubric, item_set)
    mine, theirs = (_by_session(scores.rated_by(rater), items) for rater in (first, second))
    given = (mine != NO_SCORE) & (theirs != NO_SCORE)
    apart = Counter(np.abs(mine[given].astype(int) - theirs[given]).tolist())
    table = _means_of(scores, items, first, second)
    between = np.abs(table.scores[:, 0] - table.scores[:, 1])
    return PairDistance(
        first=one,
        second=other,
        sessions=both,
        apart=tuple((points, apart[points]) for points in range(max(apart, default=-1) + 1)),
        means=_up_to(between),
        typical=float(np.median(between)) if len(between) else None,
    )


def _both(
    pooled: Pooled, rubric: Rubric, first: PersonId, second: PersonId
) -> tuple[Scores, Rater, Rater]:
    """Give the scores of the sessions that both rated, and the two under their names."""
    of_pair = Scores.of(pooled.ratings, rubric).rated_by(first, second)
    times = Counter(rating.recording_id for rating in of_pair.ratings)
    scores = of_pair.where([times[one.recording_id] == 2 for one in of_pair.ratings])
    names = raters_of(scores.ratings)
    return scores, names.get(first, Rater(first, "")), names.get(second, Rater(second, ""))


def _means_of(
    scores: Scores, items: Sequence[Item], first: PersonId, second: PersonId
) -> RatingsTable:
    """Give the means of both; no row where they share no score of these items."""
    table = shared(scores.table(items))
    if first not in table.raters:
        return RatingsTable(np.empty((0, 2)), (), (first, second))
    return table.pair(first, second)


def _few(scores: Scores) -> bool:
    return len({rating.therapist_id for rating in scores.ratings}) < FEWEST_PEOPLE


def _up_to(between: FloatArray) -> tuple[tuple[float, int], ...]:
    """Count distances by steps: at most so many points, and more than the step before."""
    # Means are fractions: what lies on a step must not fall beyond it by rounding.
    steps = np.ceil(np.round(between / STEP, 9)).clip(min=1).astype(int)
    counted = Counter(steps.tolist())
    return tuple((STEP * step, counted[step]) for step in range(1, max(counted, default=0) + 1))


def _confusion(
    scores: Scores,
    items: Sequence[Item],
    pair: tuple[PersonId, PersonId],
    levels: Sequence[tuple[int, str]],
) -> tuple[tuple[int, ...], ...]:
    """Count item scores: rows are the first rater's levels, columns the second one's."""
    mine, theirs = (_by_session(scores.rated_by(rater), items) for rater in pair)
    return tuple(
        tuple(int(((mine == row) & (theirs == column)).sum()) for column, _ in levels)
        for row, _ in levels
    )


def _by_session(scores: Scores, items: Sequence[Item]) -> npt.NDArray[np.int16]:
    """Give a rater's scores in the order of the sessions' ids, shape (sessions, items)."""
    sessions = [one.recording_id for one in scores.ratings]
    return scores.columns(items)[sorted(range(len(sessions)), key=sessions.__getitem__)]

"""Two raters side by side, from pooled ratings."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ipt_training.domain.agreement.pooling import ItemSet, Pooled, items_of
from ipt_training.domain.agreement.results import FEWEST_PEOPLE, PairDetail, Rater
from ipt_training.domain.fidelity.rubric import Item, Rubric
from ipt_training.domain.ids import PersonId
from ipt_training.reliability.bland_altman import bland_altman
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.use_cases.agreement.tables import Scores, raters_of, scale_of, shared

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
    of_pair = Scores.of(pooled.ratings, rubric).rated_by(first, second)
    times = Counter(rating.recording_id for rating in of_pair.ratings)
    scores = of_pair.where([times[one.recording_id] == 2 for one in of_pair.ratings])
    both = len(scores.ratings) // 2
    names = raters_of(scores.ratings)
    one, other = names.get(first, Rater(first, "")), names.get(second, Rater(second, ""))
    if len({rating.therapist_id for rating in scores.ratings}) < FEWEST_PEOPLE:
        none = NotEstimable("too few trainees' sessions are shared")
        return PairDetail(one, other, both, (), (), (), none, none, none, WITHHELD)
    items = items_of(rubric, item_set)
    scale = scale_of(rubric, item_set)
    levels = tuple((level.value, level.label) for level in scale.levels) if scale else ()
    table = shared(scores.table(items)).pair(first, second)
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

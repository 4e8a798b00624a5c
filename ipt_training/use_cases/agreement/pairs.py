"""Two raters side by side, from pooled ratings."""

from collections import Counter

from ipt_training.domain.agreement.pooling import ItemSet, Pooled, items_of, main_aspect
from ipt_training.domain.agreement.results import FEWEST_PEOPLE, PairDetail, Rater
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.ids import PersonId, RecordingId
from ipt_training.reliability.bland_altman import bland_altman
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.use_cases.agreement.tables import raters_of, scale_of, shared, table_of

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
    of_pair = [rating for rating in pooled.ratings if rating.rater_id in (first, second)]
    both = {
        recording
        for recording, n in Counter(rating.recording_id for rating in of_pair).items()
        if n == 2
    }
    ratings = [rating for rating in of_pair if rating.recording_id in both]
    names = raters_of(ratings)
    one, other = names.get(first, Rater(first, "")), names.get(second, Rater(second, ""))
    if len({rating.therapist_id for rating in ratings}) < FEWEST_PEOPLE:
        none = NotEstimable("too few trainees' sessions are shared")
        return PairDetail(one, other, len(both), (), (), (), none, none, none, WITHHELD)
    scale = scale_of(rubric, item_set)
    levels = tuple((level.value, level.label) for level in scale.levels) if scale else ()
    table = shared(table_of(ratings, items_of(rubric, item_set))).pair(first, second)
    found = bland_altman(table)
    return PairDetail(
        first=one,
        second=other,
        sessions=len(both),
        levels=levels,
        confusion=_confusion(ratings, rubric, item_set, (first, second), levels),
        points=tuple((float(a + b) / 2, float(a - b)) for a, b in table.scores),
        bias=found.bias,
        lower=found.lower,
        upper=found.upper,
    )


def _confusion(
    ratings: list[SignedRating],
    rubric: Rubric,
    item_set: ItemSet,
    pair: tuple[PersonId, PersonId],
    levels: tuple[tuple[int, str], ...],
) -> tuple[tuple[int, ...], ...]:
    """Count item scores: rows are the first rater's levels, columns the second one's."""
    given: dict[tuple[RecordingId, str], dict[PersonId, int]] = {}
    for rating in ratings:
        for item in items_of(rubric, item_set):
            answer = rating.judgement.answers.get(item.id)
            score = answer.scores.get(main_aspect(item)) if answer else None
            if score is not None:
                given.setdefault((rating.recording_id, item.id), {})[rating.rater_id] = score
    counts = Counter(
        (scores[pair[0]], scores[pair[1]]) for scores in given.values() if len(scores) == 2
    )
    return tuple(tuple(counts[row, column] for column, _ in levels) for row, _ in levels)

"""From pooled ratings to tables of scores, and what stands in them."""

from collections.abc import Iterable, Sequence

from ipt_training.domain.agreement.pooling import ItemSet, compared, items_of, main_aspect
from ipt_training.domain.agreement.results import FEWEST_SESSIONS, Rater
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.rubric import Aspect, Item, Rubric, Scale
from ipt_training.domain.ids import PersonId
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.ratings_table import RatingsTable


def table_of(ratings: Iterable[SignedRating], items: Sequence[Item]) -> RatingsTable:
    """Give sessions by raters; raters in alphabetical order of their names."""
    by_name = sorted(ratings, key=lambda rating: (rating.rater_name.casefold(), rating.rater_id))
    return RatingsTable.from_rows(
        (rating.recording_id, rating.rater_id, score)
        for rating in by_name
        if (score := compared(rating.judgement, items)) is not None
    )


def shared(table: RatingsTable) -> RatingsTable:
    """Keep the sessions that at least two raters scored, and the raters of those."""
    rows = table.given.sum(axis=1) >= 2
    scores = table.scores[rows]
    columns = table.given[rows].any(axis=0)
    return RatingsTable(
        scores[:, columns].copy(),
        tuple(name for name, kept in zip(table.targets, list(rows), strict=True) if kept),
        tuple(name for name, kept in zip(table.raters, list(columns), strict=True) if kept),
    )


def too_few(sessions: int) -> NotEstimable | None:
    """Refuse a figure below the stated minimum of sessions."""
    if sessions >= FEWEST_SESSIONS:
        return None
    return NotEstimable(
        f"it needs at least {FEWEST_SESSIONS} sessions that two raters scored;"
        f" there {'is' if sessions == 1 else 'are'} {sessions}"
    )


def raters_of(ratings: Iterable[SignedRating]) -> dict[PersonId, Rater]:
    """Give the raters under the names they signed with last, in alphabetical order."""
    names = {rating.rater_id: rating.rater_name for rating in ratings}
    return {
        one: Rater(one, name)
        for one, name in sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    }


def what_is_compared(rubric: Rubric, item_set: ItemSet) -> str:
    """Name in words what is compared."""
    if item_set.item_id is not None:
        item = next(iter(items_of(rubric, item_set)), None)
        if item is None:
            return "an item the rubric does not have"
        return f"{main_aspect(item).value} on “{item.title}”"
    if item_set.group_id is not None:
        title = next((g.title for g in rubric.groups if g.id == item_set.group_id), "no group")
        return f"mean skill over the items of “{title}”"
    return "mean skill over all items inside IPT"


def scale_of(rubric: Rubric, item_set: ItemSet) -> Scale | None:
    """Give the scale of what is compared."""
    items = items_of(rubric, item_set)
    return rubric.scale(main_aspect(items[0]) if items else Aspect.SKILL)

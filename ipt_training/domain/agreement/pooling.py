"""Which signed ratings may stand in one table, and why the others may not.

Ratings are pooled when they were made with one structure of the rubric and by one kind of rater,
and when the raters of a session heard the same phase and focus and were asked the same of the items
that are compared, in whatever dialect. Whatever is left out is counted with its reason: nothing is
dropped silently.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from ipt_training.domain.fidelity.rating import Heard, RaterKind, applicable_items
from ipt_training.domain.fidelity.rubric import Item, Rubric, Standing
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.domain.ids import PersonId, RatingId, RecordingId
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.domain.value import Value


class ItemSet(Value):
    """Which scores of a rating are compared: all items inside IPT, one group, or one item."""

    group_id: str | None = None
    item_id: str | None = None


class Selection(Value):
    """Which ratings are asked about."""

    structure_hash: str
    kind: RaterKind
    dialect: Dialect = Dialect.BOTH
    """Ratings in this one, and in another wherever it asks the same items."""
    first: date | None = None
    """The first day of signing that counts."""
    last: date | None = None
    """The last day of signing that counts."""
    phase: Phase | None = None
    """The phase heard; every phase where none is named."""
    item_set: ItemSet = ItemSet()


class LeftOut(Value):
    """So many ratings that are not in the table, and why."""

    reason: str
    n: int


@dataclass(frozen=True)
class Pooled:
    """The ratings that may stand in one table; with those left out they are all that exist."""

    ratings: tuple[Tally, ...]
    """In the order of signing."""
    left_out: tuple[LeftOut, ...]


def pool(ratings: Sequence[Tally], selection: Selection, rubric: Rubric) -> Pooled:
    """Choose the ratings that a selection asks about and that may be pooled.

    Args:
        ratings: every signed rating, oldest first.
        selection: what is asked about.
        rubric: any of the structure that is asked about.
    """
    asked = _Asked(rubric, selection.item_set)
    amended = {rating.amends for rating in ratings}
    rubrics = {r.rubric.id for r in ratings if r.rubric.structure_hash == selection.structure_hash}
    reasons: Counter[str] = Counter()
    newest: dict[tuple[RecordingId, PersonId], Tally] = {}
    for rating in ratings:
        reason = _reason(rating, selection, asked, amended=amended, rubrics=rubrics)
        if reason is not None:
            reasons[reason] += 1
            continue
        key = (rating.recording_id, rating.rater_id)
        if key in newest:
            reasons["an older rating of the same session by the same rater"] += 1
        newest[key] = rating
    kept = _heard_alike(list(newest.values()), asked)
    if len(kept) < len(newest):
        reasons["the raters of the session heard another phase or problem area"] += len(
            newest
        ) - len(kept)
    return Pooled(
        ratings=tuple(kept),
        left_out=tuple(LeftOut(reason=reason, n=n) for reason, n in sorted(reasons.items())),
    )


def items_of(rubric: Rubric, item_set: ItemSet) -> tuple[Item, ...]:
    """Give the items of a set in the order of the rubric's groups.

    A mean is formed over items inside IPT alone; one item may be any item.
    """
    order = [item_id for group in rubric.groups for item_id in group.items]
    items = sorted(rubric.items, key=lambda item: order.index(item.id))
    if item_set.item_id is not None:
        return tuple(item for item in items if item.id == item_set.item_id)
    inside = (item for item in items if item.standing is not Standing.OUTSIDE)
    if item_set.group_id is None:
        return tuple(inside)
    return tuple(item for item in inside if rubric.group_of(item.id).id == item_set.group_id)


class _Asked:
    """Which of the compared items raters were asked, by what they heard."""

    def __init__(self, rubric: Rubric, item_set: ItemSet) -> None:
        compared = {item.id for item in items_of(rubric, item_set)}
        self._of = {
            (phase, focus, dialect): frozenset(
                item.id
                for item in applicable_items(
                    rubric, Heard(phase=phase, focus=focus, dialect=dialect)
                )
                if item.id in compared
            )
            for phase, focus, dialect in product(Phase, Focus, Dialect)
        }

    def of(self, heard: Heard, dialect: Dialect | None = None) -> frozenset[str]:
        """Give them; in another dialect where one is named."""
        return self._of[heard.phase, heard.focus, dialect or heard.dialect]

    def alike(self, heard: Heard) -> tuple[Phase, Focus, frozenset[str]]:
        """Give what must be the same for two ratings of a session to be compared."""
        return heard.phase, heard.focus, self.of(heard)


def _reason(
    rating: Tally,
    selection: Selection,
    asked: _Asked,
    *,
    amended: Collection[RatingId | None],
    rubrics: Collection[str],
) -> str | None:
    """Say why one rating is not in the table; nothing where it is."""
    heard, quote = rating.heard, rating.rubric
    if heard is None:
        return "no phase and problem area was heard"
    if rating.set_aside:
        return "set aside by the programme lead"
    if rating.rating_id in amended:
        return "amended since: only the newest rating counts"
    if quote.id not in rubrics:
        return f"made with another rubric ({quote.id})"
    if quote.structure_hash != selection.structure_hash:
        return (
            f"made with another structure of the rubric (version {quote.version}):"
            " the items or the scales differ"
        )
    if heard.dialect is not selection.dialect and asked.of(heard) != asked.of(
        heard, selection.dialect
    ):
        return "rated in another tradition, which asks other items here"
    if rating.kind is not selection.kind:
        return f"by another kind of rater ({rating.kind.value})"
    return _outside(rating, selection, heard)


def _outside(rating: Tally, selection: Selection, heard: Heard) -> str | None:
    """Say why a rating that could be compared is not asked about; nothing where it is."""
    day = rating.signed_at.date()
    if selection.first is not None and day < selection.first:
        return "signed before the period"
    if selection.last is not None and day > selection.last:
        return "signed after the period"
    if selection.phase not in (None, heard.phase):
        return "of another phase"
    return None


def _heard_alike(ratings: Sequence[Tally], asked: _Asked) -> list[Tally]:
    """Keep, of each session, the raters who heard what most of them heard; ties: the first.

    Phase and problem area decide which items apply; scores of different items are no agreement.
    """
    said = [(r, asked.alike(r.heard)) for r in ratings if r.heard is not None]
    heard: dict[RecordingId, Counter[tuple[Phase, Focus, frozenset[str]]]] = {}
    for rating, one in said:
        heard.setdefault(rating.recording_id, Counter())[one] += 1
    most = {recording: counts.most_common(1)[0][0] for recording, counts in heard.items()}
    return [rating for rating, one in said if one == most[rating.recording_id]]

"""What there is to ask about: the structures of rubrics that ratings were made with."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ipt_training.domain.agreement.pooling import (
    ItemSet,
    Pooled,
    Selection,
    items_of,
    pool,
)
from ipt_training.domain.agreement.results import Offered
from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.domain.ids import RatingId
from ipt_training.domain.ipt import Dialect
from ipt_training.use_cases.agreement.ledger import Ledger


def pooled_in(ledger: Ledger, selection: Selection) -> tuple[Pooled, Rubric]:
    """Give the ratings of a selection, and the newest rubric they were made with.

    Raises:
        NotFound: when no rating was made with that structure.
    """
    rubric = rubric_in(ledger, selection.structure_hash)
    return pool(ledger.tallies, selection, rubric), rubric


def rubric_in(ledger: Ledger, structure_hash: str) -> Rubric:
    """Give the newest rubric that ratings of this structure quote.

    Raises:
        NotFound: when there is none.
    """
    for rating in reversed(ledger.tallies):
        rubric = ledger.rubrics.get(rating.rubric.content_hash)
        if rating.rubric.structure_hash == structure_hash and rubric is not None:
            return rubric
    raise NotFound("No rating was made with this structure of a rubric.")


def offered_in(ledger: Ledger) -> tuple[Offered, ...]:
    """Give the structures that ratings were made with, the most used first."""
    by_structure: dict[str, list[Tally]] = {}
    for tally in ledger.tallies:
        by_structure.setdefault(tally.rubric.structure_hash, []).append(tally)
    found = []
    for structure, of_one in by_structure.items():
        try:
            rubric = rubric_in(ledger, structure)
        except NotFound:
            # Its words are gone; other selections count these ratings as left out.
            continue
        found.append(_offer(of_one, rubric))
    return tuple(sorted(found, key=lambda one: -one.ratings))


def apart_in(
    ledger: Ledger, offered: Offered, rubric: Rubric
) -> Iterator[tuple[Selection, Pooled]]:
    """Give what stands apart within a structure: each kind of rater, and each tradition.

    A tradition all of whose ratings are compared with those of one before is not given again.
    """
    for kind, _ in offered.kinds:
        known: set[RatingId] = set()
        for dialect, _ in offered.dialects:
            asked = Selection(structure_hash=offered.structure_hash, kind=kind, dialect=dialect)
            pooled = pool(ledger.tallies, asked, rubric)
            found = {rating.rating_id for rating in pooled.ratings}
            if not found <= known:
                yield asked, pooled
            known |= found


def _offer(tallies: Sequence[Tally], rubric: Rubric) -> Offered:
    kinds = Counter(tally.kind for tally in tallies)
    return Offered(
        structure_hash=tallies[0].rubric.structure_hash,
        rubric=rubric.title,
        versions=tuple(sorted({tally.rubric.version for tally in tallies})),
        ratings=len(tallies),
        kinds=tuple(kinds.most_common()),
        dialects=_dialects(tallies, rubric),
        groups=tuple(
            (group.id, group.title)
            for group in rubric.groups
            if items_of(rubric, ItemSet(group_id=group.id))
        ),
        items=tuple(
            (item_id, item.title)
            for group in rubric.groups
            for item_id in group.items
            if (item := rubric.item(item_id)) is not None
        ),
    )


def _dialects(tallies: Sequence[Tally], rubric: Rubric) -> tuple[tuple[Dialect, int], ...]:
    """Count ratings by dialect, most first; those that ask the same items throughout are one."""
    found: dict[tuple[bool, ...], Counter[Dialect]] = {}
    for dialect, n in Counter(one.heard.dialect for one in tallies if one.heard).items():
        asks = tuple(item.dialect.accepts(dialect) for item in rubric.items)
        found.setdefault(asks, Counter())[dialect] = n
    alike = [(each.most_common(1)[0][0], each.total()) for each in found.values()]
    return tuple(sorted(alike, key=lambda one: -one[1]))

"""What there is to ask about: the structures of rubrics that ratings were made with."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ipt_training.domain.agreement.pooling import (
    ItemSet,
    Pooled,
    Selection,
    items_of,
    pool,
    rater_kind,
)
from ipt_training.domain.agreement.results import Offered
from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.use_cases.agreement.book import Book
from ipt_training.use_cases.read_content import ReadContent


@dataclass(frozen=True)
class Structures:
    """Finds the rubric behind ratings, and the ratings behind a selection."""

    content: ReadContent

    def pooled(self, book: Book, selection: Selection) -> tuple[Pooled, Rubric]:
        """Give the ratings of a selection, and the newest rubric they were made with.

        Raises:
            NotFound: when no rating was made with that structure.
        """
        rubric = self.rubric(book.tallies, selection.structure_hash)
        return pool(book.tallies, selection, book.supervisors), rubric

    def rubric(self, tallies: Sequence[Tally], structure_hash: str) -> Rubric:
        """Give the newest installed rubric that ratings of this structure quote.

        Raises:
            NotFound: when there is none.
        """
        quotes = [r.rubric for r in tallies if r.rubric.structure_hash == structure_hash]
        for quote in dict.fromkeys(reversed(quotes)):
            try:
                return self.content.quoted(quote)
            except NotFound:
                # Its words are gone; an older version of the same structure may be there.
                continue
        raise NotFound("No rating was made with this structure of a rubric.")

    def offered(self, book: Book) -> tuple[Offered, ...]:
        """Give the structures that ratings were made with, the most used first."""
        by_structure: dict[str, list[Tally]] = {}
        for tally in book.tallies:
            by_structure.setdefault(tally.rubric.structure_hash, []).append(tally)
        found = []
        for structure, of_one in by_structure.items():
            try:
                rubric = self.rubric(of_one, structure)
            except NotFound:
                # Its words are gone; other selections count these ratings as left out.
                continue
            found.append(_offer(of_one, rubric, book))
        return tuple(sorted(found, key=lambda one: -one.ratings))


def _offer(tallies: Sequence[Tally], rubric: Rubric, book: Book) -> Offered:
    kinds = Counter(rater_kind(tally, book.supervisors) for tally in tallies)
    dialects = Counter(tally.heard.dialect for tally in tallies if tally.heard)
    return Offered(
        structure_hash=tallies[0].rubric.structure_hash,
        rubric=rubric.title,
        versions=tuple(sorted({tally.rubric.version for tally in tallies})),
        ratings=len(tallies),
        kinds=tuple(kinds.most_common()),
        dialects=tuple(dialects.most_common()),
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

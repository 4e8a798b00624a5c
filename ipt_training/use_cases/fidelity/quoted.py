"""The rubrics behind ratings, to the word: kept with the ratings, whatever is installed now."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rating import Draft, RubricQuote, SignedRating
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.use_cases.ports.storage import Found, Transaction
from ipt_training.use_cases.read_content import ReadContent


@dataclass(frozen=True)
class Readable:
    """A signed rating with the rubric it was made with."""

    rating: SignedRating
    rubric: Rubric


@dataclass(frozen=True)
class Quoted:
    """Finds the rubrics that ratings and drafts quote."""

    content: ReadContent

    def of(self, tx: Transaction, quotes: Collection[RubricQuote]) -> Mapping[str, Rubric]:
        """Give quoted rubrics by the hash of their words; those known nowhere are not there."""
        found = {one.content_hash: self.content.installed(one) for one in quotes}
        kept = tx.quoted_rubrics.some({one for one, rubric in found.items() if rubric is None})
        return {one: rubric for one, rubric in {**found, **kept}.items() if rubric is not None}

    def scoring(self, tx: Transaction, quotes: Collection[RubricQuote]) -> Mapping[str, Rubric]:
        """Give rubrics that score as the quoted ones do, by the hash of the quoted words.

        Each is the quoted one, or else another version of the same structure: what forms a score
        is the structure alone.
        """
        found = {one.content_hash: self.content.same_structure(one) for one in quotes}
        alike = {one: rubric for one, rubric in found.items() if rubric is not None}
        return {**alike, **self.of(tx, quotes)}

    def read(
        self, tx: Transaction, found: Iterable[Found]
    ) -> tuple[Readable | UnreadableRating, ...]:
        """Give ratings with their rubrics; one whose rubric is known nowhere is unreadable too."""
        found = tuple(found)
        rubrics = self.of(tx, {one.rubric for one in found if isinstance(one, SignedRating)})
        return tuple(
            _with_rubric(one, rubrics) if isinstance(one, SignedRating) else one for one in found
        )

    def one(self, tx: Transaction, quote: RubricQuote) -> Rubric:
        """Give one quoted rubric.

        Raises:
            NotFound: when it is neither installed nor kept.
        """
        rubric = self.of(tx, [quote]).get(quote.content_hash)
        if rubric is None:
            raise NotFound(_lost(quote))
        return rubric

    def of_draft(self, tx: Transaction, draft: Draft) -> Rubric:
        """Give the rubric that a draft was begun with, even where a newer one is installed now.

        Raises:
            NotFound: when it is neither kept nor installed.
        """
        kept: Mapping[str, Rubric] = {}
        if draft.rubric_content_hash is not None:
            kept = tx.quoted_rubrics.some([draft.rubric_content_hash])
        rubric = kept.get(draft.rubric_content_hash or "")
        return rubric or self.content.rubric(draft.rubric_id, draft.rubric_version)


def lost_rubrics(tx: Transaction, content: ReadContent) -> Iterator[str]:
    """Name every rating whose rubric is known nowhere any more, each in a sentence."""
    tallies = tx.tallies.all()
    known = Quoted(content).of(tx, {one.rubric for one in tallies})
    for one in tallies:
        if one.rubric.content_hash not in known:
            yield (
                f"the rubric {one.rubric.id} {one.rubric.version} that rating {one.rating_id} was"
                " made with is neither installed nor kept"
            )


def _with_rubric(
    rating: SignedRating, rubrics: Mapping[str, Rubric]
) -> Readable | UnreadableRating:
    rubric = rubrics.get(rating.rubric.content_hash)
    if rubric is not None:
        return Readable(rating, rubric)
    return UnreadableRating(
        id=rating.id,
        recording_id=rating.recording_id,
        therapist_id=rating.therapist_id,
        rater_id=rating.rater_id,
        rubric_id=rating.rubric.id,
        reason=_lost(rating.rubric),
    )


def _lost(quote: RubricQuote) -> str:
    return (
        f"The rubric {quote.id} {quote.version} that this rating was made with is neither installed"
        " nor kept. Install that version beside the new one."
    )

"""The rubrics that somebody rated with, to the word, as the use cases ask for them."""

from collections.abc import Collection, Mapping
from typing import Protocol

from ipt_training.domain.fidelity.rating import RubricQuote
from ipt_training.domain.fidelity.rubric import Rubric


class QuotedRubrics(Protocol):
    """Rubrics as they were when a rating was begun or signed; they never change."""

    def keep(self, rubric: Rubric) -> None:
        """Keep the words of a rubric, unless they are kept already."""
        ...

    def some(self, content_hashes: Collection[str]) -> Mapping[str, Rubric]:
        """Give kept rubrics by the hash of their words; those that cannot be read are not there."""
        ...

    def missing(self) -> tuple[RubricQuote, ...]:
        """Give every quote of a tallied rating whose rubric is not kept."""
        ...

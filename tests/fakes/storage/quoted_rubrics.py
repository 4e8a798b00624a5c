"""The rubrics that somebody rated with, kept in a dictionary."""

from collections.abc import Collection, Mapping

from ipt_training.domain.fidelity.rating import RubricQuote
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.hashes import content_hash
from tests.fakes.storage.rows import Rows


class FakeQuotedRubrics:
    """Quoted rubrics."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def keep(self, rubric: Rubric) -> None:
        """Keep the words of a rubric, unless they are kept already."""
        self._rows.quoted_rubrics.setdefault(content_hash(rubric), rubric)

    def some(self, content_hashes: Collection[str]) -> Mapping[str, Rubric]:
        """Give kept rubrics by the hash of their words."""
        kept = self._rows.quoted_rubrics
        return {one: kept[one] for one in content_hashes if one in kept}

    def missing(self) -> tuple[RubricQuote, ...]:
        """Give every quote of a tallied rating whose rubric is not kept."""
        quotes = {one.rubric.content_hash: one.rubric for one in self._rows.tallies.values()}
        lacking = quotes.keys() - self._rows.quoted_rubrics.keys()
        found = (quotes[one] for one in lacking)
        return tuple(sorted(found, key=lambda one: (one.id, one.version, one.content_hash)))

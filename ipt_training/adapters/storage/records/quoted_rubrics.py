"""The rubrics that somebody rated with, kept in the words of then."""

from collections.abc import Collection, Mapping

from pydantic import ValidationError
from sqlalchemy import Connection, insert, select

from ipt_training.adapters.storage.rows import among
from ipt_training.adapters.storage.tables import quoted_rubric as table
from ipt_training.adapters.storage.tables import tally as tallies
from ipt_training.domain.fidelity.rating import RubricQuote
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.hashes import digest, spelled


class SqlQuotedRubrics:
    """Quoted rubrics in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, rubric: Rubric) -> None:
        """Keep the words of a rubric, unless they are kept already."""
        words = spelled(rubric)
        found = select(table.c.content_hash).where(table.c.content_hash == digest(words))
        if self._connection.scalar(found) is None:
            self._connection.execute(
                insert(table).values(
                    content_hash=digest(words),
                    rubric_id=rubric.id,
                    rubric_version=rubric.version,
                    words=words,
                )
            )

    def some(self, content_hashes: Collection[str]) -> Mapping[str, Rubric]:
        """Give kept rubrics by the hash of their words; those that cannot be read are not there."""
        query = select(table.c.content_hash, table.c.words).where(
            among(self._connection, table.c.content_hash, content_hashes)
        )
        found = {}
        for stored, words in self._connection.execute(query):
            if digest(words) == stored and (rubric := _read(words)) is not None:
                found[stored] = rubric
        return found

    def missing(self) -> tuple[RubricQuote, ...]:
        """Give every quote of a tallied rating whose rubric is not kept."""
        quote = {name: tallies.c[f"rubric_{name}"] for name in RubricQuote.model_fields}
        query = (
            select(*(column.label(name) for name, column in quote.items()))
            .outerjoin(table, table.c.content_hash == tallies.c.rubric_content_hash)
            .where(table.c.content_hash.is_(None))
            .distinct()
            .order_by(quote["id"], quote["version"], quote["content_hash"])
        )
        return tuple(RubricQuote(**row._mapping) for row in self._connection.execute(query))


def _read(words: str) -> Rubric | None:
    try:
        return Rubric.model_validate_json(words)
    except ValidationError:
        return None

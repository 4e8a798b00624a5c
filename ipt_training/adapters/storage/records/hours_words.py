"""What was said of logged hours, appended only."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, and_, func, insert, select

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import among, every
from ipt_training.adapters.storage.tables import hours_word as table
from ipt_training.domain.certification.portfolio import HoursWord
from ipt_training.domain.seals import Name, Sealed

newest = (
    select(table.c.hours_id, func.max(table.c.seq).label("seq"))
    .group_by(table.c.hours_id)
    .subquery("newest")
)
"""The number of the last word on each entry."""
is_newest = and_(table.c.hours_id == newest.c.hours_id, table.c.seq == newest.c.seq)


class SqlHoursWords:
    """What was said of hours, in one transaction."""

    def __init__(self, connection: Connection, written: set[Name] | None = None) -> None:
        self._connection = connection
        self._written = set() if written is None else written

    def add(self, word: HoursWord) -> None:
        """Append a word; Conflict when its number is taken."""
        with refusing_twice(self._connection, "Somebody else has just said something of these."):
            self._connection.execute(insert(table), dict(word))
        self._written.add((Sealed.HOURS_WORDS, word.hours_id))

    def last(self, hours_ids: Collection[str]) -> Mapping[str, HoursWord]:
        """Give the last word on these hours, where anything was said."""
        query = (
            select(table)
            .join(newest, is_newest)
            .where(among(self._connection, table.c.hours_id, hours_ids))
        )
        return {word.hours_id: word for word in every(self._connection, HoursWord, query)}

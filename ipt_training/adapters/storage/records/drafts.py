"""Drafts of ratings, which change until they are signed."""

from collections.abc import Collection

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import among, every, find
from ipt_training.adapters.storage.tables import draft as table
from ipt_training.domain.errors import Conflict
from ipt_training.domain.fidelity.rating import Draft
from ipt_training.domain.ids import PersonId, RatingId, RecordingId

_BY_ID = select(table).where(table.c.id == bindparam("id"))


class SqlDrafts:
    """Drafts in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, rating_id: RatingId) -> Draft | None:
        """Find a draft by id."""
        return find(self._connection, Draft, _BY_ID, id=rating_id)

    def of(self, rater_id: PersonId, recording_id: RecordingId) -> Draft | None:
        """Find the draft of one rater on one recording."""
        query = select(table).where(
            table.c.rater_id == rater_id, table.c.recording_id == recording_id
        )
        return find(self._connection, Draft, query)

    def of_rater(self, rater_id: PersonId) -> tuple[Draft, ...]:
        """Give a rater's drafts, oldest first."""
        query = (
            select(table)
            .where(table.c.rater_id == rater_id)
            .order_by(table.c.started_at, table.c.id)
        )
        return every(self._connection, Draft, query)

    def about(self, recording_ids: Collection[RecordingId]) -> tuple[Draft, ...]:
        """Give everybody's drafts on these recordings, oldest first."""
        query = (
            select(table)
            .where(among(self._connection, table.c.recording_id, recording_ids))
            .order_by(table.c.started_at, table.c.id)
        )
        return every(self._connection, Draft, query)

    def add(self, draft: Draft) -> None:
        """Add a draft; Conflict when the rater has one on the recording."""
        with refusing_twice(self._connection, "You have a draft on this recording already."):
            self._connection.execute(insert(table).values(**dict(draft)))

    def save(self, draft: Draft, *, expected: int) -> None:
        """Store a changed draft; Conflict unless the stored revision is the expected one."""
        result = self._connection.execute(
            update(table)
            .where(table.c.id == draft.id, table.c.revision == expected)
            .values(**dict(draft))
        )
        if result.rowcount == 0:
            raise Conflict(
                "This draft was changed in another window, or signed. Open it again to see what is"
                " stored; nothing was overwritten."
            )

    def remove(self, rating_id: RatingId) -> None:
        """Remove a draft that was signed, or whose recording is erased."""
        self._connection.execute(delete(table).where(table.c.id == rating_id))

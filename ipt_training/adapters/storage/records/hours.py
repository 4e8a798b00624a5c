"""Logged and confirmed hours, appended only."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import among, every, find, made
from ipt_training.adapters.storage.tables import hours_confirmation as confirmations
from ipt_training.adapters.storage.tables import hours_entry as table
from ipt_training.adapters.storage.tables import supervision
from ipt_training.domain.certification.portfolio import Hours
from ipt_training.domain.ids import PersonId
from ipt_training.domain.seals import Name, Sealed


class SqlHours:
    """The hours log in one transaction."""

    def __init__(self, connection: Connection, written: set[Name] | None = None) -> None:
        self._connection = connection
        self._written = set() if written is None else written

    def add(self, hours: Hours) -> None:
        """Append an entry, not confirmed."""
        fields = {column.name: getattr(hours, column.name) for column in table.c}
        self._connection.execute(insert(table), fields)
        self._written.add((Sealed.HOURS, hours.id))

    def get(self, hours_id: str) -> Hours | None:
        """Find by id."""
        return find(self._connection, Hours, _hours().where(table.c.id == hours_id))

    def confirm(self, hours_id: str, *, by: PersonId, at: datetime) -> None:
        """Append a confirmation; Conflict when there is one."""
        with refusing_twice(self._connection, "These hours are confirmed already."):
            self._connection.execute(
                insert(confirmations),
                {"hours_id": hours_id, "confirmed_by": by, "confirmed_at": at},
            )
        self._written.add((Sealed.CONFIRMATION, hours_id))

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Hours, ...]:
        """Give the entries of these trainees, oldest first."""
        query = (
            _hours()
            .where(among(self._connection, table.c.trainee_id, trainee_ids))
            .order_by(table.c.logged_at, table.c.id)
        )
        return every(self._connection, Hours, query)

    def waiting_for(self, supervisor_id: PersonId, *, most: int) -> tuple[tuple[Hours, ...], int]:
        """Give the oldest hours that wait for a supervisor, and how many wait in all."""
        query = (
            _hours()
            .add_columns(func.count().over().label("number"))
            .join(supervision, supervision.c.trainee_id == table.c.trainee_id)
            .where(supervision.c.supervisor_id == supervisor_id, confirmations.c.hours_id.is_(None))
            .order_by(table.c.logged_at, table.c.id)
            .limit(most)
        )
        rows = [dict(row._mapping) for row in self._connection.execute(query)]
        number = [row.pop("number") for row in rows]
        return tuple(made(Hours, row) for row in rows), number[0] if number else 0


def _hours() -> Select[Any]:
    return select(table, confirmations.c.confirmed_by, confirmations.c.confirmed_at).outerjoin(
        confirmations, confirmations.c.hours_id == table.c.id
    )

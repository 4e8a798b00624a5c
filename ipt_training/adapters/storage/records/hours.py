"""Logged and confirmed hours, appended only."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import every, find
from ipt_training.adapters.storage.tables import hours_confirmation as confirmations
from ipt_training.adapters.storage.tables import hours_entry as table
from ipt_training.adapters.storage.tables import supervision
from ipt_training.domain.certification.portfolio import Hours
from ipt_training.domain.ids import PersonId


class SqlHours:
    """The hours log in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, hours: Hours) -> None:
        """Append an entry, not confirmed."""
        fields = {column.name: getattr(hours, column.name) for column in table.c}
        self._connection.execute(insert(table), fields)

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

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Hours, ...]:
        """Give the entries of these trainees, oldest first."""
        query = (
            _hours()
            .where(table.c.trainee_id.in_(trainee_ids))
            .order_by(table.c.logged_at, table.c.id)
        )
        return every(self._connection, Hours, query)

    def waiting_for(self, supervisor_id: PersonId, *, most: int) -> tuple[Hours, ...]:
        """Give the oldest unconfirmed entries of a supervisor's trainees."""
        query = _waiting(_hours(), supervisor_id).order_by(table.c.logged_at, table.c.id)
        return every(self._connection, Hours, query.limit(most))

    def number_waiting_for(self, supervisor_id: PersonId) -> int:
        """Count the unconfirmed entries of a supervisor's trainees."""
        entries = select(table.c.id).outerjoin(
            confirmations, confirmations.c.hours_id == table.c.id
        )
        counted = select(func.count()).select_from(_waiting(entries, supervisor_id).subquery())
        return self._connection.scalar(counted) or 0


def _waiting(query: Select[Any], supervisor_id: PersonId) -> Select[Any]:
    return query.join(supervision, supervision.c.trainee_id == table.c.trainee_id).where(
        supervision.c.supervisor_id == supervisor_id, confirmations.c.hours_id.is_(None)
    )


def _hours() -> Select[Any]:
    return select(table, confirmations.c.confirmed_by, confirmations.c.confirmed_at).outerjoin(
        confirmations, confirmations.c.hours_id == table.c.id
    )

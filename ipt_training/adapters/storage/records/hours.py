"""Logged and confirmed hours, appended only."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, case, delete, func, insert, select

from ipt_training.adapters.storage import append_only
from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.records.hours_words import SqlHoursWords, is_newest, newest
from ipt_training.adapters.storage.rows import among, every, find, made
from ipt_training.adapters.storage.tables import hours_confirmation as confirmations
from ipt_training.adapters.storage.tables import hours_entry as table
from ipt_training.adapters.storage.tables import hours_word as said
from ipt_training.adapters.storage.tables import metadata, supervision
from ipt_training.domain.certification.portfolio import Hours, HoursKind, HoursWord
from ipt_training.domain.errors import Conflict
from ipt_training.domain.ids import PersonId
from ipt_training.domain.seals import Name, Sealed

CONFIRMED_ALREADY = "These hours are confirmed already."

OF_HOURS = (Sealed.HOURS, Sealed.CONFIRMATION, Sealed.HOURS_WORDS)


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
        """Append a confirmation; Conflict when they are confirmed."""
        words = SqlHoursWords(self._connection, self._written)
        last = words.last([hours_id]).get(hours_id)
        if last is not None and last.kind is HoursKind.CONFIRMED:
            raise Conflict(CONFIRMED_ALREADY)
        if last is not None:
            again = HoursWord(
                hours_id=hours_id, seq=last.seq + 1, kind=HoursKind.CONFIRMED, by=by, at=at
            )
            words.add(again)
            return
        with refusing_twice(self._connection, CONFIRMED_ALREADY):
            self._connection.execute(
                insert(confirmations),
                {"hours_id": hours_id, "confirmed_by": by, "confirmed_at": at},
            )
        self._written.add((Sealed.CONFIRMATION, hours_id))

    def remove_of(self, trainee_id: PersonId) -> None:
        """Remove a person's hours and whatever was said of them, because they are erased."""
        mine = select(table.c.id).where(table.c.trainee_id == trainee_id)
        for hours_id in self._connection.scalars(mine).all():
            self._written |= {(kind, hours_id) for kind in OF_HOURS}
        said = [
            fk.parent
            for one in metadata.tables.values()
            for fk in one.foreign_keys
            if fk.column is table.c.id
        ]
        with append_only.let_go(self._connection, {table.name, *(one.table.name for one in said)}):
            for column in said:
                self._connection.execute(delete(column.table).where(column.in_(mine)))
            self._connection.execute(delete(table).where(table.c.trainee_id == trainee_id))

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
            .where(
                supervision.c.supervisor_id == supervisor_id,
                _CONFIRMED_BY.is_(None),
                func.coalesce(said.c.kind, HoursKind.ANSWERED) != HoursKind.QUERIED,
            )
            .order_by(table.c.logged_at, table.c.id)
            .limit(most)
        )
        rows = [dict(row._mapping) for row in self._connection.execute(query)]
        number = [row.pop("number") for row in rows]
        return tuple(made(Hours, row) for row in rows), number[0] if number else 0


def _now(first: ColumnElement[Any], again: ColumnElement[Any]) -> ColumnElement[Any]:
    """Give what holds of a confirmation: the first one, or what was said last."""
    confirmed_again = (said.c.kind == HoursKind.CONFIRMED, again)
    return case((said.c.kind.is_(None), first), confirmed_again, else_=None)


_CONFIRMED_BY = _now(confirmations.c.confirmed_by, said.c.by)
_CONFIRMED_AT = _now(confirmations.c.confirmed_at, said.c.at)


def _hours() -> Select[Any]:
    return (
        select(table, _CONFIRMED_BY.label("confirmed_by"), _CONFIRMED_AT.label("confirmed_at"))
        .outerjoin(confirmations, confirmations.c.hours_id == table.c.id)
        .outerjoin(newest, newest.c.hours_id == table.c.id)
        .outerjoin(said, is_newest)
    )

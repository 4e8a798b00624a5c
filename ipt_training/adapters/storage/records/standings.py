"""Where trainees stand with each pack of requirements."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select

from ipt_training.adapters.storage.records.people import holding
from ipt_training.adapters.storage.tables import person
from ipt_training.adapters.storage.tables import standing as table
from ipt_training.domain.certification.standing import Standing
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Role


class SqlStandings:
    """Standings in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, standing: Standing) -> None:
        """Store a standing, in place of the one the trainee may have with the pack."""
        self._connection.execute(
            delete(table).where(
                table.c.trainee_id == standing.trainee_id, table.c.pack_id == standing.pack_id
            )
        )
        fields = {column.name: getattr(standing, column.name) for column in table.c}
        self._connection.execute(insert(table), fields)

    def remove_of(self, trainee_id: PersonId) -> None:
        """Remove where somebody stands with every pack."""
        self._connection.execute(delete(table).where(table.c.trainee_id == trainee_id))

    def of_pack(self, pack_id: str, pack_hash: str, on: date) -> Mapping[PersonId, Standing]:
        """Give every standing with a pack that still holds on a day."""
        rows = self._connection.execute(select(table).where(*_holds(pack_id, pack_hash, on)))
        return {row.trainee_id: Standing(**row._mapping) for row in rows}

    def met(self, pack_id: str, pack_hash: str, on: date) -> frozenset[PersonId]:
        """Give the trainees who meet a whole pack, by standings that hold on a day."""
        query = select(table.c.trainee_id).where(
            *_holds(pack_id, pack_hash, on),
            table.c.met == True,  # noqa: E712 - a comparison in SQL
        )
        return frozenset(PersonId(one) for one in self._connection.scalars(query))

    def missing(self, pack_id: str, pack_hash: str, on: date) -> frozenset[PersonId]:
        """Give the trainees without a standing with a pack that still holds on a day."""
        query = (
            select(person.c.id)
            .outerjoin(
                table, (table.c.trainee_id == person.c.id) & _all(_holds(pack_id, pack_hash, on))
            )
            .where(holding(Role.TRAINEE), table.c.trainee_id.is_(None))
        )
        return frozenset(PersonId(one) for one in self._connection.scalars(query))

    def all(self) -> tuple[Standing, ...]:
        """Give every standing, by trainee and pack."""
        rows = self._connection.execute(select(table).order_by(table.c.trainee_id, table.c.pack_id))
        return tuple(Standing(**row._mapping) for row in rows)


def _holds(pack_id: str, pack_hash: str, on: date) -> tuple[ColumnElement[bool], ...]:
    return (
        table.c.pack_id == pack_id,
        table.c.pack_hash == pack_hash,
        table.c.as_of <= on,
        or_(table.c.until.is_(None), table.c.until > on),
    )


def _all(conditions: tuple[ColumnElement[bool], ...]) -> Any:  # noqa: ANN401 - SQLAlchemy's own
    first, *others = conditions
    for one in others:
        first = first & one
    return first

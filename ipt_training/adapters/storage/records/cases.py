"""Treatment cases."""

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from ipt_training.adapters.storage.rows import among, change, every, find
from ipt_training.adapters.storage.tables import treatment_case as table
from ipt_training.domain.ids import CaseId, PersonId
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.seals import Name, Sealed

_BY_ID = select(table).where(table.c.id == bindparam("id"))


class SqlCases:
    """Cases in one transaction."""

    def __init__(self, connection: Connection, written: set[Name] | None = None) -> None:
        self._connection = connection
        self._written = set() if written is None else written

    def add(self, case: Case) -> None:
        """Add a case."""
        self._connection.execute(insert(table), dict(case))
        self._written.add((Sealed.CASE, case.id))

    def get(self, case_id: CaseId) -> Case | None:
        """Find by id."""
        return find(self._connection, Case, _BY_ID, id=case_id)

    def replace(self, case: Case) -> None:
        """Store a changed case."""
        change(
            self._connection,
            update(table).where(table.c.id == case.id).values(**dict(case)),
            missing="There is no such case.",
        )
        self._written.add((Sealed.CASE, case.id))

    def remove(self, case_id: CaseId) -> None:
        """Remove a case whose recordings are gone."""
        self._connection.execute(delete(table).where(table.c.id == case_id))
        self._written.add((Sealed.CASE, case_id))

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Case, ...]:
        """Give the cases of these trainees, oldest first."""
        query = (
            select(table)
            .where(among(self._connection, table.c.trainee_id, trainee_ids))
            .order_by(table.c.opened_at, table.c.id)
        )
        return every(self._connection, Case, query)

    def some(self, case_ids: Collection[CaseId]) -> Mapping[CaseId, Case]:
        """Give these cases by id."""
        query = select(table).where(among(self._connection, table.c.id, case_ids))
        return {one.id: one for one in every(self._connection, Case, query)}

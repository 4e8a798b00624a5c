"""Treatment cases, kept in dictionaries."""

from collections.abc import Collection, Mapping

from ipt_training.domain.errors import NotFound
from ipt_training.domain.ids import (
    CaseId,
    PersonId,
)
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.seals import Name, Sealed
from tests.fakes.storage.rows import Rows, refuse_twice


class FakeCases:
    """Treatment cases."""

    def __init__(self, rows: Rows, written: set[Name]) -> None:
        self._rows = rows
        self._written = written

    def add(self, case: Case) -> None:
        """Add a case."""
        refuse_twice(self._rows.cases, case.id)
        self._rows.cases[case.id] = case
        self._written.add((Sealed.CASE, case.id))

    def get(self, case_id: CaseId) -> Case | None:
        """Find by id."""
        return self._rows.cases.get(case_id)

    def replace(self, case: Case) -> None:
        """Store a changed case."""
        if case.id not in self._rows.cases:
            raise NotFound("There is no such case.")
        self._rows.cases[case.id] = case
        self._written.add((Sealed.CASE, case.id))

    def remove(self, case_id: CaseId) -> None:
        """Remove a case."""
        self._rows.cases.pop(case_id, None)
        self._written.add((Sealed.CASE, case_id))

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Case, ...]:
        """Give the cases of these trainees, oldest first."""
        found = (case for case in self._rows.cases.values() if case.trainee_id in trainee_ids)
        return tuple(sorted(found, key=lambda case: (case.opened_at, case.id)))

    def some(self, case_ids: Collection[CaseId]) -> Mapping[CaseId, Case]:
        """Give these cases by id."""
        return {one.id: one for one in self._rows.cases.values() if one.id in case_ids}

"""Treatment cases, as the use cases ask for them."""

from collections.abc import Collection, Mapping
from typing import Protocol

from ipt_training.domain.ids import (
    CaseId,
    PersonId,
)
from ipt_training.domain.recordings.case import Case


class Cases(Protocol):
    """Treatment cases."""

    def add(self, case: Case) -> None:
        """Add a case."""
        ...

    def get(self, case_id: CaseId) -> Case | None:
        """Find by id."""
        ...

    def replace(self, case: Case) -> None:
        """Store a changed case."""
        ...

    def remove(self, case_id: CaseId) -> None:
        """Remove a case whose recordings are gone."""
        ...

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Case, ...]:
        """Give the cases of these trainees, oldest first."""
        ...

    def some(self, case_ids: Collection[CaseId]) -> Mapping[CaseId, Case]:
        """Give these cases by id."""
        ...

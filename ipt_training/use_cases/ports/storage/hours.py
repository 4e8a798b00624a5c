"""Logged and confirmed hours, as the use cases ask for them."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from ipt_training.domain.certification.portfolio import Hours
from ipt_training.domain.ids import (
    PersonId,
)


class HoursLog(Protocol):
    """Logged and confirmed hours, appended only."""

    def add(self, hours: Hours) -> None:
        """Append an entry, not confirmed."""
        ...

    def get(self, hours_id: str) -> Hours | None:
        """Find by id."""
        ...

    def confirm(self, hours_id: str, *, by: PersonId, at: datetime) -> None:
        """Append a confirmation; Conflict when they are confirmed.

        Where something was said of them before, it is appended as a word.
        """
        ...

    def remove_of(self, trainee_id: PersonId) -> None:
        """Remove a person's hours and whatever was said of them, because they are erased."""
        ...

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Hours, ...]:
        """Give the entries of these trainees, oldest first."""
        ...

    def waiting_for(self, supervisor_id: PersonId, *, most: int) -> tuple[tuple[Hours, ...], int]:
        """Give the oldest hours that wait for a supervisor, and how many wait in all.

        Hours that were queried wait for their trainee.
        """
        ...

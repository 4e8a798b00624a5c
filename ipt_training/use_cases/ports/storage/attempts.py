"""Practice, as the use cases ask for it."""

from datetime import date
from typing import Protocol

from ipt_training.domain.ids import (
    AttemptId,
    PersonId,
)
from ipt_training.domain.practice.attempt import Attempt, Step


class Attempts(Protocol):
    """Practice: attempts and their steps, appended only."""

    def add(self, attempt: Attempt) -> None:
        """Add an attempt with no steps."""
        ...

    def get(self, attempt_id: AttemptId) -> Attempt | None:
        """Find by id, with its steps."""
        ...

    def add_step(self, attempt_id: AttemptId, step: Step) -> None:
        """Append one answer; Conflict when the part was answered already."""
        ...

    def remove_of(self, person_id: PersonId) -> None:
        """Remove a person's attempts with every answer, because they are erased."""
        ...

    def all_before(self, day: date) -> str:
        """Give the one digest of everybody's practice before a day; it tells nothing else."""
        ...

    def of(self, person_id: PersonId) -> tuple[Attempt, ...]:
        """Give a person's attempts with their steps, newest first."""
        ...

"""Practice, kept in dictionaries."""

from ipt_training.domain.errors import Conflict
from ipt_training.domain.ids import (
    AttemptId,
    PersonId,
)
from ipt_training.domain.practice.attempt import Attempt, Step
from tests.fakes.storage.rows import Rows


class FakeAttempts:
    """Attempts and their steps."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, attempt: Attempt) -> None:
        """Add an attempt with no steps."""
        self._rows.attempts[attempt.id] = attempt.model_copy(update={"steps": ()})

    def get(self, attempt_id: AttemptId) -> Attempt | None:
        """Find by id, with its steps."""
        attempt = self._rows.attempts.get(attempt_id)
        if attempt is None:
            return None
        steps = sorted(
            (step for owner, step in self._rows.steps if owner == attempt_id),
            key=lambda step: step.seq,
        )
        return attempt.model_copy(update={"steps": tuple(steps)})

    def add_step(self, attempt_id: AttemptId, step: Step) -> None:
        """Append one answer."""
        for owner, stored in self._rows.steps:
            if owner == attempt_id and (stored.part_id == step.part_id or stored.seq == step.seq):
                raise Conflict("This part was answered already.")
        self._rows.steps.append((attempt_id, step))

    def of(self, person_id: PersonId) -> tuple[Attempt, ...]:
        """Give a person's attempts with their steps, newest first."""
        mine = [one for one in self._rows.attempts.values() if one.person_id == person_id]
        mine.sort(key=lambda one: (one.started_at, one.id), reverse=True)
        return tuple(found for one in mine if (found := self.get(one.id)) is not None)

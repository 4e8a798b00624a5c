"""Practice, kept in dictionaries."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from ipt_training.domain.errors import Conflict, Corrupt
from ipt_training.domain.ids import (
    AttemptId,
    PersonId,
)
from ipt_training.domain.practice.attempt import Attempt, Step
from ipt_training.domain.practice.links import all_before, first_link, holds, next_link
from tests.fakes.storage.rows import Rows, refuse_twice


class FakeAttempts:
    """Attempts and their steps."""

    def __init__(self, rows: Rows, key: bytes) -> None:
        self._rows = rows
        self._key = key

    def add(self, attempt: Attempt) -> None:
        """Add an attempt with no steps."""
        refuse_twice(self._rows.attempts, attempt.id)
        self._rows.attempts[attempt.id] = attempt.model_copy(update={"steps": ()})

    def get(self, attempt_id: AttemptId) -> Attempt | None:
        """Find by id, with its steps."""
        form = self._rows.attempts.get(attempt_id)
        if form is None:
            return None
        steps = self._steps(attempt_id)
        answers = [(step, self._rows.links[attempt_id, step.seq]) for step in steps]
        if not holds(form, answers, key=self._key):
            raise Corrupt("An answer is not what was given. Run the audit command.")
        return form.model_copy(update={"steps": tuple(steps)})

    def add_step(self, attempt_id: AttemptId, step: Step) -> None:
        """Append one answer."""
        steps = self._steps(attempt_id)
        for stored in steps:
            if stored.part_id == step.part_id or stored.seq == step.seq:
                raise Conflict("This part was answered already.")
        end = (
            self._rows.links[attempt_id, steps[-1].seq]
            if steps
            else first_link(self._rows.attempts[attempt_id])
        )
        self._rows.steps.append((attempt_id, step))
        self._rows.links[attempt_id, step.seq] = next_link(end, attempt_id, step, key=self._key)

    def of(self, person_id: PersonId) -> tuple[Attempt, ...]:
        """Give a person's attempts with their steps, newest first."""
        mine = [one for one in self._rows.attempts.values() if one.person_id == person_id]
        mine.sort(key=lambda one: (one.started_at, one.id), reverse=True)
        return tuple(found for one in mine if (found := self.get(one.id)) is not None)

    def remove_of(self, person_id: PersonId) -> None:
        """Remove a person's attempts with every answer."""
        rows = self._rows
        mine = {one.id for one in rows.attempts.values() if one.person_id == person_id}
        rows.attempts = {i: one for i, one in rows.attempts.items() if i not in mine}
        rows.steps = [one for one in rows.steps if one[0] not in mine]
        rows.links = {key: one for key, one in rows.links.items() if key[0] not in mine}

    def all_before(self, day: date) -> str:
        """Give the one digest of everybody's practice before a day."""
        midnight = datetime.combine(day, time(), UTC)
        return all_before(day, self._heads(midnight), key=self._key)

    def altered(self) -> tuple[AttemptId, ...]:
        """Give the ids of all attempts with an answer that is not what was given."""
        ids = [AttemptId(one) for one in self._rows.attempts]
        return tuple(one for one in ids if self._is_altered(one))

    def _heads(self, until: datetime) -> Iterator[tuple[str, str]]:
        for form in self._rows.attempts.values():
            given = [one for one in self._steps(form.id) if one.at < until]
            if form.started_at < until:
                links = (self._rows.links[form.id, one.seq] for one in given)
                yield form.id, " ".join([first_link(form), *links])

    def _is_altered(self, attempt_id: AttemptId) -> bool:
        try:
            self.get(attempt_id)
        except Corrupt:
            return True
        return False

    def _steps(self, attempt_id: AttemptId) -> list[Step]:
        mine = (step for owner, step in self._rows.steps if owner == attempt_id)
        return sorted(mine, key=lambda step: step.seq)

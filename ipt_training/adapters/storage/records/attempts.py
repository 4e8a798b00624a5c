"""Practice: attempts and their steps, appended only."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import among, made
from ipt_training.adapters.storage.tables import attempt as table
from ipt_training.adapters.storage.tables import attempt_step as steps
from ipt_training.domain.errors import Corrupt
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import AttemptId, PersonId
from ipt_training.domain.practice.attempt import Attempt, Step


class SqlAttempts:
    """Attempts in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, attempt: Attempt) -> None:
        """Add an attempt with no steps."""
        fields = {name: value for name, value in dict(attempt).items() if name != "steps"}
        self._connection.execute(insert(table), fields)

    def get(self, attempt_id: AttemptId) -> Attempt | None:
        """Find by id, with its steps."""
        rows = self._connection.execute(select(table).where(table.c.id == attempt_id)).all()
        return next(iter(self._with_steps(rows)), None)

    def add_step(self, attempt_id: AttemptId, step: Step) -> None:
        """Append one answer; Conflict when the part was answered already."""
        step = step.model_copy(update={"at": step.at.astimezone(UTC)})
        with refusing_twice(self._connection, "This part was answered already."):
            self._connection.execute(
                insert(steps),
                {"attempt_id": attempt_id, "content_hash": content_hash(step), **dict(step)},
            )

    def of(self, person_id: PersonId) -> tuple[Attempt, ...]:
        """Give a person's attempts with their steps, newest first."""
        query = (
            select(table)
            .where(table.c.person_id == person_id)
            .order_by(table.c.started_at.desc(), table.c.id.desc())
        )
        return self._with_steps(self._connection.execute(query).all())

    def altered(self) -> tuple[AttemptId, ...]:
        """Give the ids of all attempts with an answer that is not what was given."""
        ids = self._connection.scalars(select(steps.c.attempt_id).distinct()).all()
        return tuple(AttemptId(one) for one in sorted(ids) if self._is_altered(one))

    def _is_altered(self, attempt_id: str) -> bool:
        try:
            for row in self._connection.execute(
                select(steps).where(steps.c.attempt_id == attempt_id)
            ):
                fields = dict(row._mapping)
                del fields["attempt_id"]
                _verified(fields)
        except Corrupt:
            return True
        return False

    def _with_steps(self, rows: Sequence[Row[Any]]) -> tuple[Attempt, ...]:
        query = (
            select(steps)
            .where(among(self._connection, steps.c.attempt_id, [row.id for row in rows]))
            .order_by(steps.c.seq)
        )
        given: dict[str, list[Step]] = defaultdict(list)
        for row in self._connection.execute(query):
            fields = dict(row._mapping)
            given[fields.pop("attempt_id")].append(_verified(fields))
        return tuple(made(Attempt, {**row._mapping, "steps": tuple(given[row.id])}) for row in rows)


def _verified(fields: dict[str, Any]) -> Step:
    stored = fields.pop("content_hash")
    step = made(Step, fields)
    # Steps of the first version were stored without a hash.
    if stored is not None and content_hash(step) != stored:
        raise Corrupt("An answer is not what was given. Run the audit command.")
    return step

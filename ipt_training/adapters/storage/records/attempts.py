"""Practice: attempts and their steps, appended only; each answer is linked to the one before."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from ipt_training.adapters.storage import append_only
from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import among, made
from ipt_training.adapters.storage.tables import attempt as table
from ipt_training.adapters.storage.tables import attempt_step as steps
from ipt_training.domain.errors import Corrupt
from ipt_training.domain.ids import AttemptId, PersonId
from ipt_training.domain.practice.attempt import Attempt, Step
from ipt_training.domain.practice.links import all_before, first_link, holds, next_link, told_by

_BATCH = 200


class SqlAttempts:
    """Attempts in one transaction."""

    def __init__(self, connection: Connection, key: bytes) -> None:
        self._connection = connection
        self._key = key

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
        link = next_link(self._end_of(attempt_id), attempt_id, step, key=self._key)
        with refusing_twice(self._connection, "This part was answered already."):
            self._connection.execute(
                insert(steps), {"attempt_id": attempt_id, "content_hash": link, **dict(step)}
            )

    def of(self, person_id: PersonId) -> tuple[Attempt, ...]:
        """Give a person's attempts with their steps, newest first."""
        query = (
            select(table)
            .where(table.c.person_id == person_id)
            .order_by(table.c.started_at.desc(), table.c.id.desc())
        )
        return self._with_steps(self._connection.execute(query).all())

    def remove_of(self, person_id: PersonId) -> None:
        """Remove a person's attempts with every answer, because they are erased."""
        mine = select(table.c.id).where(table.c.person_id == person_id)
        with append_only.let_go(self._connection, ("attempt", "attempt_step")):
            self._connection.execute(delete(steps).where(steps.c.attempt_id.in_(mine)))
            self._connection.execute(delete(table).where(table.c.person_id == person_id))

    def all_before(self, day: date) -> str:
        """Give the one digest of everybody's practice before a day; it tells nothing else."""
        midnight = datetime.combine(day, time(), UTC)
        return all_before(day, self._heads(midnight), key=self._key)

    def altered(self) -> tuple[AttemptId, ...]:
        """Give the ids of all attempts with an answer that is not what was given."""
        known = sorted(self._connection.scalars(select(table.c.id)))
        answered = self._connection.scalars(select(steps.c.attempt_id).distinct())
        altered = set(answered) - set(known)
        for start in range(0, len(known), _BATCH):
            batch = known[start : start + _BATCH]
            if not self._hold(batch):
                altered.update(one for one in batch if not self._hold([one]))
        return tuple(AttemptId(one) for one in sorted(altered))

    def _hold(self, ids: Sequence[str]) -> bool:
        rows = select(table).where(among(self._connection, table.c.id, ids))
        try:
            self._with_steps(self._connection.execute(rows).all())
        except Corrupt:
            return False
        return True

    def _end_of(self, attempt_id: AttemptId) -> str:
        """Give what the next answer of an attempt follows."""
        query = (
            select(steps)
            .where(steps.c.attempt_id == attempt_id)
            .order_by(steps.c.seq.desc())
            .limit(1)
        )
        last = self._connection.execute(query).one_or_none()
        if last is not None:
            return told_by(_step(last), last.content_hash)
        form = self._connection.execute(select(table).where(table.c.id == attempt_id)).one()
        return first_link(made(Attempt, dict(form._mapping)))

    def _heads(self, until: datetime) -> Iterator[tuple[str, str]]:
        """Give each attempt of before a moment with what its answers up to then come to."""
        answered = select(steps).where(steps.c.at < until).order_by(steps.c.attempt_id, steps.c.seq)
        # The link of an answer stands for all before it; before there were links, each stands for
        # itself.
        bare = answered.where(steps.c.content_hash.is_(None))
        own = {(row.attempt_id, row.seq): _step(row) for row in self._connection.execute(bare)}
        links: dict[str, list[str]] = defaultdict(list)
        columns = (steps.c.attempt_id, steps.c.seq, steps.c.content_hash)
        for attempt_id, seq, stored in self._connection.execute(
            answered.with_only_columns(*columns)
        ):
            step = own.get((attempt_id, seq))
            links[attempt_id].append(stored if step is None else told_by(step, None))
        for row in self._connection.execute(select(table).where(table.c.started_at < until)):
            form = first_link(made(Attempt, dict(row._mapping)))
            yield row.id, " ".join([form, *links.pop(row.id, ())])
        for attempt_id, without_form in links.items():
            yield attempt_id, " ".join(without_form)

    def _with_steps(self, rows: Sequence[Row[Any]]) -> tuple[Attempt, ...]:
        query = (
            select(steps)
            .where(among(self._connection, steps.c.attempt_id, [row.id for row in rows]))
            .order_by(steps.c.seq)
        )
        given: dict[str, list[Row[Any]]] = defaultdict(list)
        for row in self._connection.execute(query):
            given[row.attempt_id].append(row)
        return tuple(
            self._verified(made(Attempt, dict(row._mapping)), given[row.id]) for row in rows
        )

    def _verified(self, form: Attempt, rows: Sequence[Row[Any]]) -> Attempt:
        given = tuple(_step(row) for row in rows)
        stored = [row.content_hash for row in rows]
        if not holds(form, list(zip(given, stored, strict=True)), key=self._key):
            raise Corrupt("An answer is not what was given. Run the audit command.")
        return form.model_copy(update={"steps": given})


def _step(row: Row[Any]) -> Step:
    return made(Step, {name: row._mapping[name] for name in Step.model_fields})

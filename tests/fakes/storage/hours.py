"""Logged and confirmed hours, kept in dictionaries."""

from collections.abc import Collection
from datetime import datetime

from ipt_training.domain.certification.portfolio import Hours, HoursKind
from ipt_training.domain.errors import Conflict
from ipt_training.domain.ids import (
    PersonId,
)
from ipt_training.domain.seals import Name, Sealed
from tests.fakes.storage.hours_words import FakeHoursWords
from tests.fakes.storage.rows import Rows, refuse_twice


class FakeHours:
    """The hours log."""

    def __init__(self, rows: Rows, written: set[Name]) -> None:
        self._rows = rows
        self._written = written

    def add(self, hours: Hours) -> None:
        """Append an entry, not confirmed."""
        refuse_twice(self._rows.hours, hours.id)
        unconfirmed = {"confirmed_by": None, "confirmed_at": None}
        self._rows.hours[hours.id] = hours.model_copy(update=unconfirmed)
        self._written.add((Sealed.HOURS, hours.id))

    def get(self, hours_id: str) -> Hours | None:
        """Find by id."""
        return self._rows.hours.get(hours_id)

    def confirm(self, hours_id: str, *, by: PersonId, at: datetime) -> None:
        """Append a confirmation."""
        entry = self._rows.hours[hours_id]
        if entry.confirmed_by is not None:
            raise Conflict("These hours are confirmed already.")
        words = FakeHoursWords(self._rows, self._written)
        last = words.last([hours_id]).get(hours_id)
        if last is not None:
            again = {"seq": last.seq + 1, "kind": HoursKind.CONFIRMED, "by": by, "at": at}
            words.add(last.model_copy(update=again | {"words": ""}))
            return
        self._rows.confirmations[hours_id] = (by, at)
        confirmed = {"confirmed_by": by, "confirmed_at": at}
        self._rows.hours[hours_id] = entry.model_copy(update=confirmed)
        self._written.add((Sealed.CONFIRMATION, hours_id))

    def remove_of(self, trainee_id: PersonId) -> None:
        """Remove a person's hours."""
        for one in self.of({trainee_id}):
            del self._rows.hours[one.id]
            kinds = (Sealed.HOURS, Sealed.CONFIRMATION, Sealed.HOURS_WORDS)
            self._written |= {(kind, one.id) for kind in kinds}
            words = self._rows.hours_words
            self._rows.hours_words = {k: said for k, said in words.items() if k[0] != one.id}

    def of(self, trainee_ids: Collection[PersonId]) -> tuple[Hours, ...]:
        """Give the entries of these trainees, oldest first."""
        found = (entry for entry in self._rows.hours.values() if entry.trainee_id in trainee_ids)
        return tuple(sorted(found, key=lambda entry: (entry.logged_at, entry.id)))

    def waiting_for(self, supervisor_id: PersonId, *, most: int) -> tuple[tuple[Hours, ...], int]:
        """Give the oldest hours that wait for a supervisor, and how many wait in all."""
        mine = {t for t, s in self._rows.supervision if s == supervisor_id}
        said = FakeHoursWords(self._rows).last(self._rows.hours)
        queried = {one for one, word in said.items() if word.kind is HoursKind.QUERIED}
        waiting = tuple(
            entry
            for entry in self.of(mine)
            if entry.confirmed_by is None and entry.id not in queried
        )
        return waiting[:most], len(waiting)

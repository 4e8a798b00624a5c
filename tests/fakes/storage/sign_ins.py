"""Server-side sessions and failed guesses, kept in dictionaries."""

from collections.abc import Collection
from datetime import datetime

from ipt_training.domain.ids import (
    PersonId,
)
from ipt_training.domain.people.person import SignIn
from tests.fakes.storage.rows import Rows


class FakeSignIns:
    """Sessions and failed guesses."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, sign_in: SignIn) -> None:
        """Add a session row."""
        self._rows.sign_ins[sign_in.id] = sign_in

    def get(self, sign_in_id: str) -> SignIn | None:
        """Find by id."""
        return self._rows.sign_ins.get(sign_in_id)

    def touch(self, sign_in_id: str, at: datetime) -> None:
        """Note that the session was used."""
        row = self.get(sign_in_id)
        if row is not None and row.seen_at < at:
            self._rows.sign_ins[row.id] = row.model_copy(update={"seen_at": at})

    def refuse(self, sign_in_id: str) -> int:
        """Count one refusal in a session, and give how many there were."""
        row = self.get(sign_in_id)
        if row is None:
            return 0
        self._rows.sign_ins[row.id] = row.model_copy(update={"refused": row.refused + 1})
        return row.refused + 1

    def set_zone(self, sign_in_id: str, zone: str) -> None:
        """Note in which zone the clock of whoever signed in stands."""
        row = self._rows.sign_ins[sign_in_id]
        self._rows.sign_ins[sign_in_id] = row.model_copy(update={"zone": zone})

    def end(self, sign_in_id: str, at: datetime) -> None:
        """End one session."""
        row = self.get(sign_in_id)
        if row is not None and row.ended_at is None:
            self._rows.sign_ins[row.id] = row.model_copy(update={"ended_at": at})

    def end_all(self, person_id: PersonId, at: datetime, *, but: str | None = None) -> None:
        """End every open session of a person, but for one."""
        for row in list(self._rows.sign_ins.values()):
            if row.person_id == person_id and row.id != but:
                self.end(row.id, at)

    def live(
        self, sign_in_ids: Collection[str], *, seen_after: datetime, started_after: datetime
    ) -> frozenset[str]:
        """Give those that are open, of an open account and not timed out."""
        rows = (row for one in sign_in_ids if (row := self.get(one)) is not None)
        return frozenset(
            row.id
            for row in rows
            if row.ended_at is None
            and row.seen_at >= seen_after
            and row.started_at >= started_after
            and row.person_id in self._rows.people
            and not self._rows.people[row.person_id].disabled
        )

    def note_failure(self, key: str, at: datetime) -> int:
        """Note one failed guess; give the note's number."""
        number = max(self._rows.failures, default=0) + 1
        self._rows.failures[number] = (key, at)
        return number

    def take_back_failure(self, number: int) -> None:
        """Take one note back."""
        self._rows.failures.pop(number, None)

    def failures(self, key: str, since: datetime) -> tuple[datetime, ...]:
        """Give the times of failed guesses since then, oldest first."""
        noted = self._rows.failures.values()
        return tuple(sorted(at for k, at in noted if k == key and at >= since))

    def forget_failures(self, key: str) -> None:
        """Forget the failed guesses of a key."""
        for number in [one for one, (k, _) in self._rows.failures.items() if k == key]:
            del self._rows.failures[number]

    def remove_of(self, person_id: PersonId) -> None:
        """Remove every session of a person."""
        held = self._rows.sign_ins
        self._rows.sign_ins = {i: one for i, one in held.items() if one.person_id != person_id}

    def forget_ended(self, before: datetime, *, unused_since: datetime) -> int:
        """Forget sessions that ended before then, or were not used for long; give how many."""
        rows = self._rows.sign_ins.values()
        over = [
            one.id
            for one in rows
            if (one.ended_at < before if one.ended_at else one.seen_at < unused_since)
        ]
        for one in over:
            del self._rows.sign_ins[one]
        return len(over)

    def forget_failures_before(self, before: datetime) -> int:
        """Forget the failed guesses from before then; give how many."""
        gone = [number for number, (_, at) in self._rows.failures.items() if at < before]
        for number in gone:
            del self._rows.failures[number]
        return len(gone)

    def last_used(self) -> datetime | None:
        """Give when any session was last used."""
        return max((one.seen_at for one in self._rows.sign_ins.values()), default=None)

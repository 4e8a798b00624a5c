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

    def note_failure(self, key: str, at: datetime) -> None:
        """Note one failed guess."""
        self._rows.failures.append((key, at))

    def failures(self, key: str, since: datetime) -> tuple[datetime, ...]:
        """Give the times of failed guesses since then, oldest first."""
        return tuple(sorted(at for k, at in self._rows.failures if k == key and at >= since))

    def forget_failures(self, key: str) -> None:
        """Forget the failed guesses of a key."""
        self._rows.failures = [(k, at) for k, at in self._rows.failures if k != key]

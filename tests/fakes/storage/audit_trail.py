"""The audit chain, kept in dictionaries."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from ipt_training.domain.audit import GENESIS, Entry, Head, next_entry, tells_of_practice
from ipt_training.domain.seals import RECORDS_SEALED, SEALING_BEGUN, Name, beside, in_parts, named
from tests.fakes.seals import FakeSeals
from tests.fakes.storage.rows import Rows


class FakeAudit:
    """The audit chain."""

    def __init__(self, rows: Rows, key: bytes, written: set[Name] | None = None) -> None:
        self._rows = rows
        self._key = key
        self._seals = FakeSeals(rows)
        self._written = set() if written is None else written

    def append(
        self,
        *,
        at: datetime,
        actor: str,
        action: str,
        about: str,
        detail: Mapping[str, str | int | float | bool | None],
    ) -> Entry:
        """Append the next entry of the chain, with the seals of what it is about."""
        mine = {name for name in self._written if name[1] == about}
        self._written -= mine
        detail = {**detail, **beside(self._seals.of(mine))}
        entry = next_entry(
            self.head(),
            key=self._key,
            at=at.astimezone(UTC),
            actor=actor,
            action=action,
            about=about,
            detail=detail,
        )
        self._rows.audit.append(entry)
        return entry

    def last_at(self) -> datetime | None:
        """Give the time of the last entry."""
        return self._rows.audit[-1].at if self._rows.audit else None

    def seal_the_rest(self) -> None:
        """Seal what was written in this transaction and no entry is about."""
        if not self._written or self.newest(SEALING_BEGUN) is None:
            return
        rest = {named(*name): found for name, found in self._seals.of(self._written).items()}
        self._written.clear()
        at = self._rows.audit[-1].at
        for part in in_parts(rest):
            self.append(at=at, actor="product", action=RECORDS_SEALED, about="", detail=part)

    def hashes(self) -> Mapping[str, str]:
        """Give the hash of every record that is sealed apart from what was signed, by its name."""
        return self._seals.hashes()

    def head(self) -> Head:
        """Give the end of the chain."""
        if not self._rows.audit:
            return Head(seq=0, digest=GENESIS)
        return Head(seq=self._rows.audit[-1].seq, digest=self._rows.audit[-1].digest)

    def entries(self, *, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
        """Give entries in order."""
        found = [entry for entry in self._rows.audit if entry.seq > after]
        return iter(found if limit is None else found[:limit])

    def latest(self, limit: int) -> tuple[Entry, ...]:
        """Give the newest entries, newest first, but for those that tell who practised when."""
        shown = [entry for entry in reversed(self._rows.audit) if not tells_of_practice(entry)]
        return tuple(shown[:limit])

    def tells(self, action: str, *, about: str, actor: str | None = None) -> bool:
        """Say whether somebody, or this person, did this to that thing."""
        told = [one for one in self._rows.audit if (one.action, one.about) == (action, about)]
        return any(actor in (None, one.actor) for one in told)

    def newest(self, action: str) -> Entry | None:
        """Give the newest entry of an action."""
        return next((one for one in reversed(self._rows.audit) if one.action == action), None)

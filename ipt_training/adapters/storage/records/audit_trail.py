"""The audit chain, appended only."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from ipt_training.adapters.storage.seals import SqlSeals
from ipt_training.adapters.storage.tables import audit as table
from ipt_training.domain.audit import (
    GENESIS,
    WATCHED,
    Entry,
    Head,
    next_entry,
    tells_of_practice,
)
from ipt_training.domain.hashes import canonical
from ipt_training.domain.seals import RECORDS_SEALED, SEALING_BEGUN, Name, beside, in_parts, named

Detail = Mapping[str, str | int | float | bool | None]

_BATCH = 2000


class SqlAuditTrail:
    """The chain in one transaction; a writing one holds the writers' lock, so nobody forks it."""

    def __init__(
        self, connection: Connection, key: bytes, written: set[Name] | None = None
    ) -> None:
        self._connection = connection
        self._key = key
        self._seals = SqlSeals(connection)
        self._written = set() if written is None else written
        """Records of this transaction that no entry seals yet."""

    def append(self, *, at: datetime, actor: str, action: str, about: str, detail: Detail) -> Entry:
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
        fields = {**dict(entry), "at": entry.at.isoformat(), "detail": _spelled(entry.detail)}
        self._connection.execute(insert(table), fields)
        return entry

    def last_at(self) -> datetime | None:
        """Give the time of the last entry; nothing where there is none, or none that is a time."""
        stored = self._connection.scalar(select(table.c.at).order_by(table.c.seq.desc()).limit(1))
        try:
            return datetime.fromisoformat(stored).astimezone(UTC) if stored else None
        except ValueError:
            return None

    def seal_the_rest(self) -> None:
        """Seal what was written in this transaction and no entry is about."""
        at = self.last_at()
        if not self._written or at is None or self.newest(SEALING_BEGUN) is None:
            return
        rest = {named(*name): found for name, found in self._seals.of(self._written).items()}
        self._written.clear()
        for part in in_parts(rest):
            self.append(at=at, actor="product", action=RECORDS_SEALED, about="", detail=part)

    def hashes(self) -> Mapping[str, str]:
        """Give the hash of every record that is sealed apart from what was signed, by its name."""
        return self._seals.hashes()

    def head(self) -> Head:
        """Give the end of the chain."""
        row = self._connection.execute(
            select(table.c.seq, table.c.digest).order_by(table.c.seq.desc()).limit(1)
        ).one_or_none()
        return Head(seq=0, digest=GENESIS) if row is None else Head(seq=row.seq, digest=row.digest)

    def entries(self, *, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
        """Give entries in order."""
        left = limit
        while left is None or left > 0:
            # In batches, not by a cursor: a caller may stop anywhere and leave nothing open.
            size = _BATCH if left is None else min(_BATCH, left)
            query = select(table).where(table.c.seq > after).order_by(table.c.seq).limit(size)
            rows = self._connection.execute(query).all()
            yield from (_entry(row) for row in rows)
            if len(rows) < size:
                return
            after, left = rows[-1].seq, None if left is None else left - size

    def latest(self, limit: int) -> tuple[Entry, ...]:
        """Give the newest entries, newest first, but for those that tell who practised when."""
        found: list[Entry] = []
        query = select(table).where(table.c.action.not_in(WATCHED)).order_by(table.c.seq.desc())
        before = None
        while len(found) < limit:
            size = max(limit, _BATCH // 10)
            page = query if before is None else query.where(table.c.seq < before)
            rows = self._connection.execute(page.limit(size)).all()
            entries = (_entry(row) for row in rows)
            found.extend(entry for entry in entries if not tells_of_practice(entry))
            if len(rows) < size:
                break
            before = rows[-1].seq
        return tuple(found[:limit])

    def tells(self, action: str, *, about: str, actor: str | None = None) -> bool:
        """Say whether somebody, or this person, did this to that thing."""
        query = select(table.c.seq).where(table.c.about == about, table.c.action == action)
        if actor is not None:
            query = query.where(table.c.actor == actor)
        return self._connection.scalar(query.limit(1)) is not None

    def newest(self, action: str) -> Entry | None:
        """Give the newest entry of an action."""
        query = select(table).where(table.c.action == action).order_by(table.c.seq.desc()).limit(1)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _entry(row)


def _spelled(detail: Detail) -> str:
    return canonical(dict(detail)).decode()


def _entry(row: Row[Any]) -> Entry:
    # An altered row must come out as an entry whose digest does not hold, so that the check of the
    # chain can name it and go on to the next.
    fields = dict(row._mapping)
    try:
        fields["at"] = datetime.fromisoformat(row.at)
        if fields["at"].tzinfo is None:
            raise ValueError("a time without its zone is none")
        fields["detail"] = json.loads(row.detail)
        return Entry(**fields)
    except (ValueError, RecursionError):
        return Entry.model_construct(
            **{**fields, "at": datetime.min.replace(tzinfo=UTC), "detail": {"unreadable": True}}
        )

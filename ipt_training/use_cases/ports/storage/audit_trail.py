"""The audit chain, as the use cases ask for it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Protocol

from ipt_training.domain.audit import Entry, Head


class AuditTrail(Protocol):
    """The audit chain, appended only."""

    def append(
        self,
        *,
        at: datetime,
        actor: str,
        action: str,
        about: str,
        detail: Mapping[str, str | int | float | bool | None],
    ) -> Entry:
        """Append the next entry of the chain, in this transaction.

        It holds the seals of the records that were written in this transaction and belong to what
        it is about; what no entry is about is sealed when the transaction ends.
        """
        ...

    def hashes(self) -> Mapping[str, str]:
        """Give the hash of every record that is sealed apart from what was signed, by its name."""
        ...

    def last_at(self) -> datetime | None:
        """Give the time of the last entry; nothing where there is none, or none that is a time."""
        ...

    def head(self) -> Head:
        """Give the end of the chain."""
        ...

    def entries(self, *, after: int = 0, limit: int | None = None) -> Iterator[Entry]:
        """Give entries in order."""
        ...

    def latest(self, limit: int) -> tuple[Entry, ...]:
        """Give the newest entries, newest first, but for those that tell who practised when."""
        ...

    def tells(self, action: str, *, about: str, actor: str | None = None) -> bool:
        """Say whether somebody, or this person, did this to that thing."""
        ...

    def newest(self, action: str) -> Entry | None:
        """Give the newest entry of an action."""
        ...

"""What is held against its hashes, as it stood at one moment."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from ipt_training.domain.audit import Entry, Head


class Evidence(Protocol):
    """The audit chain and every sealed record, seen at one and the same moment."""

    def head(self) -> Head:
        """Give the end of the chain."""
        ...

    def entries(self) -> Iterator[Entry]:
        """Give the whole chain, in order."""
        ...

    def newest(self, action: str) -> Entry | None:
        """Give the newest entry of an action."""
        ...

    def all_before(self, day: date) -> str:
        """Give the one digest of everybody's practice before a day."""
        ...

    def altered(self) -> tuple[str, ...]:
        """Give the ids of all records whose own hash does not hold."""
        ...

    def hashes(self) -> Mapping[str, str]:
        """Give the hash of every record that the chain tells of, by its name."""
        ...

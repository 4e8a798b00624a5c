"""What is held against its hashes, seen in dictionaries."""

from collections.abc import Iterator, Mapping
from datetime import date

from ipt_training.domain.audit import Entry, Head
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.seals import RECORD
from tests.fakes.seals import FakeSeals
from tests.fakes.storage.attempts import FakeAttempts
from tests.fakes.storage.audit_trail import FakeAudit
from tests.fakes.storage.rows import Rows


class FakeEvidence:
    """The audit chain and every sealed record in these rows."""

    def __init__(self, rows: Rows, audit_key: bytes) -> None:
        self._rows = rows
        self._trail = FakeAudit(rows, audit_key)
        self._attempts = FakeAttempts(rows, audit_key)

    def head(self) -> Head:
        """Give the end of the chain."""
        return self._trail.head()

    def entries(self) -> Iterator[Entry]:
        """Give the whole chain, in order."""
        return self._trail.entries()

    def newest(self, action: str) -> Entry | None:
        """Give the newest entry of an action."""
        return self._trail.newest(action)

    def all_before(self, day: date) -> str:
        """Give the one digest of everybody's practice before a day."""
        return self._attempts.all_before(day)

    def altered(self) -> tuple[str, ...]:
        """Give the ids of all records whose own hash does not hold."""
        signed = self._rows.ratings | self._rows.certificates
        altered = (
            one
            for one, told in self._rows.hashes.items()
            if one in signed and content_hash(signed[one]) != told
        )
        return (*altered, *self._attempts.altered())

    def hashes(self) -> Mapping[str, str]:
        """Give the hash of every record that the chain tells of, by its name."""
        signed = self._rows.ratings | self._rows.certificates
        told = {f"{RECORD} {one}": h for one, h in self._rows.hashes.items() if one in signed}
        return told | FakeSeals(self._rows).hashes()

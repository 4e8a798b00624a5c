"""What is held against its hashes, seen in dictionaries."""

from collections.abc import Iterator, Mapping

from ipt_training.domain.audit import GENESIS, Entry, Head
from ipt_training.domain.hashes import content_hash
from tests.fakes.storage.rows import Rows


class FakeEvidence:
    """The audit chain and every sealed record in these rows."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def head(self) -> Head:
        """Give the end of the chain."""
        if not self._rows.audit:
            return Head(seq=0, digest=GENESIS)
        return Head(seq=self._rows.audit[-1].seq, digest=self._rows.audit[-1].digest)

    def entries(self) -> Iterator[Entry]:
        """Give the whole chain, in order."""
        return iter(self._rows.audit)

    def altered(self) -> tuple[str, ...]:
        """Give the ids of all records whose own hash does not hold."""
        signed = self._rows.ratings | self._rows.certificates
        return tuple(
            one
            for one, told in self._rows.hashes.items()
            if one in signed and content_hash(signed[one]) != told
        )

    def hashes(self) -> Mapping[str, str]:
        """Give the stored content hash of every signed record by id."""
        signed = self._rows.ratings | self._rows.certificates
        return {one: told for one, told in self._rows.hashes.items() if one in signed}

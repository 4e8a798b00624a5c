"""The audit chain held against its hashes, with checkpoints in memory."""

from ipt_training.domain.audit import Head, problems
from ipt_training.domain.order import disorder
from ipt_training.use_cases.ports.storage.store import Transaction


class FakeIntegrity:
    """Finds breaks of the chain; remembers the heads it was given."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.checkpoints: list[Head] = []

    def problems(self, tx: Transaction) -> list[str]:
        """List every break of the chain."""
        found = problems(tx.audit.entries(), key=self._key, checkpoints=self.checkpoints)
        return found + disorder(tx.audit.entries())

    def remember(self, head: Head) -> None:
        """Keep a head."""
        self.checkpoints.append(head)

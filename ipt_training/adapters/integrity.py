"""What proves that nothing stored was changed: the audit chain, its checkpoints, the hashes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ipt_training.adapters.checkpoints import Checkpoints
from ipt_training.domain import audit
from ipt_training.domain.audit import Head
from ipt_training.domain.order import disorder
from ipt_training.use_cases.ports.storage.store import Transaction


@dataclass(frozen=True)
class StoredIntegrity:
    """Holds everything stored against its hashes and against heads kept outside the database."""

    checkpoints: Checkpoints
    key: bytes
    altered: Callable[[], tuple[str, ...]]
    """Gives the ids of signed records whose hash does not hold."""
    hashes: Callable[[], Mapping[str, str]]
    """Gives the stored content hash of every signed record by id."""

    def problems(self, tx: Transaction) -> list[str]:
        """List every break of the audit chain and every record that is not what was signed."""
        heads, unreadable = self.checkpoints.read()
        found = audit.problems(tx.audit.entries(), key=self.key, checkpoints=heads)
        found.extend(f"the checkpoint in line {line} cannot be read" for line in unreadable)
        found.extend(f"the record {one} is not what was signed" for one in self.altered())
        found.extend(disorder(tx.audit.entries()))
        found.extend(audit.unsealed(tx.audit.entries(), self.hashes()))
        return found

    def remember(self, head: Head) -> None:
        """Keep the head of the chain outside the database, to notice a removed tail."""
        self.checkpoints.keep(head)

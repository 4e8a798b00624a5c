"""What proves that nothing stored was changed: the audit chain, its checkpoints, the hashes."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ipt_training.domain import audit
from ipt_training.domain.audit import Head
from ipt_training.use_cases.ports.storage.store import Transaction


@dataclass(frozen=True)
class KeptCheckpoints:
    """Holds everything stored against its hashes and against heads kept outside the database."""

    file: Path
    """Where the heads are kept, one a line; on another disk, if the operator links it there."""
    key: bytes
    altered: Callable[[], tuple[str, ...]]
    """Gives the ids of signed records whose hash does not hold."""
    hashes: Callable[[], Mapping[str, str]]
    """Gives the stored content hash of every signed record by id."""

    def problems(self, tx: Transaction) -> list[str]:
        """List every break of the audit chain and every record that is not what was signed."""
        heads, unreadable = self._heads()
        found = audit.problems(tx.audit.entries(), key=self.key, checkpoints=heads)
        found.extend(f"the checkpoint in line {line} cannot be read" for line in unreadable)
        found.extend(f"the record {one} is not what was signed" for one in self.altered())
        found.extend(audit.unsealed(tx.audit.entries(), self.hashes()))
        return found

    def remember(self, head: Head) -> None:
        """Keep the head of the chain outside the database, to notice a removed tail."""
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"seq": head.seq, "digest": head.digest}) + "\n")

    def _heads(self) -> tuple[list[Head], list[int]]:
        heads: list[Head] = []
        unreadable: list[int] = []
        lines = self.file.read_text(encoding="utf-8").splitlines() if self.file.exists() else []
        for number, line in enumerate(lines, start=1):
            try:
                heads.append(Head.model_validate_json(line))
            except ValueError:
                unreadable.append(number)
        return heads, unreadable

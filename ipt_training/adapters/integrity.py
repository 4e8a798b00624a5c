"""Holding everything stored against its hashes, with a checkpoint kept outside the database."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from ipt_training.domain.audit import Head, problems
from ipt_training.use_cases.ports.storage import Transaction


@runtime_checkable
class Verifiable(Protocol):
    """A repository that can name the records that are not what was signed."""

    def altered(self) -> tuple[str, ...]:
        """Give the ids of the records whose hash does not hold."""
        ...


@dataclass(frozen=True)
class StoredIntegrity:
    """Verifies the audit chain, signed ratings and certificates."""

    audit_key: bytes
    checkpoint: Path
    """A file beside the audit key, outside the database: the head of the chain as last verified."""

    def problems(self, tx: Transaction) -> list[str]:
        """List every break of the audit chain and every record that is not what was signed."""
        found = problems(tx.audit.entries(), key=self.audit_key, checkpoints=self._remembered())
        for name, records in (("rating", tx.ratings), ("certificate", tx.certificates)):
            if isinstance(records, Verifiable):
                found += [f"{name} {one} is not what was signed" for one in records.altered()]
        return found

    def remember(self, head: Head) -> None:
        """Keep the head of the chain outside the database, to notice a removed tail."""
        self.checkpoint.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial = self.checkpoint.with_suffix(".new")
        partial.write_text(json.dumps({"seq": head.seq, "digest": head.digest}), encoding="utf-8")
        partial.replace(self.checkpoint)

    def _remembered(self) -> list[Head]:
        if not self.checkpoint.exists():
            return []
        try:
            return [Head.model_validate_json(self.checkpoint.read_text(encoding="utf-8"))]
        except ValueError:
            return [Head(seq=-1, digest="the checkpoint file cannot be read")]

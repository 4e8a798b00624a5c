"""What proves that nothing stored was changed: the audit chain, its checkpoints, the hashes."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from ipt_training.domain import audit
from ipt_training.domain.audit import PRACTICE_SEALED, Head, practice_told
from ipt_training.domain.errors import Corrupt
from ipt_training.domain.order import disorder
from ipt_training.domain.seals import SEALING_BEGUN, broken, told_by
from ipt_training.use_cases.audit import Inspection
from ipt_training.use_cases.ports.evidence import Evidence


class Heads(Protocol):
    """Heads of the audit chain, kept outside the database."""

    def keep(self, head: Head) -> None:
        """Add a head."""
        ...

    def read(self) -> tuple[tuple[Head, ...], tuple[int, ...]]:
        """Give the heads, and the numbers of the lines that hold none."""
        ...


@dataclass(frozen=True)
class StoredIntegrity:
    """Holds everything stored against its hashes and against heads kept outside the database."""

    checkpoints: Heads
    key: bytes
    evidence: Callable[[], AbstractContextManager[Evidence]]
    """Gives what is stored, as it stands at one moment: work that goes on meanwhile is left out."""

    def inspect(self) -> Inspection:
        """List every break of the audit chain and every record that is not what was signed."""
        # Read before what they are held against: a head that is kept meanwhile lies beyond it.
        heads, unreadable = self.checkpoints.read()
        with self.evidence() as stored:
            found = audit.problems(stored.entries(), key=self.key, checkpoints=heads)
            found.extend(f"the checkpoint in line {line} cannot be read" for line in unreadable)
            found.extend(f"the record {one} is not what was signed" for one in stored.altered())
            found.extend(disorder(stored.entries()))
            begun = stored.newest(SEALING_BEGUN) is not None
            found.extend(broken(told_by(stored.entries()), stored.hashes(), begun=begun))
            found.extend(_practice(stored))
            return Inspection(stored.head(), tuple(found))

    def remember(self, head: Head) -> None:
        """Keep the head of the chain outside the database, to notice a removed tail."""
        self.checkpoints.keep(head)


def _practice(stored: Evidence) -> Iterator[str]:
    """Name the day before which practice is not what it was; no attempt and nobody can be told."""
    told = practice_told(stored.newest(PRACTICE_SEALED))
    if told is None:
        return
    day, digest = told
    try:
        holds = stored.all_before(day) == digest
    except Corrupt:
        holds = False
    if not holds:
        yield f"practice before {day.isoformat()} is not what was kept then"

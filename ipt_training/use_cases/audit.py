"""The audit trail: read by the programme lead, verified from the screen and the shell."""

from dataclasses import dataclass
from typing import Protocol

from ipt_training.domain.audit import Entry, Head
from ipt_training.domain.people.policy import Action
from ipt_training.use_cases.fidelity.quoted import lost_rubrics
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.read_content import ReadContent
from ipt_training.use_cases.recordings.tend_vault import TendVault


@dataclass(frozen=True)
class Inspection:
    """What a verification of everything stored found."""

    head: Head
    """Where the chain ended at that moment."""
    problems: tuple[str, ...]

    @property
    def entries(self) -> int:
        """How many entries the chain had."""
        return self.head.seq


class Integrity(Protocol):
    """Holds everything stored against its hashes."""

    def inspect(self) -> Inspection:
        """Verify the audit chain and every record that was signed, as they stand at one moment."""
        ...

    def remember(self, head: Head) -> None:
        """Keep the head of the chain outside the database, to notice a removed tail."""
        ...


@dataclass(frozen=True)
class InspectAudit:
    """Reads and verifies the trail."""

    access: Access
    integrity: Integrity
    vault: TendVault
    content: ReadContent

    def latest(self, session: Session, *, limit: int = 200) -> tuple[Entry, ...]:
        """Give the newest entries, newest first."""
        with self.access.read(session) as work:
            work.require(Action.READ_AUDIT, own=False)
            return work.tx.audit.latest(limit)

    def names(self, session: Session) -> dict[str, str]:
        """Give the names behind the actors' ids."""
        with self.access.read(session) as work:
            work.require(Action.READ_AUDIT, own=False)
            return {person.id: person.name for person in work.tx.people.all()}

    def verify(self, session: Session) -> Inspection:
        """Verify everything, from the screen, and write down that it was done."""
        with self.access.read(session) as work:
            work.require(Action.READ_AUDIT, own=False)
        found = self.verify_at_shell()
        with self.access.write(session, "verify audit") as work:
            work.note("audit verified", "", problems=len(found.problems))
        return found

    def verify_at_shell(self) -> Inspection:
        """Verify everything, the sound in the vault and the rubrics behind ratings too.

        A chain that holds becomes the next checkpoint.
        """
        found = self.integrity.inspect()
        if not found.problems:
            self.integrity.remember(found.head)
        with self.access.store.reading() as tx:
            lost = tuple(lost_rubrics(tx, self.content))
        return Inspection(found.head, (*found.problems, *lost, *self.vault.differences()))

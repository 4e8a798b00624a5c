"""Everything signed so far, read once for figures that compare it, and the questions put to it."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from ipt_training.domain.agreement.pooling import Supervisors
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.use_cases.agreement.memory import Memory, Remembered
from ipt_training.use_cases.ports.storage import Transaction

Figure = TypeVar("Figure")


@dataclass(frozen=True, eq=False)
class Ledger:
    """The tallies of all signed ratings, and who supervises whom."""

    tallies: tuple[Tally, ...]
    """In the order of signing."""
    supervisors: Supervisors


@dataclass(frozen=True, eq=False)
class Inquiry:
    """One question to the ledger; what was answered a moment ago is not worked out again."""

    asked: Hashable
    now: datetime
    memory: Memory
    known: Remembered | Ledger
    """The answer where it is remembered, else the ledger."""

    def answer(self, form: Callable[[Ledger], Figure]) -> Figure:
        """Give the answer; ``form`` works it out once the transaction is over."""
        if isinstance(self.known, Ledger):
            return self.memory.keep(self.asked, self.now, form(self.known))
        figure: Figure = self.known.figure
        return figure


def ledger_of(tx: Transaction, memory: Memory, now: datetime) -> Ledger:
    """Read the ledger; tallies that were read before are not read again while nobody signs."""
    tallies = memory.of(("tallies", tx.tallies.state()), now, tx.tallies.all)
    return Ledger(tallies, tx.people.supervision())


def inquiry(tx: Transaction, memory: Memory, now: datetime, *asked: Hashable) -> Inquiry:
    """Put a question to the ledger as it stands in this transaction."""
    key = (*asked, tx.tallies.state())
    return Inquiry(key, now, memory, memory.recall(key, now) or ledger_of(tx, memory, now))

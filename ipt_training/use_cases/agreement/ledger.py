"""Everything signed so far, read once for figures that compare it, and the questions put to it."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.use_cases.agreement.memory import Memory, Remembered
from ipt_training.use_cases.fidelity.quoted import Quoted
from ipt_training.use_cases.ports.storage import Transaction

Figure = TypeVar("Figure")


@dataclass(frozen=True, eq=False)
class Ledger:
    """The tallies of all signed ratings, and the rubrics they were made with."""

    tallies: tuple[Tally, ...]
    """In the order of signing."""
    rubrics: Mapping[str, Rubric]
    """By the hash of their words; those known nowhere are not there."""


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


def ledger_of(tx: Transaction, quoted: Quoted, memory: Memory, now: datetime) -> Ledger:
    """Read the ledger; tallies that were read before are not read again while nobody signs."""
    state = tx.tallies.state()
    tallies = memory.of(("tallies", state), now, tx.tallies.all)
    rubrics = memory.of(
        ("rubrics", state), now, lambda: quoted.of(tx, {one.rubric for one in tallies})
    )
    return Ledger(tallies, rubrics)


def inquiry(
    tx: Transaction, quoted: Quoted, memory: Memory, now: datetime, *asked: Hashable
) -> Inquiry:
    """Put a question to the ledger as it stands in this transaction."""
    key = (*asked, tx.tallies.state())
    return Inquiry(key, now, memory, memory.recall(key, now) or ledger_of(tx, quoted, memory, now))

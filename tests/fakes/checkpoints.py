"""Heads of the audit chain, kept in a list."""

from dataclasses import dataclass, field

from ipt_training.domain.audit import Head


@dataclass
class FakeCheckpoints:
    """Heads, and which lines of their file hold none."""

    heads: list[Head] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)

    def keep(self, head: Head) -> None:
        """Add a head."""
        self.heads.append(head)

    def read(self) -> tuple[tuple[Head, ...], tuple[int, ...]]:
        """Give the heads, and the numbers of the lines that hold none."""
        return tuple(self.heads), tuple(self.unreadable)

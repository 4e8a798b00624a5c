"""A short memory for figures about the whole programme, which take time to form."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

FRESH = timedelta(minutes=15)
"""How old a remembered figure may be; who supervises whom may have changed since."""
MOST = 64
"""How many are remembered; then all are forgotten."""

Figure = TypeVar("Figure")


@dataclass(frozen=True)
class Memory:
    """Figures by what was asked; asked again soon, they are not formed anew.

    It is shared by everybody: whoever asks has been let in before, and nothing goes in that
    differs by who asks.
    """

    held: dict[Hashable, tuple[datetime, object]] = field(default_factory=dict)

    def of(self, asked: Hashable, now: datetime, form: Callable[[], Figure]) -> Figure:
        """Give the remembered figure, or form it; ``asked`` tells one kind of figure from all."""
        found = self.held.get(asked)
        if found is not None and timedelta(0) <= now - found[0] <= FRESH:
            return found[1]  # type: ignore[return-value]  # one asked, one kind of figure
        formed = form()
        if len(self.held) >= MOST:
            self.held.clear()
        self.held[asked] = (now, formed)
        return formed

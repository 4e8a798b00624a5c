"""A short memory for figures about the whole programme, which take time to form."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

FRESH = timedelta(minutes=15)
"""How old a remembered figure may be; what nobody signed may have changed since."""
MOST = 64
"""How many are remembered; then all are forgotten."""

Figure = TypeVar("Figure")


@dataclass(frozen=True)
class Remembered:
    """A figure, and when it was formed."""

    figure: Any
    at: datetime


@dataclass(frozen=True)
class Memory:
    """Figures by what was asked; asked again soon, they are not formed anew.

    It is shared by everybody: whoever asks has been let in before, and nothing goes in that
    differs by who asks.
    """

    held: dict[Hashable, Remembered] = field(default_factory=dict)

    def recall(self, asked: Hashable, now: datetime) -> Remembered | None:
        """Give what is remembered and fresh; ``asked`` tells one kind of figure from all."""
        found = self.held.get(asked)
        return found if found and timedelta(0) <= now - found.at <= FRESH else None

    def keep(self, asked: Hashable, now: datetime, figure: Figure) -> Figure:
        """Remember a figure, and give it back."""
        if len(self.held) >= MOST:
            self.held.clear()
        self.held[asked] = Remembered(figure, now)
        return figure

    def of(self, asked: Hashable, now: datetime, form: Callable[[], Figure]) -> Figure:
        """Give the remembered figure, or form it."""
        found = self.recall(asked, now)
        if found is None:
            return self.keep(asked, now, form())
        figure: Figure = found.figure
        return figure

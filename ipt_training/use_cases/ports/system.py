"""Time and chance, as the use cases ask for them."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time, and never one before a time that was recorded."""

    def now(self) -> datetime:
        """Give the time, in UTC and aware of it."""
        ...

    def not_before(self, recorded: datetime) -> None:
        """Go on from a time that was recorded, where the computer's own is an earlier one."""
        ...

    def shown(self) -> datetime:
        """Give what the computer's own clock shows, right or wrong."""
        ...

    def running(self) -> float:
        """Give for how many seconds the computer has been running; no clock changes that."""
        ...


class Chance(Protocol):
    """Gives what nobody can guess."""

    def identifier(self) -> str:
        """Give 128 random bits as small letters and digits, fit for an id or a public code."""
        ...

    def token(self) -> str:
        """Give 256 random bits for a cookie."""
        ...

    def shuffled(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """Give the items in a random order."""
        ...

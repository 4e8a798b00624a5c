"""Time and chance, as the use cases ask for them."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Give the time, in UTC and aware of it."""
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

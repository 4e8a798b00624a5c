"""Passwords, as the use cases ask for them."""

from typing import Protocol


class Passwords(Protocol):
    """Keeps passwords as slow one-way hashes."""

    def hash(self, password: str) -> str:
        """Give the hash to store."""
        ...

    def matches(self, stored: str | None, password: str) -> bool:
        """Compare; with nothing stored it takes as long and says no."""
        ...

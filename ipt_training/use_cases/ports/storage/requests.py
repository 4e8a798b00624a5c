"""Idempotency keys, as the use cases ask for them."""

from datetime import datetime
from typing import Protocol


class Requests(Protocol):
    """Idempotency keys: what a submit that came twice answered the first time."""

    def result(self, key: str) -> str | None:
        """Give what the key led to, or nothing when it is new."""
        ...

    def remember(self, key: str, result: str, at: datetime) -> None:
        """Note what a key led to; Conflict when another transaction noted it first."""
        ...

    def forget_before(self, before: datetime) -> int:
        """Forget the keys that were noted before then; give how many."""
        ...

"""Idempotency keys, kept in dictionaries."""

from datetime import datetime

from ipt_training.domain.errors import Conflict
from tests.fakes.storage.rows import Rows


class FakeRequests:
    """Idempotency keys."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def result(self, key: str) -> str | None:
        """Give what the key led to."""
        noted = self._rows.requests.get(key)
        return noted[0] if noted else None

    def remember(self, key: str, result: str, at: datetime) -> None:
        """Note what a key led to."""
        if key in self._rows.requests:
            raise Conflict("This was submitted already; nothing was done twice.")
        self._rows.requests[key] = (result, at)

    def forget_before(self, before: datetime) -> int:
        """Forget the keys that were noted before then; give how many."""
        gone = [key for key, (_, at) in self._rows.requests.items() if at < before]
        for key in gone:
            del self._rows.requests[key]
        return len(gone)

"""Idempotency keys."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.tables import request as table


class SqlRequests:
    """Idempotency keys in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def result(self, key: str) -> str | None:
        """Give what the key led to, or nothing when it is new."""
        return self._connection.scalar(select(table.c.result).where(table.c.key == key))

    def remember(self, key: str, result: str, at: datetime) -> None:
        """Note what a key led to; Conflict when another transaction noted it first."""
        with refusing_twice(
            self._connection, "This was submitted already; nothing was done twice."
        ):
            self._connection.execute(insert(table).values(key=key, result=result, at=at))

    def forget_before(self, before: datetime) -> int:
        """Forget the keys that were noted before then; give how many."""
        return self._connection.execute(delete(table).where(table.c.at < before)).rowcount

"""What became of a commit whose answer never came.

Where the connection breaks while a transaction is committed, nobody knows on this side whether it
was. PostgreSQL does: it is asked by the transaction's own number, over a new connection.
"""

import time
from contextlib import suppress

from sqlalchemy import Connection, Engine, text
from sqlalchemy.engine import RootTransaction
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ipt_training.adapters.storage.faults import code_of
from ipt_training.domain.errors import OutcomeUnknown

LOOKING_AGAIN = 8.0
"""Seconds in which the database may come back and tell."""
_PAUSE = 0.2
_WRITERS_LOCK = 0x1B7A0D17
"""The advisory lock that lets one writer at a time through on PostgreSQL, as SQLite does."""


def take_turn(connection: Connection) -> int | None:
    """Wait for the writers' lock where the database has none of its own; give what to ask by."""
    if connection.dialect.name != "postgresql":
        return None
    turn = text("SELECT pg_advisory_xact_lock(:lock), txid_current()")
    return int(connection.execute(turn, {"lock": _WRITERS_LOCK}).one()[1])


def commit(engine: Engine, transaction: RootTransaction, number: int | None) -> None:
    """Commit; where the answer is lost, look again until it is known what is so.

    Raises:
        OutcomeUnknown: when nobody can tell whether it was stored.
    """
    try:
        transaction.commit()
    except DBAPIError as error:
        if not _is_lost(error):
            raise
        outcome = _outcome(engine, number) if number is not None else ""
        if outcome == "committed":
            return
        if outcome == "aborted":
            raise
        raise OutcomeUnknown(
            "It is not known whether this was stored: the connection to the database broke while"
            " it was being saved. Load the page again and look before you do it once more."
        ) from error


def _is_lost(error: DBAPIError) -> bool:
    code = code_of(error)
    # Without a code nothing was answered; 08 and 57P are connections that broke.
    return not code or code.startswith(("08", "57P", "SQLITE_IOERR"))


def _outcome(engine: Engine, number: int) -> str:
    until = time.monotonic() + LOOKING_AGAIN
    status = ""
    while not status or status == "in progress":
        with suppress(SQLAlchemyError), engine.connect() as connection:
            asked = text("SELECT txid_status(:number)")
            status = connection.scalar(asked, {"number": number}) or "forgotten"
        if time.monotonic() > until:
            break
        if status in {"", "in progress"}:
            time.sleep(_PAUSE)
    return status

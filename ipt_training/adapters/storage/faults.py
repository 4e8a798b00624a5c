"""What a failure of the database may say: its code, the statement, and no value of either.

Databases quote rows in their messages ("Failing row contains …"), and a message travels far: into
the log, onto standard error, into the text of whatever wraps it. So the message is taken off where
it is made, and its code put in its place.
"""

from collections.abc import Mapping

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import SQLAlchemyError

from ipt_training.domain.errors import Busy, DiskFull, IptTrainingError, StorageFailed
from ipt_training.domain.text import check_text

_FULL = frozenset({"SQLITE_FULL", "53100"})
_BUSY = frozenset({"SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED", "55P03"})


_Row = Mapping[str, object] | tuple[object, ...]
FULL = (
    "The disk of the server is full; nothing was changed. Reading, erasing and signing go on for a"
    " while; the operator has to make room."
)


def say_no_value(engine: Engine) -> None:
    """Take the values out of every error that a statement of this engine ends in."""
    event.listen(engine, "handle_error", _without_values)


def refuse_what_is_no_text(engine: Engine) -> None:
    """Refuse text that one of the databases would not take, before either is asked."""
    event.listen(engine, "before_cursor_execute", _only_text)


def code_of(error: BaseException) -> str:
    """Give a database's own short name for what went wrong, or nothing."""
    found = getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None)
    if not found and isinstance(error, SQLAlchemyError) and hasattr(error, "orig"):
        return code_of(error.orig) if error.orig is not None else ""
    return str(found or "")


def failure_of(error: BaseException) -> StorageFailed:
    """Give the sentence for a transaction that was not carried out."""
    code = code_of(error)
    if code in _FULL:
        return DiskFull(FULL)
    if code in _BUSY:
        return Busy(
            "Somebody else was writing for too long; nothing was changed. Try again in a moment."
        )
    named = f" ({code})" if code else ""
    return StorageFailed(
        f"The database could not do this{named}; nothing was changed. The cause is in the log."
    )


def is_full(error: BaseException) -> bool:
    """Say whether the disk under the database is full."""
    return code_of(error) in _FULL


def _without_values(context: ExceptionContext) -> None:
    if context.statement is None:
        # Nothing was sent: the message is about the connection, and the operator needs it.
        return
    raised, wrapping = context.original_exception, context.sqlalchemy_exception
    if isinstance(raised, IptTrainingError):
        return
    said = _said(raised)
    raised.args = (said,)
    if wrapping is not None:
        wrapping.args = (f"({type(raised).__name__}) {said}",)


def _only_text(
    _connection: object,
    _cursor: object,
    _statement: str,
    parameters: _Row | list[_Row],
    _context: object,
    _many: bool,  # noqa: FBT001
) -> None:
    rows = parameters if isinstance(parameters, list) else [parameters]
    for row in rows:
        for value in row.values() if isinstance(row, Mapping) else row or ():
            if isinstance(value, str):
                check_text(value)


def _said(error: BaseException) -> str:
    where = getattr(error, "diag", None)
    named = (getattr(where, part, None) for part in ("table_name", "column_name"))
    return " ".join((code_of(error) or "no code", *(one for one in named if one)))

"""How an error is written into the log: where it came from, and nothing that somebody typed.

What an error says of itself may quote what it failed on: a row, a field, a line of a transcript.
Only messages of errors that quote nothing but our own code, or that we wrote for the operator
ourselves, are kept; of all others the class stays, with the way that led there.
"""

import os
import traceback
from collections.abc import Iterator
from types import TracebackType

from sqlalchemy.exc import SQLAlchemyError

from ipt_training.adapters.storage.faults import code_of
from ipt_training.domain.errors import (
    ContentError,
    ContentNotFound,
    Corrupt,
    StorageFailed,
    VaultLocked,
)

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]

_FOR_THE_OPERATOR = (StorageFailed, VaultLocked, Corrupt, ContentError, ContentNotFound)
_ABOUT_CODE = (AttributeError, ImportError, NameError, RecursionError, NotImplementedError)


def written_down(exc_info: ExcInfo) -> str:
    """Give an error with its causes, the first one first, as text that quotes no value."""
    return "\n".join(_chain(exc_info[1], set()))


def without_messages(text: str, error: BaseException) -> str:
    """Take out of a text what an error or one of its causes says of itself."""
    for one in causes(error):
        for said in (repr(one), str(one)):
            if len(said) > 1:
                text = text.replace(said, type(one).__name__)
    return text


def causes(error: BaseException) -> Iterator[BaseException]:
    """Give an error and everything that led to it, each once."""
    left, seen = [error], set[int]()
    while left:
        one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        left.extend(part for part in (one.__cause__, one.__context__) if part is not None)
        if isinstance(one, BaseExceptionGroup):
            left.extend(one.exceptions)


def _chain(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _chain(before, seen)
        yield ""
    if isinstance(error, BaseExceptionGroup):
        for part in error.exceptions:
            if id(part) not in seen:
                yield from _chain(part, seen)
                yield ""
    yield "Traceback (most recent call last):"
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    said = _said(error)
    yield f"{type(error).__qualname__}: {said}" if said else type(error).__qualname__


def _said(error: BaseException) -> str:
    if isinstance(error, (*_FOR_THE_OPERATOR, *_ABOUT_CODE)):
        return str(error)
    if isinstance(error, SQLAlchemyError) or hasattr(error, "sqlstate"):
        statement = getattr(error, "statement", None)
        return f"{code_of(error) or 'no code'} in: {statement}" if statement else code_of(error)
    if hasattr(error, "sqlite_errorname"):
        return code_of(error)
    if isinstance(error, OSError) and error.errno is not None:
        return os.strerror(error.errno)
    return ""

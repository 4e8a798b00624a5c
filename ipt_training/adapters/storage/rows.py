"""From a row to a domain value, and what to say when a row is missing or not what was written."""

import json
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Row,
    Select,
    Text,
    Update,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB

from ipt_training.domain.errors import Corrupt, NotFound
from ipt_training.domain.value import Value

V = TypeVar("V", bound=Value)


def read(kind: type[V], row: Row[Any]) -> V:
    """Make a domain value of a row whose columns are its fields.

    Raises:
        Corrupt: when the row is not one that this product wrote.
    """
    return made(kind, dict(row._mapping))


def made(kind: type[V], fields: Mapping[str, Any]) -> V:
    """Make a domain value of stored fields.

    Raises:
        Corrupt: when they are not what this product wrote.
    """
    try:
        return kind(**fields)
    except ValidationError as error:
        raise Corrupt(f"A stored {kind.__name__.lower()} is not what was written.") from error


def find(connection: Connection, kind: type[V], query: Select[Any], **values: object) -> V | None:
    """Give the one value a query finds, or nothing; ``values`` fill the query's open places."""
    row = connection.execute(query, values).one_or_none()
    return None if row is None else read(kind, row)


def every(connection: Connection, kind: type[V], query: Select[Any]) -> tuple[V, ...]:
    """Give all values a query finds."""
    return tuple(read(kind, row) for row in connection.execute(query))


def change(connection: Connection, update: Update, *, missing: str) -> None:
    """Change the one row that is meant.

    Raises:
        NotFound: with the sentence, when there is no such row.
    """
    result: CursorResult[Any] = connection.execute(update)
    if result.rowcount == 0:
        raise NotFound(missing)


def among(
    connection: Connection, column: ColumnElement[str], values: Collection[str]
) -> ColumnElement[bool]:
    """Ask for rows whose column is one of these values, however many there are.

    They travel as one JSON text: a parameter each would end at some 30,000 of them.
    """
    listed = bindparam(None, json.dumps(sorted(values)), type_=Text())
    if connection.dialect.name == "postgresql":
        each = func.jsonb_array_elements_text(cast(listed, JSONB)).table_valued("value")
    else:
        each = func.json_each(listed).table_valued("value")
    return column.in_(select(each.c.value))


def legible(stored: str) -> str:
    """Give a stored id as text, whatever became of it."""
    return stored.encode(errors="replace").decode()

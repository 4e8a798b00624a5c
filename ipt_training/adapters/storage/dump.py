"""A consistent copy of the database, taken while others write, and the way back in."""

import base64
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from alembic.runtime.migration import MigrationContext
from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    MetaData,
    Table,
    func,
    insert,
    inspect,
    select,
    text,
)

from ipt_training.adapters.storage.database import opened, reading, writing
from ipt_training.adapters.storage.tables import audit, metadata
from ipt_training.domain.audit import GENESIS, Head
from ipt_training.domain.errors import Corrupt, StorageFailed
from ipt_training.domain.value import Value

_BATCH = 500


class Contents(Value):
    """What a database holds, in figures that a copy must share."""

    revision: str
    rows: Mapping[str, int]
    audit: Head


def contents(connection: Connection) -> Contents:
    """Count every table that there is and read the end of the audit chain."""
    last = connection.execute(
        select(audit.c.seq, audit.c.digest).order_by(audit.c.seq.desc()).limit(1)
    ).one_or_none()
    return Contents(
        revision=MigrationContext.configure(connection).get_current_revision() or "",
        rows={
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in _there(connection)
        },
        audit=Head(seq=last.seq, digest=last.digest) if last else Head(seq=0, digest=GENESIS),
    )


def is_empty(url: str) -> bool:
    """Say whether the database has no tables."""
    with opened(url) as engine, reading(engine) as connection:
        return not inspect(connection).get_table_names()


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy a SQLite database as it is at one moment, without stopping its writers.

    Raises:
        StorageFailed: when there is none, or it could not be copied.
    """
    if not source.exists():
        raise StorageFailed(f"There is no database at {source}.")
    try:
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
            original.backup(copy)
            # Without its own log the copy is one file, and whole.
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise StorageFailed("The database could not be copied.") from error


def check_sqlite(path: Path) -> None:
    """Refuse a SQLite file whose pages or references do not hold together.

    Raises:
        Corrupt: when they do not.
    """
    try:
        with closing(sqlite3.connect(path)) as connection:
            pages = connection.execute("PRAGMA integrity_check(1)").fetchone()
            references = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        raise Corrupt("The database copy cannot be read.") from error
    if pages != ("ok",) or references is not None:
        raise Corrupt("The database copy does not hold together.")


def write_rows(connection: Connection, folder: Path) -> Iterator[Path]:
    """Write each table as lines of JSON into a file of its own, and give the files."""
    for table in _as_stored(connection).sorted_tables:
        path = folder / f"{table.name}.jsonl"
        query = select(table).order_by(*_order(table)).execution_options(yield_per=_BATCH)
        rows = connection.execute(query)
        with path.open("w", encoding="utf-8") as file:
            for row in rows:
                file.write(json.dumps([_plain(value) for value in row]) + "\n")
        yield path


def read_rows(url: str, folder: Path, expected: Contents) -> None:
    """Fill empty tables from such files, all or nothing.

    Raises:
        Corrupt: when the tables do not hold then what they should.
    """
    with opened(url) as engine, writing(engine) as connection:
        for table in _as_stored(connection).sorted_tables:
            path = folder / f"{table.name}.jsonl"
            if path.exists():
                for batch in _batches(path, table):
                    connection.execute(insert(table), batch)
        # The numbers of this table come from a sequence, which has not seen them.
        connection.execute(
            text(
                "SELECT setval(pg_get_serial_sequence('failed_guess', 'id'),"
                " (SELECT coalesce(max(id), 0) + 1 FROM failed_guess), false)"
            )
        )
        if contents(connection) != expected:
            raise Corrupt("The restored tables do not hold what was saved; nothing was kept.")


def _as_stored(connection: Connection) -> MetaData:
    """Give the tables with the database's own types, so that every value is copied as it is."""
    stored = MetaData()
    stored.reflect(connection, only=[table.name for table in _there(connection)])
    return stored


def _there(connection: Connection) -> list[Table]:
    """Give the tables of today that the database has: one of an earlier version lacks some."""
    names = set(inspect(connection).get_table_names())
    return [table for table in metadata.sorted_tables if table.name in names]


def _order(table: Table) -> list[Column[Any]]:
    # An amended rating comes before the one that amends it.
    first = [table.c.signed_at] if "signed_at" in table.c else []
    return [*first, *table.primary_key.columns]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _batches(path: Path, table: Table) -> Iterator[list[dict[str, object]]]:
    batch: list[dict[str, object]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            values = json.loads(line)
            columns = zip(table.c, values, strict=True)
            batch.append(
                {
                    column.name: base64.b64decode(value)
                    if value is not None and isinstance(column.type, LargeBinary)
                    else value
                    for column, value in columns
                }
            )
            if len(batch) == _BATCH:
                yield batch
                batch = []
    if batch:
        yield batch

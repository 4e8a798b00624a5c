"""No value of a write that fails reaches a log, standard error or a screen, for any table."""

import re
import traceback
from datetime import UTC, datetime

import pytest
from sqlalchemy import Column, DateTime, Dialect, Integer, LargeBinary, Text, make_url, text
from sqlalchemy.types import TypeDecorator

from ipt_training.adapters.failures import written_down
from ipt_training.adapters.storage import database
from ipt_training.adapters.storage.tables import metadata
from ipt_training.domain.errors import StorageFailed

WORDS = "Ifeltsosadthatwinter"
TABLES = sorted(metadata.tables)


def everything_said(failed: StorageFailed) -> str:
    """Give all that anybody may print of an error: its text, its causes, the log's own form."""
    causes: list[BaseException] = [failed]
    while (before := causes[-1].__cause__ or causes[-1].__context__) is not None:
        causes.append(before)
    told = (type(failed), failed, failed.__traceback__)
    return "\n".join(
        (
            *map(str, causes),
            *map(repr, causes),
            written_down(told),
            *traceback.format_exception(*told),
        )
    )


def failure_of(url: str, statement: str, values: dict[str, object]) -> str:
    """Run what fails, and give everything that is said of it."""

    def run() -> None:
        with database.opened(url) as engine, database.writing(engine) as connection:
            connection.execute(text(statement), values)

    with pytest.raises(StorageFailed) as failed:
        run()
    return everything_said(failed.value)


def kind_of_column(column: Column[object], dialect: Dialect) -> type[object]:
    """Give the database's own type of a column, under what we wrap around it."""
    kind = column.type
    return type(kind.load_dialect_impl(dialect) if isinstance(kind, TypeDecorator) else kind)


def row_of(name: str, url: str) -> dict[str, object]:
    """Give a row full of words, as far as its columns take them, that has one value too few."""
    row: dict[str, object] = {}
    columns = list(metadata.tables[name].columns)
    dialect = make_url(url).get_dialect()()
    for column in columns:
        kind = kind_of_column(column, dialect)
        if issubclass(kind, LargeBinary):
            row[column.name] = WORDS.encode()
        elif issubclass(kind, DateTime):
            row[column.name] = datetime.now(UTC)
        else:
            row[column.name] = WORDS if issubclass(kind, Text) else 7
    needed = (one for one in columns if not one.nullable and not isinstance(one.type, Integer))
    return {**row, next(needed).name: None}


@pytest.mark.parametrize("name", TABLES)
def test_a_row_that_is_refused_is_not_quoted(url: str, name: str) -> None:
    row = row_of(name, url)
    columns = ", ".join(f'"{one}"' for one in row)
    values = ", ".join(f":{one}" for one in row)
    said = failure_of(url, f'INSERT INTO "{name}" ({columns}) VALUES ({values})', row)
    assert WORDS not in said
    assert WORDS.encode().hex() not in said
    # What the operator needs to find the cause is there.
    assert re.search(r"SQLITE_CONSTRAINT_NOTNULL|23502", said)
    assert f'INTO "{name}"' in said


@pytest.mark.parametrize("name", TABLES)
def test_a_change_that_fails_is_not_quoted(url: str, name: str) -> None:
    column = next(iter(metadata.tables[name].columns)).name
    change = f'UPDATE "{name}" SET "{column}" = :said WHERE not_there = :said'
    assert WORDS not in failure_of(url, change, {"said": WORDS})


@pytest.mark.parametrize("value", [WORDS, object()], ids=["a word", "no value"])
def test_a_value_that_no_column_takes_is_not_quoted(url: str, value: object) -> None:
    assert WORDS not in failure_of(
        url, "SELECT CAST(:said AS integer) / 0, nothing(:said)", {"said": value}
    )


def test_a_row_that_is_there_already_is_not_quoted(url: str) -> None:
    twice = "(:said, 'x', '2026-03-02T12:00:00+00:00'), (:said, 'x', '2026-03-02T12:00:00+00:00')"
    said = failure_of(url, f"INSERT INTO request (key, result, at) VALUES {twice}", {"said": WORDS})
    assert WORDS not in said
    assert re.search(r"SQLITE_CONSTRAINT_PRIMARYKEY|23505", said)

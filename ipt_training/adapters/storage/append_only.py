"""Triggers that keep rows as they were written, against this product and against plain SQL.

They are no part of a migration: an update of the tables takes them off and puts them back on every
table that may only grow, so that no migration can lose one.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, inspect, text

from ipt_training.domain.errors import StorageFailed

_KINDS = ("no_update", "no_delete")
_KINDS_POSTGRESQL = ("kept", "not_emptied")


def take_off(connection: Connection, tables: Collection[str]) -> None:
    """Let the rows of these tables be changed, until `put_on` is called."""
    for table in sorted(_there(connection, tables)):
        for trigger in _names(connection, table):
            on = f" ON {table}" if connection.dialect.name == "postgresql" else ""
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}{on}")
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS refuse_{table}()")


def put_on(connection: Connection, tables: Collection[str]) -> None:
    """Make those of these tables that exist refuse changes and removals, and count the triggers.

    Raises:
        StorageFailed: when one of them is not there afterwards.
    """
    there = _there(connection, tables)
    for table in sorted(there):
        for statement in refusals(table, connection.dialect.name):
            connection.exec_driver_sql(statement)
    lacking = {name for table in there for name in _names(connection, table)} - _found(connection)
    if lacking:
        raise StorageFailed(f"The database does not keep {min(lacking)}; nothing was changed.")


@contextmanager
def let_go(connection: Connection, tables: Collection[str]) -> Iterator[None]:
    """Let rows of these tables be removed by right, within this transaction and nowhere else."""
    take_off(connection, tables)
    yield
    put_on(connection, tables)


def refusals(table: str, dialect: str) -> Iterator[str]:
    """Give the statements that make a table refuse changes and removals."""
    if dialect == "postgresql":
        yield (
            f"CREATE FUNCTION refuse_{table}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
        )
        yield (
            f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table}"
            f" FOR EACH ROW EXECUTE FUNCTION refuse_{table}()"
        )
        # Row triggers do not see TRUNCATE.
        yield (
            f"CREATE TRIGGER {table}_not_emptied BEFORE TRUNCATE ON {table}"
            f" FOR EACH STATEMENT EXECUTE FUNCTION refuse_{table}()"
        )
        return
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
            f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )


def _there(connection: Connection, tables: Collection[str]) -> set[str]:
    return set(tables) & set(inspect(connection).get_table_names())


def _names(connection: Connection, table: str) -> list[str]:
    kinds = _KINDS_POSTGRESQL if connection.dialect.name == "postgresql" else _KINDS
    return [f"{table}_{kind}" for kind in kinds]


def _found(connection: Connection) -> set[str]:
    if connection.dialect.name == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    return set(connection.scalars(text(query)))

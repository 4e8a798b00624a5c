"""Somebody with the database in hand, who switches every safeguard off and writes SQL."""

import sqlite3
from contextlib import closing

from sqlalchemy import create_engine, make_url


def tamper(url: str, *statements: str) -> None:
    """Run statements with no trigger and no foreign key in the way."""
    database = make_url(url).database or ""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(database)) as connection, connection:
            names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in names.fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            for statement in statements:
                connection.execute(statement)
        return
    engine = create_engine(url)
    with engine.begin() as postgres:
        postgres.exec_driver_sql("SET session_replication_role = replica")
        for statement in statements:
            postgres.exec_driver_sql(statement)
    engine.dispose()


def run_plainly(url: str, statement: str) -> None:
    """Run one statement with every safeguard as it is, as another program would."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(make_url(url).database or "")) as connection, connection:
            connection.execute("PRAGMA recursive_triggers=ON")
            connection.execute(statement)
        return
    engine = create_engine(url)
    try:
        with engine.begin() as postgres:
            postgres.exec_driver_sql(statement)
    finally:
        engine.dispose()

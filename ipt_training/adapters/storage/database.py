"""Engines and transactions: connections are kept open and lent to one transaction at a time."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import DatabaseError as SqliteDatabaseError
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError, SQLAlchemyError

from ipt_training.adapters.storage.commits import commit, take_turn
from ipt_training.adapters.storage.faults import (
    code_of,
    failure_of,
    is_full,
    refuse_what_is_no_text,
    say_no_value,
)
from ipt_training.domain.errors import Conflict, StorageFailed

BUSY_MILLISECONDS = 5000
"""How long a transaction waits for another one before it gives up."""

_SQLITE_PRAGMAS = (
    f"busy_timeout={BUSY_MILLISECONDS}",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
)
_KEPT_OPEN = 8
"""Connections to a SQLite file that wait for the next transaction; more are made when needed."""
_MAY_WRITE = "may_write"
_SCRUB = "scrub"
_UNIQUE = frozenset({"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"})


def engine_for(url: str) -> Engine:
    """Make the engine for ``sqlite:///PATH`` or ``postgresql+psycopg://…``; it holds no connection.

    Raises:
        StorageFailed: when the address is of neither kind.
    """
    parsed = _parsed(url)
    match parsed.get_backend_name():
        case "sqlite" if parsed.database and parsed.database != ":memory:":
            return _sqlite_engine(url)
        case "postgresql":
            return _postgres_engine(url)
        case _:
            raise StorageFailed(
                "The database address must be sqlite:///PATH or postgresql+psycopg://…"
            )


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """Give an engine for one piece of work, and let go of its connections afterwards."""
    engine = engine_for(url)
    try:
        yield engine
    finally:
        engine.dispose()


def kind_of(url: str) -> str:
    """Say ``sqlite`` or ``postgresql``."""
    return _parsed(url).get_backend_name()


def sqlite_path(url: str) -> Path | None:
    """Give the file of a SQLite address, or nothing for PostgreSQL."""
    parsed = _parsed(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return Path(parsed.database)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one moment of the database and cannot change it."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with _transaction(engine, options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that no other writer runs beside; it commits at the end or not at all."""
    with _transaction(engine, {"writes": True}) as connection:
        connection.info.pop(_SCRUB, None)  # left by a transaction that came to nothing
        yield connection
        scrubbing = connection.info.pop(_SCRUB, False)
    if scrubbing:
        _empty_log(engine)


@contextmanager
def rebuilding(engine: Engine) -> Iterator[Connection]:
    """Open a writing transaction in which tables may be made anew; it ends whole or not at all.

    SQLite would refuse to drop a table that others refer to, or would empty those: it looks at
    references only at the end, all of them at once.

    Raises:
        StorageFailed: when a reference leads nowhere then.
    """
    on_sqlite = engine.dialect.name == "sqlite"
    if on_sqlite:
        event.listen(engine, "connect", _look_at_no_reference)
    with writing(engine) as connection:
        yield connection
        if on_sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise StorageFailed(
                "Records of the database do not hold together; nothing was changed."
            )


def scrub(connection: Connection) -> None:
    """Leave nothing of what this transaction removes in the log beside a SQLite database."""
    connection.info[_SCRUB] = True


@contextmanager
def refusing_twice(connection: Connection, sentence: str) -> Iterator[None]:
    """Turn a broken uniqueness rule into a Conflict with this sentence.

    Raises:
        Conflict: when the row is there already; the transaction may go on.
    """
    try:
        # A savepoint, because PostgreSQL would refuse everything after the failed statement.
        with connection.begin_nested():
            yield
    except IntegrityError as error:
        if not _is_unique_violation(error):
            raise
        raise Conflict(sentence) from error


@contextmanager
def _transaction(engine: Engine, options: dict[str, Any]) -> Iterator[Connection]:
    try:
        with engine.connect() as plain, _dropped_when_it_fails(plain):
            connection = plain.execution_options(**options)
            with connection.begin() as transaction:
                number = take_turn(connection) if "writes" in options else None
                yield connection
                commit(engine, transaction, number)
    except SQLAlchemyError as error:
        raise failure_of(error) from error


@contextmanager
def _dropped_when_it_fails(connection: Connection) -> Iterator[None]:
    # The next transaction looks at the file anew: it may have been moved, or be whole again.
    try:
        yield
    except SQLAlchemyError as error:
        # On a full disk no new connection can be opened: those that are open are kept.
        if not is_full(error):
            connection.invalidate()
        raise


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        raise StorageFailed("The database address cannot be read.") from error


def _postgres_engine(url: str) -> Engine:
    engine = create_engine(
        url,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={"options": f"-c lock_timeout={BUSY_MILLISECONDS} -c timezone=UTC"},
    )
    say_no_value(engine)
    refuse_what_is_no_text(engine)
    return engine


def _sqlite_engine(url: str) -> Engine:
    # Lent to one thread at a time, whichever asks. Nobody waits for one: more are made when needed.
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=_KEPT_OPEN,
        max_overflow=-1,
        pool_use_lifo=True,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )
    say_no_value(engine)
    refuse_what_is_no_text(engine)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(raw: SqliteConnection, _record: object) -> None:
    # Python's own transaction handling would begin a reading transaction before a write, and the
    # step from one to the other fails at once when another writer is at work.
    raw.isolation_level = None
    # A flipped bit must show as a record that cannot be read, not as a failure of the whole query.
    raw.text_factory = lambda stored: stored.decode(errors="surrogateescape")
    try:
        for pragma in _SQLITE_PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
    except UnicodeDecodeError as error:
        # A damaged schema is quoted in SQLite's message, and the quotation may not be text.
        raise SqliteDatabaseError("the schema of the database is damaged") from error


def _look_at_no_reference(raw: SqliteConnection, _record: object) -> None:
    # Within a transaction this would be without effect.
    raw.execute("PRAGMA foreign_keys=OFF")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    # Said only where the last transaction of this connection was of the other kind.
    if connection.info.get(_MAY_WRITE) is not writes:
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        connection.info[_MAY_WRITE] = writes
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _empty_log(engine: Engine) -> None:
    # The log goes when the last connection is closed; until then it holds what was removed. Where
    # somebody reads for seconds it stays a while longer, as it would beside any open connection.
    if engine.dialect.name == "sqlite":
        with suppress(SQLAlchemyError, SqliteDatabaseError), engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA query_only=OFF")
            connection.info[_MAY_WRITE] = True
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _is_unique_violation(error: IntegrityError) -> bool:
    return code_of(error) in _UNIQUE

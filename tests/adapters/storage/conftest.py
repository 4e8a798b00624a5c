"""Stores to test: in memory, on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.use_cases.ports.storage import Store
from tests.fakes.postgres import PostgresServer, postgres_server
from tests.fakes.store import AUDIT_KEY, FakeStore
from tests.fakes.stored import furnish

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def server() -> Iterator[PostgresServer]:
    """Run PostgreSQL while the tests last."""
    with postgres_server() as running:
        yield running


@pytest.fixture(scope="session")
def migrated(server: PostgresServer) -> str:
    """Give the address of a migrated PostgreSQL database to copy."""
    url = server.new_database()
    migrate(url)
    return url


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """Give what makes the address of a new database without tables, by kind."""
    made: list[str] = []

    def make(kind: str) -> str:
        made.append(kind)
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / f'place{len(made)}' / 'ipt.sqlite3'}"
        running: PostgresServer = request.getfixturevalue("server")
        return running.new_database()

    return make


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of a migrated database, on each kind in turn."""
    if request.param == "postgresql":
        running: PostgresServer = request.getfixturevalue("server")
        return running.new_database(like=request.getfixturevalue("migrated"))
    address = f"sqlite:///{tmp_path / 'ipt.sqlite3'}"
    migrate(address)
    return address


@pytest.fixture
def sql_store(url: str) -> Iterator[SqlStore]:
    """Give a store with the small programme in it, on each kind of database in turn."""
    made = SqlStore(url, AUDIT_KEY)
    furnish(made)
    yield made
    made.close()


@pytest.fixture(params=("memory", *DATABASES))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Give a store with the small programme in it: in memory, then on each kind of database."""
    if request.param == "memory":
        fake = FakeStore()
        furnish(fake)
        yield fake
        return
    address = f"sqlite:///{tmp_path / 'ipt.sqlite3'}"
    if request.param == "postgresql":
        running: PostgresServer = request.getfixturevalue("server")
        address = running.new_database(like=request.getfixturevalue("migrated"))
    else:
        migrate(address)
    made = SqlStore(address, AUDIT_KEY)
    furnish(made)
    yield made
    made.close()

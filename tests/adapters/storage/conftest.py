"""Stores to test: in memory, on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.use_cases.ports.storage.store import Store
from tests.fakes.postgres import PostgresServer, postgres_server
from tests.fakes.storage.store import AUDIT_KEY, FakeStore
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
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Give what makes the address of a new database without tables, by kind."""
    with ExitStack() as made:

        def make(kind: str) -> str:
            if kind == "sqlite":
                return f"sqlite:///{tmp_path / 'place' / 'ipt.sqlite3'}"
            running: PostgresServer = request.getfixturevalue("server")
            address = running.new_database()
            made.callback(running.drop, address)
            return address

        yield make


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a migrated database, on each kind in turn."""
    with migrated_database(request, tmp_path) as address:
        yield address


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
    with migrated_database(request, tmp_path) as address:
        made = SqlStore(address, AUDIT_KEY)
        furnish(made)
        yield made
        made.close()


@contextmanager
def migrated_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Make a migrated database of the kind that the fixture asks for."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path / 'ipt.sqlite3'}"
        migrate(address)
        yield address
        return
    running: PostgresServer = request.getfixturevalue("server")
    address = running.new_database(like=request.getfixturevalue("migrated"))
    yield address
    running.drop(address)

"""What is said after a commit whose answer never came is what is so, or that it is not known."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from ipt_training.adapters.storage import commits
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.domain.errors import OutcomeUnknown, StorageFailed
from ipt_training.domain.ids import PersonId
from tests.builders import a_person
from tests.fakes.cut_line import CutLine, cut_line
from tests.fakes.postgres import PostgresServer
from tests.fakes.storage.store import AUDIT_KEY


@contextmanager
def broken(
    server: PostgresServer, url: str, *, reaches_the_server: bool, comes_back: bool = True
) -> Iterator[tuple[SqlStore, CutLine]]:
    """Give a store behind a line that breaks at its next commit."""
    with cut_line(
        server.port, reaches_the_server=reaches_the_server, comes_back=comes_back
    ) as line:
        store = SqlStore(re.sub(r":\d+/", f":{line.port}/", url), AUDIT_KEY)
        with store.reading() as tx:
            tx.people.all()
        line.armed = True
        yield store, line
        assert line.cut
        store.close()


def add(store: SqlStore) -> None:
    with store.writing() as tx:
        tx.people.add(a_person("x"), "hash")


def is_there(url: str) -> bool:
    store = SqlStore(url, AUDIT_KEY)
    with store.reading() as tx:
        found = tx.people.get(PersonId("x")) is not None
    store.close()
    return found


@pytest.fixture
def address(server: PostgresServer, migrated: str) -> Iterator[str]:
    """Give a migrated PostgreSQL database."""
    url = server.new_database(like=migrated)
    yield url
    server.drop(url)


def test_a_commit_that_the_server_has_carried_out_counts(
    server: PostgresServer, address: str
) -> None:
    with broken(server, address, reaches_the_server=True) as (store, _):
        add(store)
        assert is_there(address)
        with store.reading() as tx:
            assert tx.people.get(PersonId("x")) is not None


def test_a_commit_that_never_reached_the_server_changed_nothing(
    server: PostgresServer, address: str
) -> None:
    with broken(server, address, reaches_the_server=False) as (store, _):
        with pytest.raises(StorageFailed, match="nothing was changed") as failed:
            add(store)
        assert not isinstance(failed.value, OutcomeUnknown)
        assert not is_there(address)
        add(store)
        assert is_there(address)


@pytest.mark.parametrize("reached", [True, False])
def test_where_nobody_can_tell_it_is_said_to_be_unknown(
    server: PostgresServer, address: str, monkeypatch: pytest.MonkeyPatch, *, reached: bool
) -> None:
    monkeypatch.setattr(commits, "LOOKING_AGAIN", 0.3)
    with broken(server, address, reaches_the_server=reached, comes_back=False) as (store, _):
        with pytest.raises(OutcomeUnknown, match="not known whether") as failed:
            add(store)
        assert "nothing was changed" not in str(failed.value)
        assert is_there(address) is reached

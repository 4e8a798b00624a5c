"""Connections to a SQLite file are kept and used again, and nothing of that is ever noticed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from ipt_training.adapters.storage import database
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.domain.errors import StorageFailed
from ipt_training.domain.ids import PersonId
from tests.builders import a_person
from tests.fakes.storage.store import AUDIT_KEY
from tests.fakes.stored import RECORDING, a_rating, furnish


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the file of a migrated database."""
    file = tmp_path / "ipt.sqlite3"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture
def kept(path: Path) -> Iterator[SqlStore]:
    """Give a store with the small programme in it."""
    store = SqlStore(f"sqlite:///{path}", AUDIT_KEY)
    furnish(store)
    yield store
    store.close()


@pytest.fixture
def prepared(path: Path, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Give the list of connections that are made from now on."""
    assert path.exists()  # what the migration needed is not counted
    made: list[object] = []
    prepare = database._prepare

    def noting(raw: sqlite3.Connection, record: object) -> None:
        made.append(raw)
        prepare(raw, record)

    monkeypatch.setattr(database, "_prepare", noting)
    return made


def test_one_connection_serves_one_transaction_after_the_other(
    path: Path, prepared: list[object]
) -> None:
    store = SqlStore(f"sqlite:///{path}", AUDIT_KEY)
    furnish(store)
    for _ in range(5):
        with store.reading() as tx:
            tx.people.all()
    assert len(prepared) == 1
    store.close()


def test_a_connection_that_was_made_by_one_thread_serves_another(
    prepared: list[object], kept: SqlStore
) -> None:
    seen: list[int] = []

    def look() -> None:
        with kept.reading() as tx:
            seen.append(len(tx.people.all()))

    for _ in range(3):
        thread = Thread(target=look)
        thread.start()
        thread.join()
    assert seen == [3, 3, 3]
    assert len(prepared) == 1


def test_a_connection_that_has_written_refuses_to_write_while_it_reads(kept: SqlStore) -> None:
    for turn in range(3):
        with kept.writing() as tx:
            tx.people.add(a_person(f"x{turn}"), "hash")
        with pytest.raises(StorageFailed), kept.reading() as tx:
            tx.people.add(a_person("y"), "hash")
        with kept.reading() as tx:
            assert tx.people.get(PersonId("y")) is None


def test_a_connection_that_failed_is_not_used_again(prepared: list[object], kept: SqlStore) -> None:
    with pytest.raises(StorageFailed), kept.reading() as tx:
        tx.people.add(a_person("x1"), "hash")
    with kept.reading() as tx:
        assert len(tx.people.all()) == 3
    assert len(prepared) == 2


def test_a_closed_store_leaves_one_whole_file_and_can_be_used_again(
    path: Path, kept: SqlStore
) -> None:
    kept.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    with kept.reading() as tx:
        assert len(tx.people.all()) == 3


def test_a_store_that_nobody_closes_takes_its_connections_with_it(path: Path) -> None:
    store = SqlStore(f"sqlite:///{path}", AUDIT_KEY)
    furnish(store)
    assert path.with_name(f"{path.name}-wal").exists()
    del store
    assert not path.with_name(f"{path.name}-wal").exists()


def test_an_erased_key_is_in_no_file_while_the_store_stays_open(path: Path, kept: SqlStore) -> None:
    key = b"\x00wrapped\xff"
    assert any(key in one.read_bytes() for one in path.parent.iterdir())
    with kept.writing() as tx:
        tx.recordings.erase_key(RECORDING)
    assert not any(key in one.read_bytes() for one in path.parent.iterdir())


def test_what_is_changed_in_the_file_itself_is_found_while_the_store_stays_open(
    path: Path, kept: SqlStore
) -> None:
    with kept.writing() as tx:
        tx.ratings.add(a_rating("r1"))
    with kept.reading() as tx:
        assert tx.ratings.get(a_rating("r1").id) is not None
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = path.read_bytes()
    signed = a_rating("r1").rater_name.encode()
    assert signed in content
    with path.open("r+b") as file:
        file.write(content.replace(signed, signed[::-1]))
    assert kept.altered() == ("r1",)

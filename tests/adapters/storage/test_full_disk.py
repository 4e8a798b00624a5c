"""A full disk is named, changes nothing, and stops nobody who only reads, erases or signs."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from ipt_training.adapters import ballast as ballast_module
from ipt_training.adapters.ballast import SIZE, STEP, Ballast
from ipt_training.adapters.storage import database
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.domain.errors import Busy, DiskFull, StorageFailed
from ipt_training.domain.ids import PersonId
from ipt_training.domain.recordings.transcript import Cue, Transcript
from ipt_training.use_cases.ports.storage.store import Store
from tests.fakes.postgres import PostgresServer
from tests.fakes.storage.store import AUDIT_KEY, FakeStore
from tests.fakes.stored import RECORDING, furnish

LONG = Transcript(
    cues=tuple(Cue(start=n, end=n + 1, speaker="", text="word " * 300) for n in range(200))
)


@pytest.fixture(params=["memory", "sqlite"])
def full(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Store]:
    """Give a store on a disk that has just become full."""
    if request.param == "memory":
        fake = FakeStore()
        furnish(fake)
        fake.full = True
        yield fake
        return
    file = tmp_path / "ipt.sqlite3"
    migrate(f"sqlite:///{file}")
    prepare = database._prepare

    def with_little_room(raw: sqlite3.Connection, record: object) -> None:
        prepare(raw, record)
        with closing(raw.execute("PRAGMA page_count")) as counted:
            pages = counted.fetchone()[0]
        raw.execute(f"PRAGMA max_page_count={pages + 1}")

    store = SqlStore(f"sqlite:///{file}", AUDIT_KEY)
    furnish(store)
    store.close()
    monkeypatch.setattr(database, "_prepare", with_little_room)
    store = SqlStore(f"sqlite:///{file}", AUDIT_KEY)
    yield store
    store.close()


def write_much(store: Store) -> None:
    with store.writing() as tx:
        tx.recordings.set_transcript(RECORDING, LONG)


def test_a_full_disk_is_named_and_nothing_is_changed(full: Store) -> None:
    for _ in range(3):
        with pytest.raises(DiskFull, match="is full; nothing was changed"):
            write_much(full)
        with full.reading() as tx:
            assert tx.recordings.transcript(RECORDING) is None
            assert len(tx.people.all()) == 3


@pytest.mark.parametrize(("code", "kind"), [("53100", DiskFull), ("55P03", Busy)])
def test_what_postgresql_says_becomes_the_same_sentence(
    server: PostgresServer, code: str, kind: type[StorageFailed]
) -> None:
    url = server.new_database()

    def fail() -> None:
        with database.opened(url) as engine, database.writing(engine) as connection:
            connection.execute(
                text(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{code}'; END $$")
            )

    with pytest.raises(kind, match="nothing was changed"):
        fail()
    server.drop(url)


class Disk:
    """A disk of a certain size, on which only the ballast lies."""

    def __init__(self, room: int, ballast: Path) -> None:
        self.room = room
        self.ballast = ballast

    def free(self, _folder: Path) -> int:
        """Give what the ballast leaves free."""
        taken = self.ballast.stat().st_size if self.ballast.exists() else 0
        return self.room - taken


def test_on_a_full_disk_no_connection_is_given_up(
    full: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with full.reading() as tx:
        tx.people.all()
    # No further one could be opened.
    monkeypatch.setattr(Connection, "invalidate", lambda _: pytest.fail("given up"))
    with pytest.raises(DiskFull):
        write_much(full)


def test_ballast_is_taken_in_while_there_is_plenty_of_room(tmp_path: Path) -> None:
    file = tmp_path / "ballast"
    disk = Disk(ballast_module.PLENTY + SIZE, file)
    ballast = Ballast(file, free=disk.free)
    ballast.make_room()
    assert not file.exists()
    ballast.take_in()
    assert file.stat().st_size == SIZE
    assert file.stat().st_blocks * 512 >= SIZE
    assert file.stat().st_mode & 0o777 == 0o600
    ballast.take_in()
    assert file.stat().st_size == SIZE


def test_a_disk_without_plenty_of_room_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "ballast"
    Ballast(file, free=Disk(ballast_module.PLENTY, file).free).take_in()
    assert not file.exists()
    Ballast(tmp_path / "no folder" / "ballast").take_in()


def test_ballast_is_given_up_step_by_step_and_its_last_half_to_few(tmp_path: Path) -> None:
    file = tmp_path / "ballast"
    disk = Disk(ballast_module.PLENTY + SIZE, file)
    ballast = Ballast(file, free=disk.free)
    ballast.take_in()
    disk.room = SIZE + STEP
    ballast.make_room()
    assert file.stat().st_size == SIZE
    disk.room = SIZE + STEP // 2
    ballast.make_room()
    assert file.stat().st_size == SIZE - STEP
    disk.room = SIZE // 2
    ballast.make_room()
    assert file.stat().st_size == SIZE // 2
    ballast.make_room(last=True)
    assert file.stat().st_size == SIZE // 2 - STEP
    disk.room = 0
    ballast.make_room(last=True)
    assert file.stat().st_size == 0
    ballast.make_room(last=True)


def test_a_store_makes_room_before_it_writes_and_keeps_the_last_for_few(tmp_path: Path) -> None:
    asked: list[bool] = []

    class Noting(Ballast):
        def make_room(self, *, last: bool = False) -> None:
            """Note who asked."""
            asked.append(last)

    migrate(f"sqlite:///{tmp_path / 'ipt.sqlite3'}")
    store = SqlStore(
        f"sqlite:///{tmp_path / 'ipt.sqlite3'}", AUDIT_KEY, Noting(tmp_path / "ballast")
    )
    furnish(store)
    with store.reading() as tx:
        assert tx.people.get(PersonId("t1"))
    with store.writing(last_room=True) as tx:
        tx.recordings.erase_key(RECORDING)
    store.close()
    assert asked == [False, True]

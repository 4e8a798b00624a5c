"""Many write at once: nothing is lost, nothing is half done, one of many gets the one place."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy.exc import OperationalError

from ipt_training.adapters.storage import database
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.domain.audit import problems
from ipt_training.domain.errors import Conflict, StorageFailed
from ipt_training.domain.ids import AttemptId, PersonId
from ipt_training.use_cases.ports.storage.store import Store, Transaction
from tests.builders import a_case, a_person, a_recording
from tests.fakes.storage.store import AUDIT_KEY
from tests.fakes.stored import (
    NOON,
    SUPERVISOR,
    TRAINEE,
    a_certificate,
    a_draft,
    a_rating,
    a_step,
    an_attempt,
    an_entry,
)

THREADS = 8
WRITES = 12
RACERS = 20


def test_eight_threads_write_and_every_write_is_there(sql_store: SqlStore) -> None:
    def write(thread: int) -> None:
        for number in range(WRITES):
            with sql_store.writing() as tx:
                tx.ratings.add(a_rating(f"r{thread}-{number}"))
                tx.audit.append(
                    at=NOON, actor=TRAINEE, action="tested", about=str(thread), detail={}
                )

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(write, range(THREADS)))
    with sql_store.reading() as tx:
        assert len(list(tx.ratings.all())) == THREADS * WRITES
        assert tx.audit.head().seq == THREADS * WRITES
        assert problems(tx.audit.entries(), key=AUDIT_KEY) == []
    assert sql_store.altered() == ()


def take_draft(tx: Transaction, racer: int) -> None:
    tx.drafts.add(a_draft(f"d{racer}"))


def take_request(tx: Transaction, racer: int) -> None:
    tx.requests.remember("key", str(racer), NOON)


def take_step(tx: Transaction, racer: int) -> None:
    tx.attempts.add_step(AttemptId("a1"), a_step(racer, "q1"))


def take_confirmation(tx: Transaction, racer: int) -> None:
    tx.hours.confirm("h1", by=SUPERVISOR, at=NOON + timedelta(seconds=racer))


def take_user_name(tx: Transaction, racer: int) -> None:
    person = a_person(f"x{racer}").model_copy(update={"user_name": "wanted"})
    tx.people.add(person, "hash")


@pytest.mark.parametrize(
    "take", [take_draft, take_request, take_step, take_confirmation, take_user_name]
)
def test_one_of_twenty_racers_wins_and_the_others_meet_a_conflict(
    store: Store, take: Callable[[Transaction, int], None]
) -> None:
    with store.writing() as tx:
        tx.attempts.add(an_attempt())
        tx.hours.add(an_entry())
    start = Barrier(RACERS)

    def race(racer: int) -> str:
        start.wait()
        try:
            with store.writing() as tx:
                take(tx, racer)
        except Conflict:
            return "conflict"
        return "won"

    with ThreadPoolExecutor(RACERS) as pool:
        ends = sorted(pool.map(race, range(RACERS)))
    assert ends == ["conflict"] * (RACERS - 1) + ["won"]


def test_two_who_look_before_they_write_do_not_both_write(store: Store) -> None:
    start = Barrier(2)

    def open_case(number: int) -> None:
        start.wait()
        with store.writing() as tx:
            if len(tx.cases.of([TRAINEE])) == 1:
                tx.cases.add(a_case(TRAINEE, f"new{number}"))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(open_case, range(2)))
    with store.reading() as tx:
        assert len(tx.cases.of([TRAINEE])) == 2


def test_a_reader_sees_one_moment_while_others_write(store: Store) -> None:
    with store.reading() as early:
        before = early.people.all()
        with store.writing() as tx:
            tx.people.add(a_person("x1"), "hash")
        assert early.people.all() == before
    with store.reading() as late:
        assert late.people.get(PersonId("x1")) is not None


def test_a_reading_transaction_cannot_write(store: Store) -> None:
    with pytest.raises(StorageFailed), store.reading() as tx:
        tx.people.add(a_person("x1"), "hash")
    with store.writing() as tx:
        tx.people.add(a_person("x1"), "hash")


def test_a_database_error_undoes_the_transaction_and_keeps_its_cause(sql_store: SqlStore) -> None:
    def fail() -> None:
        with sql_store.writing() as tx:
            tx.people.add(a_person("x1"), "hash")
            tx.cases.add(a_case("nobody", "c9"))

    with pytest.raises(StorageFailed) as failed:
        fail()
    assert failed.value.__cause__ is not None
    with sql_store.writing() as tx:
        assert tx.people.get(PersonId("x1")) is None


def test_a_conflict_leaves_the_lock_free_for_the_next_writer(store: Store) -> None:
    kept: list[Conflict] = []
    for _ in range(3):
        try:
            with store.writing() as tx:
                tx.requests.remember("key", "result", NOON)
                tx.requests.remember("key", "result", NOON)
        except Conflict as conflict:
            kept.append(conflict)  # as a traceback in a log would keep its frames
    with store.writing() as tx:
        assert tx.requests.result("key") is None
    assert len(kept) == 3


def test_a_database_that_somebody_holds_is_waited_for_and_then_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate(f"sqlite:///{tmp_path / 'ipt.sqlite3'}")
    pragmas = ("busy_timeout=200", *database._SQLITE_PRAGMAS[1:])
    monkeypatch.setattr(database, "_SQLITE_PRAGMAS", pragmas)
    store = SqlStore(f"sqlite:///{tmp_path / 'ipt.sqlite3'}", AUDIT_KEY)
    with closing(sqlite3.connect(tmp_path / "ipt.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageFailed) as failed, store.writing():
            raise AssertionError("nobody else can write now")
        assert isinstance(failed.value.__cause__, OperationalError)
        with store.reading() as tx:
            assert tx.people.all() == ()


def test_a_server_that_does_not_answer_is_reported() -> None:
    store = SqlStore("postgresql+psycopg://ipt@127.0.0.1:9/ipt", AUDIT_KEY)
    with pytest.raises(StorageFailed), store.reading():
        raise AssertionError("there is no server")


def test_a_writer_that_is_held_up_by_another_is_refused_and_readers_are_not(
    store: Store,
) -> None:
    def write(number: int) -> None:
        with store.writing() as tx:
            tx.people.add(a_person(f"x{number}"), "hash")

    with store.writing() as tx:
        tx.people.add(a_person("first"), "hash")
        with store.reading() as beside:
            assert beside.people.get(PersonId("first")) is None
        with ThreadPoolExecutor(1) as pool, pytest.raises(StorageFailed):
            pool.submit(write, 1).result()
    write(2)
    with store.reading() as late:
        found = {one.id for one in late.people.all()}
    assert {"first", "x2"} <= found
    assert "x1" not in found


def add_person(tx: Transaction) -> None:
    tx.people.add(a_person("x1"), "hash")


def add_case(tx: Transaction) -> None:
    tx.cases.add(a_case(TRAINEE, "x1"))


def add_recording(tx: Transaction) -> None:
    tx.recordings.add(a_recording(a_case(TRAINEE), "x1"), b"key")


def add_attempt(tx: Transaction) -> None:
    tx.attempts.add(an_attempt("x1"))


def add_hours(tx: Transaction) -> None:
    tx.hours.add(an_entry("x1"))


def add_certificate(tx: Transaction) -> None:
    tx.certificates.add(a_certificate("x1"))


def add_rating(tx: Transaction) -> None:
    tx.ratings.add(a_rating("x1"))


@pytest.mark.parametrize(
    "add",
    [add_person, add_case, add_recording, add_attempt, add_hours, add_certificate, add_rating],
)
def test_nothing_is_stored_over_what_has_its_id(
    store: Store, add: Callable[[Transaction], None]
) -> None:
    def again() -> None:
        with store.writing() as tx:
            add(tx)

    again()
    with pytest.raises((StorageFailed, Conflict)):
        again()

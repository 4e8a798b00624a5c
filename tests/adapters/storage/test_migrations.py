"""A database comes up to date all at once, or stays as it was."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text

from ipt_training.adapters.storage import database
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.tables import metadata
from ipt_training.domain.errors import StorageFailed


def test_the_migrations_make_exactly_the_declared_tables(url: str) -> None:
    engine = database.engine_for(url)
    with database.reading(engine) as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
        checks = inspect(connection).get_check_constraints("item_score")
    engine.dispose()
    assert differences == []
    assert [check["name"] for check in checks] == ["ck_item_score_one_of"]


def test_a_current_database_stays_as_it_is(url: str) -> None:
    migrate(url)
    engine = database.engine_for(url)
    with database.reading(engine) as connection:
        assert connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1
    engine.dispose()


def test_a_database_newer_than_the_code_is_refused(url: str) -> None:
    engine = database.engine_for(url)
    with database.writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StorageFailed, match="newer version"):
        migrate(url)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_migration_that_fails_leaves_nothing_behind(
    kind: str, empty_url: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address = empty_url(kind)

    def fail(config: Config, revision: str) -> None:
        upgrade(config, revision)
        raise OSError("the disk is full")

    upgrade = command.upgrade
    with monkeypatch.context() as patched:
        patched.setattr(command, "upgrade", fail)
        with pytest.raises(OSError, match="full"):
            migrate(address)
    engine = database.engine_for(address)
    with database.reading(engine) as connection:
        assert inspect(connection).get_table_names() == []
    engine.dispose()
    migrate(address)


def test_a_new_database_file_is_for_its_owner_only(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'new' / 'ipt.sqlite3'}")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "new" / "ipt.sqlite3").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ipt.sqlite3").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StorageFailed):
        migrate(f"sqlite:///{tmp_path / 'ipt.sqlite3'}")


@pytest.mark.parametrize("address", ["", "ipt.sqlite3", "sqlite://", "mysql://localhost/ipt"])
def test_an_address_of_another_kind_is_refused(address: str) -> None:
    with pytest.raises(StorageFailed, match="address"):
        migrate(address)


def test_sqlite_is_set_to_be_durable_and_strict(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'ipt.sqlite3'}")
    engine = database.engine_for(f"sqlite:///{tmp_path / 'ipt.sqlite3'}")
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "busy_timeout": 5000,
    }
    with database.writing(engine) as connection:
        found = {name: connection.scalar(text(f"PRAGMA {name}")) for name in expected}
    assert found == expected
    with closing(sqlite3.connect(tmp_path / "ipt.sqlite3")) as connection_of_another:
        assert connection_of_another.execute("PRAGMA integrity_check").fetchall() == [("ok",)]

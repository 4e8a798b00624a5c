"""A data folder that is not there: commands that work on one refuse, and create nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ipt_training import bootstrap
from tests.cli.calling import called
from tests.fakes.postgres import PostgresServer, postgres_server
from tests.fakes.quick import quick_services

WORKING_ON_ONE = (
    ("audit",),
    ("audit", "--json"),
    ("tidy",),
    ("backup", "out.zip"),
    ("export", "ratings", "--out", "rows.csv"),
    ("export", "programme", "--out", "whole.xlsx"),
    ("export", "scorecard", "--rating", "x", "--out", "card.xlsx"),
    ("people", "disable", "ada"),
    ("people", "enable", "ada"),
    ("people", "reset-password", "ada"),
    ("people", "add", "ada", "--name", "Ada Vale", "--role", "trainee"),
)


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """Start PostgreSQL."""
    with postgres_server() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Name a data folder that is not there."""
    monkeypatch.chdir(tmp_path)
    yield from _named(tmp_path / "mistyped", monkeypatch)


def _named(folder: Path, monkeypatch: pytest.MonkeyPatch, database: str = "") -> Iterator[Path]:
    monkeypatch.setenv("IPT_DATA_DIR", str(folder))
    monkeypatch.setenv("IPT_DATABASE_URL", database)
    bootstrap.settle(bootstrap.Settings.read())
    with quick_services():
        yield folder
    bootstrap.close()


@pytest.fixture
def on_postgres(
    server: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """Name a folder that is not there, beside an empty database."""
    yield from _named(tmp_path / "data", monkeypatch, server.new_database())


@pytest.mark.parametrize("words", WORKING_ON_ONE, ids=" ".join)
def test_a_folder_that_is_not_there_is_named_and_not_made(
    folder: Path, words: tuple[str, ...]
) -> None:
    answer = called(*words)

    assert (answer.exit_code, answer.stdout) == (1, "")
    assert answer.stderr.startswith(f"There is no data folder {folder}.")
    assert answer.stderr.count("\n") == 1
    assert list(folder.parent.iterdir()) == []


@pytest.mark.parametrize("words", WORKING_ON_ONE, ids=" ".join)
def test_a_folder_without_a_programme_is_named_and_left_empty(
    folder: Path, words: tuple[str, ...]
) -> None:
    folder.mkdir()

    answer = called(*words)

    assert (answer.exit_code, answer.stdout) == (1, "")
    assert f"no database of the data folder {folder} yet" in answer.stderr
    assert list(folder.iterdir()) == []


def test_a_first_programme_lead_begins_a_programme(folder: Path) -> None:
    assert (
        called("people", "add", "lee", "--name", "Lee", "--role", "programme-lead").exit_code == 0
    )
    assert called("people", "add", "ada", "--name", "Ada", "--role", "trainee").exit_code == 0
    assert called("audit").exit_code == 0
    assert (folder / "ipt.sqlite3").is_file()


def test_an_empty_database_elsewhere_is_no_programme_either(on_postgres: Path) -> None:
    on_postgres.mkdir()

    answer = called("audit")

    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "no database of the data folder" in answer.stderr


def test_a_demonstration_on_postgresql_makes_its_folder(on_postgres: Path) -> None:
    answer = called("demo", "--trainees", "2", "--seed", "1")

    assert (answer.exit_code, answer.stderr) == (0, "")
    assert answer.stdout.startswith("Made 2 fictional trainees")
    assert (on_postgres / "demonstration").is_file()
    assert called("audit").exit_code == 0

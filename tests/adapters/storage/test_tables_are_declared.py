"""Every table says whose it is, and the evidence tables refuse to be changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Table
from sqlalchemy.exc import DBAPIError

from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.adapters.storage.tables import APPEND_ONLY, PRIVACY, metadata
from ipt_training.domain.certification.certificate import Withdrawal
from ipt_training.domain.certification.portfolio import HoursKind, HoursWord
from ipt_training.domain.fidelity.rating import SetAside
from ipt_training.domain.ids import AttemptId, CertificateId, RatingId
from tests.builders import a_rubric
from tests.fakes.storage.store import AUDIT_KEY
from tests.fakes.stored import (
    NOON,
    SUPERVISOR,
    a_certificate,
    a_rating,
    a_step,
    an_attempt,
    an_entry,
    furnish,
)
from tests.fakes.tampering import run_plainly

TABLES = [pytest.param(table, id=table.name) for table in metadata.sorted_tables]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_declares_owner_purpose_privacy_and_retention(table: Table) -> None:
    assert set(table.info) == {"owner", "purpose", "privacy", "retention"}
    assert all(isinstance(text, str) and text.strip() for text in table.info.values())
    assert table.info["privacy"] in PRIVACY


def test_a_table_without_a_declaration_would_be_noticed() -> None:
    undeclared = Table("undeclared", type(metadata)())
    with pytest.raises(AssertionError):
        test_a_table_declares_owner_purpose_privacy_and_retention(undeclared)


def test_every_table_is_strict_on_sqlite(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'ipt.sqlite3'}")
    with closing(sqlite3.connect(tmp_path / "ipt.sqlite3")) as connection:
        rows = connection.execute("PRAGMA table_list").fetchall()
    strict = {row[1] for row in rows if row[5]}
    assert strict == set(metadata.tables)


@pytest.fixture
def full(url: str) -> str:
    """Give a database with a row in every table that is appended only."""
    store = SqlStore(url, AUDIT_KEY)
    furnish(store)
    with store.writing() as tx:
        tx.quoted_rubrics.keep(a_rubric())
        tx.ratings.add(a_rating())
        tx.ratings.set_aside(
            SetAside(
                rating_id=RatingId("r1"), by=SUPERVISOR, by_name="Sue", at=NOON, reason="Wrong."
            )
        )
        tx.attempts.add(an_attempt())
        tx.attempts.add_step(AttemptId("a1"), a_step(1, "q3"))
        tx.hours.add(an_entry())
        tx.hours.confirm("h1", by=SUPERVISOR, at=NOON)
        tx.hours_words.add(
            HoursWord(hours_id="h1", seq=1, kind=HoursKind.TAKEN_BACK, by=SUPERVISOR, at=NOON)
        )
        tx.certificates.add(a_certificate())
        tx.certificates.withdraw(
            Withdrawal(certificate_id=CertificateId("cert1"), by=SUPERVISOR, at=NOON, reason="?")
        )
        tx.audit.append(at=NOON, actor="shell", action="tested", about="", detail={})
    store.close()
    return url


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_row_that_was_appended_cannot_be_changed_or_removed(full: str, table: str) -> None:
    column = next(iter(metadata.tables[table].c)).name
    statements = [
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"TRUNCATE {table} CASCADE"
        if full.startswith("postgresql")
        else f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ]
    for statement in statements:
        with pytest.raises((sqlite3.IntegrityError, DBAPIError), match="is append-only"):
            run_plainly(full, statement)

"""The audit gives an answer whatever was written into a column, and whatever goes on beside it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.types import TypeDecorator

from ipt_training.adapters.integrity import StoredIntegrity
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.adapters.storage.tables import (
    attempt_step,
    audit,
    certificate,
    rating,
)
from ipt_training.domain.audit import Entry, Head
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import AttemptId
from ipt_training.use_cases.ports.evidence import Evidence
from tests.fakes.checkpoints import FakeCheckpoints
from tests.fakes.storage.store import AUDIT_KEY
from tests.fakes.stored import NOON, SUPERVISOR, a_certificate, a_rating, a_step, an_attempt
from tests.fakes.tampering import tamper

NOT_ASCII = "'né à l’été 😀'"
HALF_A_CHARACTER = "CAST(x'eda080' AS TEXT)"
"""What a lone surrogate would be if it had bytes: SQLite takes it as text."""
NO_TEXT = "CAST(x'ff00fe' AS TEXT)"
HALF_IN_JSON = '\'{"a": "\\ud800"}\''
DEEP = "'" + "[" * 20_000 + "'"
NO_VALUES = (NOT_ASCII, HALF_A_CHARACTER, NO_TEXT)
NO_STRUCTURES = (HALF_IN_JSON, DEEP)
STRUCTURES = {"detail", "judgement", "decision", "given"}
HELD = (audit, rating, certificate, attempt_step)


@pytest.fixture
def sealed(sql_store: SqlStore) -> SqlStore:
    """Give a store with a signed rating, a certificate and an answer, of which the chain tells."""
    with sql_store.writing() as tx:
        tx.ratings.add(a_rating("r1"))
        tx.certificates.add(a_certificate("cert1"))
        for record in (a_rating("r1"), a_certificate("cert1")):
            tx.audit.append(
                at=NOON,
                actor=SUPERVISOR,
                action="signed",
                about=record.id,
                detail={"sealed": content_hash(record)},
            )
        tx.attempts.add(an_attempt("a1"))
        tx.attempts.add_step(AttemptId("a1"), a_step(1, "q3"))
    return sql_store


def checked(store: SqlStore) -> tuple[str, ...]:
    """Give what an audit of the store finds."""
    return StoredIntegrity(FakeCheckpoints(), AUDIT_KEY, store.evidence).inspect().problems


def texts_of(url: str) -> Iterator[tuple[str, str]]:
    """Give every column of a record with a hash that holds text on this kind of database."""
    dialect = sqlite.dialect() if url.startswith("sqlite") else postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in HELD:
        for column in table.c:
            whole = column.type
            if isinstance(whole, TypeDecorator):
                whole = whole.load_dialect_impl(dialect)
            if isinstance(whole, Text):
                yield table.name, column.name


def garbage_for(url: str, column: str) -> tuple[str, ...]:
    """Give what a column takes on this kind of database and what nobody ever writes there."""
    if column == "at":
        return (
            NOT_ASCII,
            "'2026-03-02'",
            "'9999-12-31T23:59:59+00:00'",
            "'0001-01-01T00:00:00+00:00'",
        )
    values = NO_VALUES if url.startswith("sqlite") else (NOT_ASCII,)
    return (*values, *NO_STRUCTURES) if column in STRUCTURES else values


def test_no_text_in_any_column_ends_an_audit_without_its_answer(sealed: SqlStore, url: str) -> None:
    assert checked(sealed) == ()
    silent = []
    for table, column in texts_of(url):
        for garbage in garbage_for(url, column):
            where = "WHERE seq = 1" if table == "audit" else ""
            keep = f"CREATE TABLE kept AS SELECT * FROM {table}"
            tamper(url, keep, f'UPDATE "{table}" SET "{column}" = {garbage} {where}')
            if not checked(sealed):
                silent.append((table, column, garbage))
            tamper(
                url,
                f'DELETE FROM "{table}"',
                f'INSERT INTO "{table}" SELECT * FROM kept',
                "DROP TABLE kept",
            )
    assert silent == []
    assert checked(sealed) == ()


@dataclass(frozen=True)
class Interrupted:
    """What is stored, while somebody signs a rating between one look and the next."""

    stored: Evidence
    store: SqlStore

    def head(self) -> Head:
        return self.stored.head()

    def entries(self) -> Iterator[Entry]:
        return self.stored.entries()

    def altered(self) -> tuple[str, ...]:
        with self.store.writing() as tx:
            tx.ratings.add(a_rating("r9"))
            tx.audit.append(
                at=NOON,
                actor=SUPERVISOR,
                action="signed",
                about="r9",
                detail={"sealed": content_hash(a_rating("r9"))},
            )
        return self.stored.altered()

    def newest(self, action: str) -> Entry | None:
        return self.stored.newest(action)

    def all_before(self, day: date) -> str:
        return self.stored.all_before(day)

    def hashes(self) -> Mapping[str, str]:
        return self.stored.hashes()


def test_a_rating_signed_meanwhile_raises_no_alarm_and_the_head_is_the_one_that_was_seen(
    sealed: SqlStore,
) -> None:
    @contextmanager
    def evidence() -> Iterator[Evidence]:
        with sealed.evidence() as stored:
            yield Interrupted(stored, sealed)

    found = StoredIntegrity(FakeCheckpoints(), AUDIT_KEY, evidence).inspect()

    assert (found.problems, found.head.seq) == ((), 2)
    assert checked(sealed) == ()

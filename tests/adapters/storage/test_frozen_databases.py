"""A database of any earlier version opens in this one, and everything signed in it still holds."""

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from ipt_training.adapters.integrity import StoredIntegrity
from ipt_training.adapters.storage import database
from ipt_training.adapters.storage.backup import backup, restore
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.adapters.storage.tables import APPEND_ONLY
from ipt_training.domain.certification.certificate import Certificate
from ipt_training.domain.errors import StorageFailed
from ipt_training.domain.fidelity.rating import RaterKind, SignedRating
from ipt_training.domain.ids import CertificateId, RatingId
from ipt_training.domain.people.person import Role
from ipt_training.use_cases.sealing import begin_sealing
from tests.fakes.checkpoints import FakeCheckpoints
from tests.fakes.frozen import REVISIONS, thaw
from tests.fakes.storage.store import AUDIT_KEY
from tests.fakes.stored import (
    NOON,
    RECORDING,
    SECOND,
    SUPERVISOR,
    TRAINEE,
    a_certificate,
    a_rating,
    forty_items,
)
from tests.fakes.system import FixedClock
from tests.fakes.tampering import run_plainly, tamper

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(params=list(product(DATABASES, REVISIONS)), ids="-".join)
def thawed(request: pytest.FixtureRequest, empty_url: Callable[[str], str]) -> str:
    """Give the address of each populated database of before, brought up to date."""
    kind, revision = request.param
    url = empty_url(kind)
    thaw(url, revision)
    migrate(url)
    return url


def test_every_earlier_revision_with_evidence_is_kept() -> None:
    assert set(REVISIONS) >= {"0001", "0003", "0013"}


def test_everything_signed_reads_as_it_was_signed(thawed: str) -> None:
    store = SqlStore(thawed, AUDIT_KEY)
    with store.reading() as tx:
        ratings = list(tx.ratings.all())
        certificates = tx.certificates.all()
        withdrawal = tx.certificates.withdrawal(CertificateId("cert1"))
    store.close()
    assert all(isinstance(one, SignedRating) for one in ratings)
    assert [one.id for one in ratings] == ["r1", "r2", "r3", "r4"]
    first = ratings[0]
    assert isinstance(first, SignedRating)
    assert (first.rater_id, first.recording_id) == (SUPERVISOR, RECORDING)
    assert first.judgement == forty_items()
    assert first == a_rating("r1")
    assert [one.id for one in certificates] == ["cert2", "cert1"]
    assert isinstance(certificates[1], Certificate)
    assert certificates[1].decision == a_certificate("cert1").decision
    assert withdrawal is not None


def test_nothing_in_it_counts_as_altered(thawed: str) -> None:
    store = SqlStore(thawed, AUDIT_KEY)
    found = StoredIntegrity(FakeCheckpoints(), AUDIT_KEY, store.evidence).inspect()
    store.close()
    assert found.problems == ()


def test_hours_became_whole_minutes(thawed: str) -> None:
    store = SqlStore(thawed, AUDIT_KEY)
    with store.reading() as tx:
        logged = tx.hours.of([TRAINEE])
        kept = tx.standings.all()
    store.close()
    assert {one.id: one.minutes for one in logged} == {"h1": 66, "h2": 66}
    assert tuple(kept) == ()


def test_how_raters_stood_is_written_down_once(thawed: str) -> None:
    store = SqlStore(thawed, AUDIT_KEY)
    with store.writing() as tx:
        tx.people.supervise(TRAINEE, frozenset({SECOND}))
    with store.reading() as tx:
        stood = {
            one.id: (one.at_signing.kind, one.at_signing.roles)
            for one in tx.ratings.all()
            if isinstance(one, SignedRating)
        }
    store.close()
    assert stood == {
        "r1": (RaterKind.SUPERVISOR, (Role.SUPERVISOR,)),
        "r2": (RaterKind.INDEPENDENT, (Role.SUPERVISOR,)),
        "r3": (RaterKind.SUPERVISOR, (Role.SUPERVISOR,)),
        "r4": (RaterKind.SELF, (Role.TRAINEE,)),
    }


def test_a_draft_and_all_else_came_along(thawed: str) -> None:
    engine = database.engine_for(thawed)
    counted = ("person", "supervision", "treatment_case", "recording", "draft", "item_score")
    with database.reading(engine) as connection:
        found = {
            table: connection.scalar(text(f"SELECT count(*) FROM {table}"))
            for table in (*counted, "attempt_step", "hours_confirmation", "withdrawal", "audit")
        }
    engine.dispose()
    assert found["audit"] >= 7
    assert found == {
        "person": 4,
        "supervision": 1,
        "treatment_case": 1,
        "recording": 1,
        "draft": 1,
        "item_score": 316,
        "attempt_step": 2,
        "hours_confirmation": 1,
        "withdrawal": 1,
        "audit": found["audit"],
    }


def test_no_update_loses_what_keeps_evidence(thawed: str) -> None:
    query = (
        "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
        if thawed.startswith("postgresql")
        else "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
    )
    engine = database.engine_for(thawed)
    with database.reading(engine) as connection:
        found = Counter(connection.scalars(text(query)))
    engine.dispose()
    assert found == dict.fromkeys(APPEND_ONLY, 2)


def test_an_old_rating_cannot_be_changed_after_the_update(thawed: str) -> None:
    with pytest.raises((sqlite3.IntegrityError, DBAPIError), match="is append-only"):
        run_plainly(thawed, "UPDATE rating SET words = '' WHERE id = 'r1'")


def test_a_reference_that_leads_nowhere_stops_the_update(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ipt.sqlite3'}"
    thaw(url, "0001")
    with closing(sqlite3.connect(make_url(url).database or "")) as connection, connection:
        connection.execute("DELETE FROM person WHERE id = 's2'")
    with pytest.raises(StorageFailed, match="do not hold together"):
        migrate(url)
    with closing(sqlite3.connect(make_url(url).database or "")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


def test_an_old_rating_altered_before_the_update_is_named_after_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'ipt.sqlite3'}"
    thaw(url, "0003")
    with closing(sqlite3.connect(make_url(url).database or "")) as connection, connection:
        connection.execute("DROP TRIGGER rating_no_update")
        connection.execute("UPDATE rating SET meaning = 'Read' WHERE id = 'r1'")
        connection.execute("UPDATE rating SET judgement = '{' WHERE id = 'r2'")
        connection.execute("UPDATE rating SET started_at = 'once' WHERE id = 'r3'")
    migrate(url)
    store = SqlStore(url, AUDIT_KEY)
    assert store.altered() == ("r1", "r2", "r3")
    with store.reading() as tx:
        assert tx.ratings.get(RatingId("r4")) is not None
    store.close()


@pytest.mark.parametrize(("kind", "revision"), list(product(DATABASES, REVISIONS)))
def test_a_backup_of_an_earlier_version_is_restored_and_brought_up_to_date(
    kind: str, revision: str, empty_url: Callable[[str], str], tmp_path: Path
) -> None:
    source = empty_url(kind) if kind == "postgresql" else f"sqlite:///{tmp_path / 'old.sqlite3'}"
    thaw(source, revision)
    saved = tmp_path / "kept.backup"
    backup(source, tmp_path / "old", saved)
    place = empty_url(kind)
    restore(saved, place, tmp_path / "new")
    migrate(place)
    store = SqlStore(place, AUDIT_KEY)
    assert store.altered() == ()
    with store.reading() as tx:
        assert [one.id for one in tx.ratings.all()] == ["r1", "r2", "r3", "r4"]
    store.close()


@pytest.mark.parametrize("kind", DATABASES)
def test_who_raters_were_is_sealed_with_the_rest_once_sealing_begins(
    kind: str, empty_url: Callable[[str], str]
) -> None:
    url = empty_url(kind)
    thaw(url, "0003")
    migrate(url)
    store = SqlStore(url, AUDIT_KEY)
    checks = StoredIntegrity(FakeCheckpoints(), AUDIT_KEY, store.evidence)
    begin_sealing(store, FixedClock(NOON))
    assert checks.inspect().problems == ()
    standing = '{"kind":"independent","roles":["supervisor"]}'
    tamper(url, f"UPDATE rating SET found_later = '{standing}' WHERE id = 'r1'")
    assert checks.inspect().problems == ("the standing of rater r1 was rewritten",)
    store.close()

"""A database goes on only under the key that it was written with."""

import pytest

from ipt_training.adapters.storage.store import SqlStore
from ipt_training.use_cases.ports.storage.store import Store
from tests.fakes.stored import NOON, furnish
from tests.fakes.tampering import run_plainly

OWN, FOREIGN = b"o" * 32, b"f" * 32


def note(store: Store) -> None:
    with store.writing() as tx:
        tx.audit.append(at=NOON, actor="shell", action="tested", about="", detail={"n": 1})


@pytest.fixture
def written(url: str) -> str:
    """Give a database whose audit trail was written under its own key."""
    store = SqlStore(url, OWN)
    assert store.is_under_its_key()
    furnish(store)
    note(store)
    store.close()
    return url


def test_a_foreign_key_is_noticed_and_the_own_one_goes_on(written: str) -> None:
    assert not SqlStore(written, FOREIGN).is_under_its_key()
    assert SqlStore(written, OWN).is_under_its_key()


def test_the_key_of_a_database_from_before_is_known_by_what_it_wrote(written: str) -> None:
    run_plainly(written, "DELETE FROM known_key")
    assert not SqlStore(written, FOREIGN).is_under_its_key()
    assert SqlStore(written, OWN).is_under_its_key()
    assert not SqlStore(written, FOREIGN).is_under_its_key()


def test_one_altered_entry_does_not_make_the_key_a_stranger(url: str) -> None:
    store = SqlStore(url, OWN)
    note(store)
    run_plainly(
        url,
        "INSERT INTO audit SELECT seq + 1, at, actor, action, about, detail, digest, 'no digest'"
        " FROM audit",
    )
    assert store.is_under_its_key()
    store.close()


def test_a_key_is_replaced_while_nothing_was_written_with_it(url: str) -> None:
    assert SqlStore(url, OWN).is_under_its_key()
    assert SqlStore(url, FOREIGN).is_under_its_key()
    note(SqlStore(url, FOREIGN))
    assert not SqlStore(url, OWN).is_under_its_key()

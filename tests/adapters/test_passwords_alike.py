"""Hashed passwords, and those that use cases are tried with, answer alike."""

import pytest

from ipt_training.adapters.identity.argon2_passwords import Argon2Passwords
from ipt_training.use_cases.ports.security import Passwords
from tests.fakes.passwords import FakePasswords

TYPED = ["a walk by the river", "", "Ωmega κ", "half \udce9 a character", "x" * 1000]


@pytest.fixture(scope="module", params=[FakePasswords, Argon2Passwords])
def passwords(request: pytest.FixtureRequest) -> Passwords:
    made: Passwords = request.param()
    return made


@pytest.mark.parametrize("typed", TYPED, ids=ascii)
def test_a_password_matches_its_own_hash_and_no_other(passwords: Passwords, typed: str) -> None:
    stored = passwords.hash(typed)
    assert stored != typed
    assert passwords.matches(stored, typed)
    assert not passwords.matches(stored, f"{typed}.")


@pytest.mark.parametrize("stored", [None, "", "!", "no hash at all"])
def test_nothing_stored_or_no_hash_matches_nothing(
    passwords: Passwords, stored: str | None
) -> None:
    for typed in TYPED:
        assert not passwords.matches(stored, typed)

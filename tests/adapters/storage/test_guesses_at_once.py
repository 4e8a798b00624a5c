"""Guesses that come all at once are counted like guesses one after the other, on every store."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import pytest

from ipt_training.domain.errors import RuleBroken, TooManyAttempts
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.people.sign_in import (
    FREE_GUESSES,
    FREE_GUESSES_BY_ADDRESS,
    SignInDesk,
    session_of,
)
from ipt_training.use_cases.ports.storage.store import Store
from tests.fakes.passwords import FakePasswords
from tests.fakes.stored import NOON, TRAINEE
from tests.fakes.system import CountingChance, FixedClock

AT_ONCE = 80
PASSWORD = "a walk by the river"


class WatchedPasswords(FakePasswords):
    """Counts the passwords that were tried."""

    def __init__(self) -> None:
        self.tried = 0
        self._one_at_a_time = Lock()

    def matches(self, stored: str | None, password: str) -> bool:
        """Count, then compare."""
        with self._one_at_a_time:
            self.tried += 1
        return super().matches(stored, password)


class House:
    """A desk over a store, with one trainee who has a password and a session."""

    def __init__(self, store: Store) -> None:
        self.passwords = WatchedPasswords()
        self.desk = SignInDesk(Access(store, FixedClock(NOON)), self.passwords, CountingChance())
        with store.writing() as tx:
            tx.people.set_password_hash(TRAINEE, self.passwords.hash(PASSWORD))
        self.session = session_of(self.enter(PASSWORD))
        self.passwords.tried = 0

    def enter(self, password: str, *, name: str = "user.t1", address: str = "192.0.2.1") -> str:
        """Sign in."""
        return self.desk.sign_in(name, password, address=address)


def guess_at_once(guesses: list[object]) -> list[type[Exception]]:
    """Make guesses at the same time; give what each was answered."""

    def answer(guess: object) -> type[Exception]:
        with pytest.raises(RuleBroken) as refused:
            guess()  # type: ignore[operator]
        return type(refused.value)

    with ThreadPoolExecutor(16) as crowd:
        return list(crowd.map(answer, guesses))


def test_of_eighty_confirmations_at_once_five_are_tried(store: Store) -> None:
    house = House(store)
    answers = guess_at_once(
        [lambda: house.desk.confirm_password(Session(house.session), "wrong")] * AT_ONCE
    )
    assert house.passwords.tried == FREE_GUESSES
    assert answers.count(TooManyAttempts) == AT_ONCE - FREE_GUESSES
    with store.reading() as tx:
        told = [one.action for one in tx.audit.entries()]
    assert told.count("password confirmation refused") == FREE_GUESSES
    assert told.count("password confirmation slowed down") == 1
    # The right one waits like every other.
    with pytest.raises(TooManyAttempts):
        house.desk.confirm_password(Session(house.session), PASSWORD)


def test_of_eighty_sign_ins_at_once_five_are_tried(store: Store) -> None:
    house = House(store)
    guess_at_once(
        [lambda n=n: house.enter("wrong", address=f"192.0.2.{n}") for n in range(AT_ONCE)]
    )
    assert house.passwords.tried == FREE_GUESSES


def test_of_eighty_sign_ins_from_one_address_forty_are_tried(store: Store) -> None:
    house = House(store)
    guess_at_once([lambda n=n: house.enter("wrong", name=f"name{n}") for n in range(AT_ONCE)])
    assert house.passwords.tried == FREE_GUESSES_BY_ADDRESS


def test_a_guess_that_was_right_is_taken_back(store: Store) -> None:
    house = House(store)
    for _ in range(FREE_GUESSES * 2):
        house.desk.confirm_password(Session(house.session), PASSWORD)
    for _ in range(FREE_GUESSES_BY_ADDRESS * 2):
        house.enter(PASSWORD)
    with store.reading() as tx:
        for key in ("account:user.t1", "address:192.0.2.1", f"confirm:{TRAINEE}"):
            assert tx.sign_ins.failures(key, NOON) == ()

"""The real clock and the real chance keep what their ports promise."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from ipt_training.adapters.system import SecureChance, SystemClock
from tests.fakes.system import START, FixedClock

HOUR = timedelta(hours=1)


def test_the_clock_tells_the_time_in_utc() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert now.utcoffset() is not None
    assert now.tzinfo is UTC
    assert before <= now <= datetime.now(UTC)


class SetClock(SystemClock):
    """The real clock on a computer whose own is set by hand."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.at = at
        self.ran = 1000.0

    def shown(self) -> datetime:
        """Give what it was set to."""
        return self.at

    def running(self) -> float:
        """Give the seconds that have passed."""
        return self.ran

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        self.at += by
        self.ran += by.total_seconds()


@pytest.mark.parametrize("kind", [SetClock, FixedClock])
def test_a_clock_that_is_set_back_goes_on_from_what_is_recorded(
    kind: type[SetClock | FixedClock],
) -> None:
    clock = kind(START)
    clock.not_before(START + HOUR)
    assert clock.now() == START + HOUR
    clock.advance(timedelta(minutes=1))
    assert clock.now() == START + HOUR + timedelta(minutes=1)
    assert clock.shown() == START + timedelta(minutes=1)
    clock.not_before(START)
    assert clock.now() == START + HOUR + timedelta(minutes=1)
    clock.at -= timedelta(days=700)
    assert clock.now() == START + HOUR + timedelta(minutes=1)
    clock.at = START + 2 * HOUR
    assert clock.now() == START + 2 * HOUR
    assert clock.running() == 1060.0


def test_how_long_the_computer_runs_grows_and_knows_no_clock() -> None:
    clock = SystemClock()
    before = clock.running()
    assert 0 < before <= clock.running()
    assert abs((clock.shown() - datetime.now(UTC)).total_seconds()) < 5


def test_an_identifier_is_26_small_letters_and_digits_and_never_comes_twice() -> None:
    made = {SecureChance().identifier() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch(r"[a-z2-7]{26}", one) for one in made)


def test_a_token_carries_256_bits_and_fits_a_cookie() -> None:
    made = {SecureChance().token() for _ in range(1000)}
    assert len(made) == 1000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", one) for one in made)


def test_shuffling_keeps_every_item_and_gives_many_orders() -> None:
    items = tuple("abcdef")
    orders = {SecureChance().shuffled(items) for _ in range(200)}
    assert {tuple(sorted(order)) for order in orders} == {items}
    assert len(orders) > 50

"""The real clock and the real chance keep what their ports promise."""

import re
from datetime import UTC, datetime

from ipt_training.adapters.system import SecureChance, SystemClock


def test_the_clock_tells_the_time_in_utc() -> None:
    before = datetime.now(UTC)
    now = SystemClock().now()
    assert now.utcoffset() is not None
    assert now.tzinfo is UTC
    assert before <= now <= datetime.now(UTC)


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

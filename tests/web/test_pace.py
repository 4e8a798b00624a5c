"""Codes of certificates cannot be guessed in bulk, and one visitor's guessing stops no other."""

import pytest

from ipt_training.domain.errors import TooManyAttempts
from ipt_training.web.verification import MOST_VISITORS, PER_MINUTE, Pace


def test_one_visitor_waits_while_another_looks_up() -> None:
    pace = Pace()
    for _ in range(PER_MINUTE):
        pace.take("guesser", 0.0)
    with pytest.raises(TooManyAttempts):
        pace.take("guesser", 59.0)
    pace.take("employer", 59.0)
    pace.take("guesser", 61.0)


def test_a_flood_of_addresses_is_slowed_down_and_forgotten_after_a_minute() -> None:
    pace = Pace()
    for number in range(MOST_VISITORS):
        pace.take(str(number), 0.0)
    with pytest.raises(TooManyAttempts):
        pace.take("one more", 1.0)
    pace.take("5", 1.0)
    pace.take("one more", 62.0)

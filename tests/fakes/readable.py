"""What a test reads of ratings where nothing was altered."""

from collections.abc import Iterable
from typing import TypeVar

from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.use_cases.fidelity.cards import Card

T = TypeVar("T")


def signed_in(found: Iterable[SignedRating | UnreadableRating]) -> list[SignedRating]:
    """Give the ratings, all of which must be readable."""
    return [_not_unreadable(one) for one in found]


def cards_in(found: Iterable[Card | UnreadableRating]) -> list[Card]:
    """Give the scorecards, all of which must be readable."""
    return [_not_unreadable(one) for one in found]


def _not_unreadable(one: T | UnreadableRating) -> T:
    assert not isinstance(one, UnreadableRating), one.reason
    return one

"""Entries that are dated before what precedes them are named; a moment's overtaking is not."""

from datetime import datetime, timedelta

import pytest

from ipt_training.domain.audit import GENESIS, Entry
from ipt_training.domain.order import disorder
from tests.builders import NOW


def entries(*minutes: float) -> list[Entry]:
    return [
        Entry(
            seq=seq, at=_at(away), actor="a", action="b", about="", detail={}, previous=GENESIS,
            digest=GENESIS,
        )
        for seq, away in enumerate(minutes, start=1)
    ]  # fmt: skip


def _at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize("minutes", [(), (0,), (0, 0, 5, 5), (0, 5, 4.1, 5)])
def test_entries_in_order_are_not_named(minutes: tuple[float, ...]) -> None:
    assert disorder(entries(*minutes)) == []


def test_every_entry_before_the_newest_that_precedes_it_is_named() -> None:
    assert disorder(entries(0, 60, 1, 2, 61)) == [
        "entry 3 is dated before entry 2, which precedes it",
        "entry 4 is dated before entry 2, which precedes it",
    ]

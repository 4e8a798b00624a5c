"""Moments on the reader's own clock, with the zone named."""

from datetime import UTC, datetime

import pytest
from streamlit.runtime.context import ContextProxy

from ipt_training.ui import moments

LATE = datetime(2027, 3, 3, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "clock", "named"),
    [
        ("Europe/Vienna", "4 March 2027", "00:30 CET", "Europe/Vienna"),
        ("America/New_York", "3 March 2027", "18:30 EST", "America/New_York"),
        ("Asia/Riyadh", "4 March 2027", "02:30 UTC+03", "Asia/Riyadh"),
        (None, "3 March 2027", "23:30 UTC", "UTC"),
        ("", "3 March 2027", "23:30 UTC", "UTC"),
        ("Middle/Earth", "3 March 2027", "23:30 UTC", "UTC"),
        ("../../etc/passwd", "3 March 2027", "23:30 UTC", "UTC"),
        ("Europe", "3 March 2027", "23:30 UTC", "UTC"),
        ("x" * 5000, "3 March 2027", "23:30 UTC", "UTC"),
    ],
)
def test_a_moment_stands_on_the_readers_clock(
    zone: str | None, day: str, clock: str, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ContextProxy, "timezone", zone)
    assert moments.day(LATE) == day
    assert moments.clock(LATE) == clock
    assert moments.zone_of_reader() == named

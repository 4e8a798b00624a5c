"""A moment falls on the day of whoever reads it, and in UTC where the zone is not known."""

from datetime import UTC, date, datetime

import pytest

from ipt_training.domain.days import day_in, zone_named

MORNING_IN_AUCKLAND = datetime(2026, 3, 2, 20, 30, tzinfo=UTC)
"""09:30 on 3 March there."""
EVENING_IN_LOS_ANGELES = datetime(2026, 3, 3, 2, 30, tzinfo=UTC)
"""18:30 on 2 March there."""


@pytest.mark.parametrize(
    ("at", "zone", "day"),
    [
        (MORNING_IN_AUCKLAND, "Pacific/Auckland", date(2026, 3, 3)),
        (MORNING_IN_AUCKLAND, "UTC", date(2026, 3, 2)),
        (EVENING_IN_LOS_ANGELES, "America/Los_Angeles", date(2026, 3, 2)),
        (EVENING_IN_LOS_ANGELES, "", date(2026, 3, 3)),
        (EVENING_IN_LOS_ANGELES, None, date(2026, 3, 3)),
        (EVENING_IN_LOS_ANGELES, "Middle/Earth", date(2026, 3, 3)),
        (EVENING_IN_LOS_ANGELES, "../../etc/passwd", date(2026, 3, 3)),
        (EVENING_IN_LOS_ANGELES, "x" * 5000, date(2026, 3, 3)),
    ],
)
def test_a_moment_falls_on_the_readers_day(at: datetime, zone: str | None, day: date) -> None:
    assert day_in(at, zone) == day


def test_a_name_that_is_no_zone_gives_none() -> None:
    assert zone_named("Europe/Vienna") is not None
    assert [zone_named(one) for one in ("", None, "Europe", "Mars/Olympus")] == [None] * 4

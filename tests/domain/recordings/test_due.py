"""A mark ripens when a day has passed by the clock and by what the computer ran."""

from datetime import timedelta

import pytest

from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.due import DueMark
from tests.builders import NOW

DAY = 86_400.0


@pytest.mark.parametrize(
    ("ran", "days", "ripe"),
    [
        (1000 + DAY, 1, True),
        (1000 + DAY, 0.99, False),
        (1000 + DAY - 1, 730, False),
        (DAY, 30, False),
        (999, 30, False),
    ],
    ids=["a day", "clock behind", "clock jumped", "computer started anew", "just started"],
)
def test_a_mark_is_ripe_after_a_day_that_both_agree_on(
    ran: float, days: float, *, ripe: bool
) -> None:
    mark = DueMark(recording_id=RecordingId("r"), marked_at=NOW, ran=1000.0)
    assert mark.seen_again(ran).is_ripe(NOW + timedelta(days=days)) is ripe


def test_starts_of_the_computer_add_up() -> None:
    mark = DueMark(recording_id=RecordingId("r"), marked_at=NOW, ran=1000.0)
    for ran in (500.0, 500.0 + DAY / 2, 100.0, 100.0 + DAY / 2 - 600):
        mark = mark.seen_again(ran)
    assert mark.lasted == DAY
    assert mark.is_ripe(NOW + timedelta(days=3))

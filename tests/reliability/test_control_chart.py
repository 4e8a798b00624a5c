"""A chart of a rater's differences: the printed limits, each signal, and chance left alone.

Printed values: Montgomery, Introduction to statistical quality control, example 6.5 (individuals
chart, mean moving range 7.79, mean 300.5, limits 321.2 and 279.8 with 2.66 times the mean range).
"""

import numpy as np
import pytest

from ipt_training.reliability.control_chart import ControlChart, Signal, control_chart
from tests.reliability.printed_tables import reason

COSTS = (310, 288, 297, 298, 307, 303, 294, 297, 308, 306)
COSTS_ON = (294, 299, 297, 299, 314, 295, 293, 306, 301, 304)


def chart(values: tuple[float, ...], centre: float | None = None) -> ControlChart:
    found = control_chart(values, centre=centre)
    assert isinstance(found, ControlChart)
    return found


def test_the_limits_are_two_point_six_six_mean_moving_ranges_away() -> None:
    values = COSTS + COSTS_ON
    found = chart(values)
    moving = np.abs(np.diff(values)).mean()
    assert found.centre == pytest.approx(np.mean(values))
    assert found.high - found.centre == pytest.approx(2.66 * moving, rel=1e-3)
    assert found.centre - found.low == pytest.approx(2.66 * moving, rel=1e-3)
    assert found.signals == ()


STEADY = (0.1, -0.1, 0.2, -0.2, 0.1, -0.1, 0.2, -0.2, 0.1)
SIGNALS = {
    Signal.OUTSIDE: (*STEADY, 3.0),
    Signal.SAME_SIDE: (*STEADY, 0.3, 0.2, 0.3, 0.2, 0.3, 0.2, 0.3, 0.2, 0.3),
    Signal.TREND: (*STEADY, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3),
    Signal.DRIFT: (*STEADY, 0.5, 0.4, 0.5, 0.4, 0.5, 0.6, 0.5),
}


@pytest.mark.parametrize("signal", Signal)
def test_each_kind_of_change_gives_its_signal(signal: Signal) -> None:
    found = chart(SIGNALS[signal], centre=0)
    assert signal in found.signals
    assert all(not point.signals for point in found.points[: len(STEADY)])


def test_a_rater_as_ever_gives_few_signals() -> None:
    rng = np.random.default_rng(8)
    alarms = [
        len([p for p in chart(tuple(rng.normal(size=30)), centre=0).points if p.signals])
        for _ in range(100)
    ]
    assert sum(alarms) / 3000 < 0.03


def test_the_moving_average_follows_its_recursion_and_its_limits_widen() -> None:
    found = chart(STEADY, centre=0)
    level = 0.0
    for value, point in zip(STEADY, found.points, strict=True):
        level = 0.2 * value + 0.8 * level
        assert point.average == pytest.approx(level)
    widths = [point.average_high - point.average_low for point in found.points]
    assert widths == sorted(widths)


@pytest.mark.parametrize(
    ("values", "said"), [(STEADY[:7], "at least 8 shared sessions, has 7"), ((0.5,) * 9, "never")]
)
def test_what_cannot_be_charted_says_why(values: tuple[float, ...], said: str) -> None:
    assert said in reason(control_chart(values))

"""A control chart of a rater's differences from others over time: chance, or drift?

Sources: Montgomery, D. C. (2020). Introduction to statistical quality control (8th ed.). Wiley,
sections 6.4 (individuals) and 9.2 (exponentially weighted moving average); Nelson, L. S. (1984).
The Shewhart control chart: tests for special causes. doi 10.1080/00224065.1984.11978921.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.ratings_table import FloatArray

FEWEST_POINTS = 8
"""With fewer points any limit would say more about chance than about the rater."""
MOVING_RANGE = 1.128
"""Expected range of two normal values in standard deviations (Montgomery, appendix VI)."""
WIDTH = 3.0
WEIGHT = 0.2
AVERAGE_WIDTH = 2.859
"""Width of the limits of the moving average at weight 0.2 (Montgomery, table 9.11, ARL 500)."""
SAME_SIDE = 9
IN_A_ROW = 6


class Signal(StrEnum):
    """Why a point is not what chance alone would give."""

    OUTSIDE = "outside the limits"
    SAME_SIDE = "nine in a row on one side"
    TREND = "six in a row rising or falling"
    DRIFT = "the moving average left its limits"


@dataclass(frozen=True, slots=True)
class Point:
    """One value of the chart, in order of time."""

    value: float
    average: float
    """Exponentially weighted moving average up to here."""
    average_low: float
    average_high: float
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class ControlChart:
    """Values in order of time, with what chance alone would allow."""

    centre: float
    low: float
    high: float
    points: tuple[Point, ...]

    @property
    def signals(self) -> tuple[Signal, ...]:
        """Every kind of signal that the chart shows, once."""
        return tuple(dict.fromkeys(one for point in self.points for one in point.signals))


def control_chart(
    values: Sequence[float], *, centre: float | None = None
) -> ControlChart | NotEstimable:
    """Tell which of a rater's differences, in order of time, are more than chance.

    Limits are three standard deviations around the centre, the deviation taken from the mean
    moving range of two, which a slow drift does not widen. Assumes differences that are about
    normal and independent of each other. A signal says that something changed, not what.

    Args:
        values: differences in points of the scale, oldest first.
        centre: where the rater is held to be; the mean of the values where not given.

    Returns:
        Not estimable with fewer than eight values, or when they never change.
    """
    data = np.asarray(values, dtype=np.float64)
    if len(data) < FEWEST_POINTS:
        return NotEstimable(f"needs at least {FEWEST_POINTS} shared sessions, has {len(data)}")
    deviation = float(np.abs(np.diff(data)).mean()) / MOVING_RANGE
    if deviation == 0:
        return NotEstimable("the difference never changes")
    middle = float(data.mean()) if centre is None else centre
    averages = _averages(data, middle)
    steps = np.arange(1, len(data) + 1)
    share = WEIGHT / (2 - WEIGHT) * (1 - (1 - WEIGHT) ** (2 * steps))
    reach = AVERAGE_WIDTH * deviation * np.sqrt(share)
    points = tuple(
        Point(
            value=float(data[at]),
            average=float(averages[at]),
            average_low=float(middle - reach[at]),
            average_high=float(middle + reach[at]),
            signals=_signals(data[: at + 1], middle, deviation)
            + ((Signal.DRIFT,) if abs(averages[at] - middle) > reach[at] else ()),
        )
        for at in range(len(data))
    )
    return ControlChart(middle, middle - WIDTH * deviation, middle + WIDTH * deviation, points)


def _averages(data: FloatArray, centre: float) -> FloatArray:
    averages = np.empty_like(data)
    level = centre
    for at, value in enumerate(data):
        level = WEIGHT * float(value) + (1 - WEIGHT) * level
        averages[at] = level
    return averages


def _signals(so_far: FloatArray, centre: float, deviation: float) -> tuple[Signal, ...]:
    found = []
    if abs(float(so_far[-1]) - centre) > WIDTH * deviation:
        found.append(Signal.OUTSIDE)
    sides = np.sign(so_far[-SAME_SIDE:] - centre)
    if len(sides) == SAME_SIDE and abs(float(sides.sum())) == SAME_SIDE:
        found.append(Signal.SAME_SIDE)
    steps = np.sign(np.diff(so_far[-IN_A_ROW:]))
    if len(steps) == IN_A_ROW - 1 and abs(float(steps.sum())) == IN_A_ROW - 1:
        found.append(Signal.TREND)
    return tuple(found)

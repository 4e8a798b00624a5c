"""Intervals for figures that are functions of sums over targets, clustered by target.

A whole session is drawn or left out, with every score it has: scores of one session are not
independent. Alike targets are drawn together, so that a thousand sessions with thirty different
patterns of scores cost thirty.

Source: Efron, B., & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall.
doi 10.1201/9780429246593 (percentile interval, chapter 13; jackknife, chapter 11).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.distributions import t_quantile
from ipt_training.reliability.estimate import CONFIDENCE
from ipt_training.reliability.ratings_table import FloatArray

RESAMPLES = 2000
SEED = 19930101
"""The same data give the same interval twice."""
FEWEST_TARGETS = 3
MOST_PATTERNS = 4000
"""With more different targets than this the jackknife takes the place of the bootstrap."""
FEWEST_DEFINED = 0.9
"""The share of resamples in which the figure has to exist."""

Statistic = Callable[[FloatArray], FloatArray]
"""From sums, shape (rows, features), to figures, shape (rows,); NaN where there is none."""
Statistics = Callable[[FloatArray], FloatArray]
"""The same for several figures at once, shape (rows, figures)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Limits and standard error, or neither and the reason."""

    low: float | None
    high: float | None
    standard_error: float | None
    note: str


_NOT_ASKED = Interval(None, None, None, "")


def resampled_interval(
    features: FloatArray,
    statistic: Statistic,
    *,
    times: npt.NDArray[np.int64] | None = None,
    confidence: float = CONFIDENCE,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> Interval:
    """Give the interval of a figure that depends on the data through sums over targets.

    Args:
        features: what each pattern of scores adds to the sums, shape (patterns, features).
        statistic: the figure, from sums.
        times: how many targets have each pattern, shape (patterns,); once each where not given.
        confidence: the share of intervals that hold the true value.
        resamples: how many bootstrap samples are drawn; with none no interval is formed.
        seed: of the draw.

    Returns:
        The percentile interval; with more than `MOST_PATTERNS` patterns that of the jackknife;
        neither with fewer than `FEWEST_TARGETS` targets, or when the figure is undefined too often.
    """
    return resampled_intervals(
        features,
        lambda sums: statistic(sums)[:, np.newaxis],
        times=times,
        confidence=confidence,
        resamples=resamples,
        seed=seed,
    )[0]


def resampled_intervals(
    features: FloatArray,
    statistics: Statistics,
    *,
    times: npt.NDArray[np.int64] | None = None,
    confidence: float = CONFIDENCE,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> tuple[Interval, ...]:
    """Give the intervals of several figures from the same samples; see `resampled_interval`."""
    counts = np.ones(len(features), dtype=np.int64) if times is None else times
    targets = int(counts.sum())
    if targets < FEWEST_TARGETS or resamples == 0:
        figures = statistics((counts @ features)[np.newaxis])
        few = targets < FEWEST_TARGETS
        none = _without(f"fewer than {FEWEST_TARGETS} targets") if few else _NOT_ASKED
        return tuple(none for _ in figures.T)
    if len(features) > MOST_PATTERNS:
        return _jackknife(features, statistics, counts, confidence)
    drawn = np.random.default_rng(seed).multinomial(targets, counts / targets, size=resamples)
    figures = statistics(drawn.astype(np.float64) @ features)
    return tuple(_percentiles(column, confidence) for column in figures.T)


def grouped_intervals(
    features: FloatArray, statistics: Statistics, *, confidence: float = CONFIDENCE
) -> tuple[Interval, ...]:
    """Give the intervals of several figures by leaving out one group of targets at a time.

    Args:
        features: what each group of targets adds to the sums, shape (groups, features).
        statistics: the figures, from sums.
        confidence: the share of intervals that hold the true value.
    """
    if len(features) < FEWEST_TARGETS:
        figures = statistics(features.sum(axis=0)[np.newaxis])
        return tuple(_without(f"fewer than {FEWEST_TARGETS} targets") for _ in figures.T)
    once = np.ones(len(features), dtype=np.int64)
    return _jackknife(features, statistics, once, confidence, f"{len(features)} groups of targets")


def percentile_limits(figures: FloatArray, confidence: float) -> tuple[float, float]:
    """Give the limits between which the middle share of figures lies, to the digit `np.quantile`'s.

    That function imports masked arrays at its first call, a fifth of what all of numpy costs.
    """
    ordered, tail = np.sort(figures), (1 - confidence) / 2
    return _quantile(ordered, tail), _quantile(ordered, 1 - tail)


def _quantile(ordered: FloatArray, share: float) -> float:
    place = (len(ordered) - 1) * share
    below = int(place)
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    part = place - below
    # From the nearer end, as numpy does: the last digit depends on it.
    return low + (high - low) * part if part < 0.5 else high - (high - low) * (1 - part)


def _percentiles(figures: FloatArray, confidence: float) -> Interval:
    defined = figures[~np.isnan(figures)]
    if len(defined) < FEWEST_DEFINED * len(figures):
        return _without("too many resamples have no variance")
    low, high = percentile_limits(defined, confidence)
    said = f"interval by {len(figures):,} bootstrap samples of targets"
    return Interval(low, high, float(defined.std(ddof=1)), said)


def _jackknife(
    features: FloatArray,
    statistics: Statistics,
    times: npt.NDArray[np.int64],
    confidence: float,
    over: str = "targets",
) -> tuple[Interval, ...]:
    sums = times @ features
    whole = statistics(sums[np.newaxis])[0]
    figures = statistics(sums - features)
    targets = int(times.sum())
    reach = t_quantile((1 + confidence) / 2, targets - 1)
    found = []
    for value, column in zip(whole, figures.T, strict=True):
        if np.isnan(column).any():
            found.append(_without(f"the figure rests on one of the {over} alone"))
            continue
        mean = float(times @ column) / targets
        error = (float(times @ (column - mean) ** 2) * (targets - 1) / targets) ** 0.5
        low, high = float(value) - reach * error, float(value) + reach * error
        found.append(Interval(low, high, error, f"interval by jackknife over {over}"))
    return tuple(found)


def _without(why: str) -> Interval:
    return Interval(None, None, None, f"no interval: {why}")

"""Intervals by resampling whole targets: repeatable, like a loop over samples, never invented."""

import numpy as np
import pytest

from ipt_training.reliability.bootstrap import (
    MOST_PATTERNS,
    percentile_limits,
    resampled_interval,
)
from ipt_training.reliability.krippendorff import Level, krippendorff_alpha
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from tests.reliability.printed_tables import figure


def mean(sums: FloatArray) -> FloatArray:
    return sums[:, 1] / sums[:, 0]


def features(values: FloatArray) -> FloatArray:
    return np.column_stack([np.ones_like(values), values])


def test_the_same_data_give_the_same_interval() -> None:
    values = np.random.default_rng(1).normal(size=50)
    assert resampled_interval(features(values), mean) == resampled_interval(features(values), mean)


def test_the_error_of_a_mean_is_the_textbook_one() -> None:
    values = np.random.default_rng(1).normal(size=400)
    found = resampled_interval(features(values), mean)
    assert found.standard_error == pytest.approx(values.std() / 20, rel=0.05)
    few = np.random.default_rng(1).normal(size=MOST_PATTERNS + 1)
    jackknife = resampled_interval(features(few), mean)
    assert jackknife.standard_error == pytest.approx(few.std(ddof=1) / len(few) ** 0.5)
    assert "jackknife" in jackknife.note


def test_alike_targets_are_drawn_together_with_the_same_result() -> None:
    values = np.repeat([1.0, 2.0, 5.0], [30, 50, 20])
    apart = resampled_interval(features(values), mean, resamples=20_000)
    times = np.array([30, 50, 20])
    together = resampled_interval(
        features(np.array([1.0, 2.0, 5.0])), mean, times=times, resamples=20_000
    )
    assert (together.low, together.high) == pytest.approx((apart.low, apart.high), abs=0.03)


def test_the_interval_of_alpha_is_that_of_a_loop_over_samples() -> None:
    rng = np.random.default_rng(6)
    scores = np.clip(rng.integers(1, 6, (60, 1)) + rng.integers(-1, 2, (60, 3)), 1, 5).astype(float)
    found = figure(krippendorff_alpha(RatingsTable.of(scores), level=Level.INTERVAL))
    loop = [
        figure(
            krippendorff_alpha(
                RatingsTable.of(scores[rng.integers(0, 60, 60)]), level=Level.INTERVAL, resamples=2
            )
        ).value
        for _ in range(1000)
    ]
    low, high = np.quantile(loop, [0.025, 0.975])
    assert (found.low, found.high) == pytest.approx((low, high), abs=0.02)


@pytest.mark.parametrize(
    ("values", "said"),
    [([1.0, 2.0], "fewer than 3 targets"), ([1.0, 1.0, 1.0], "too many resamples")],
)
def test_without_enough_there_is_no_interval_and_the_reason(values: list[float], said: str) -> None:
    def undefined(sums: FloatArray) -> FloatArray:
        return np.full(len(sums), np.nan)

    found = resampled_interval(features(np.array(values)), undefined)
    assert (found.low, found.high, found.standard_error) == (None, None, None)
    assert said in found.note


def test_a_figure_that_rests_on_one_target_has_no_jackknife() -> None:
    values = np.zeros(MOST_PATTERNS + 1)
    values[0] = 1.0

    def share(sums: FloatArray) -> FloatArray:
        return np.where(sums[:, 1] > 0, 1.0, np.nan)

    assert "one of the targets alone" in resampled_interval(features(values), share).note


@pytest.mark.parametrize("count", [1, 2, 3, 11, 41, 999, 1000, 2000])
@pytest.mark.parametrize("confidence", [0.5, 0.8, 0.9, 0.95, 0.99])
def test_percentiles_are_to_the_digit_those_of_numpy(count: int, confidence: float) -> None:
    figures = np.random.default_rng(count).normal(size=count)
    tail = (1 - confidence) / 2
    assert percentile_limits(figures, confidence) == tuple(np.quantile(figures, [tail, 1 - tail]))

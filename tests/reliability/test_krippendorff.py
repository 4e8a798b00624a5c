"""Krippendorff's alpha: the printed tables, its definition, and data without an answer.

Printed values: Krippendorff (2011), data C, as in the R package irrCAC (nominal .74342); the three
coders by fifteen units of the widely reprinted example (nominal .691, interval .811).
"""

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_training.reliability.krippendorff import Level, krippendorff_alpha, krippendorff_alphas
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from tests.reliability.printed_tables import FOUR_RATERS, NA, figure, reason

THREE_CODERS = RatingsTable.of(
    np.array(
        [
            [NA, NA, NA, NA, NA, 3, 4, 1, 2, 1, 1, 3, 3, NA, 3],
            [1, NA, 2, 1, 3, 3, 4, 3, NA, NA, NA, NA, NA, NA, NA],
            [NA, NA, 2, 1, 3, 4, 4, NA, 2, 1, 1, 3, 3, NA, 4],
        ]
    ).T
)
PRINTED = [
    (FOUR_RATERS, Level.NOMINAL, 0.743421, 11),
    (FOUR_RATERS, Level.ORDINAL, 0.815388, 11),
    (FOUR_RATERS, Level.INTERVAL, 0.849107, 11),
    (FOUR_RATERS, Level.RATIO, 0.797403, 11),
    (THREE_CODERS, Level.NOMINAL, 0.691358, 12),
    (THREE_CODERS, Level.ORDINAL, 0.806721, 12),
    (THREE_CODERS, Level.INTERVAL, 0.810845, 12),
    (THREE_CODERS, Level.RATIO, 0.808944, 12),
]


@pytest.mark.parametrize(("table", "level", "expected", "compared"), PRINTED)
def test_alpha_is_the_printed_one(
    table: RatingsTable, level: Level, expected: float, compared: int
) -> None:
    found = figure(krippendorff_alpha(table, level=level))
    assert found.value == pytest.approx(expected, abs=1e-6)
    assert found.n_targets == compared
    assert found.low is not None
    assert found.low < found.value <= (found.high or 0)


WITHOUT: dict[str, tuple[list[list[float]], Level, str]] = {
    "no scores": ([[NA, NA]], Level.NOMINAL, "no target has scores of two raters"),
    "no pairs": ([[1, NA], [NA, 2]], Level.NOMINAL, "no target has scores of two raters"),
    "one rater": ([[1], [2]], Level.NOMINAL, "no target has scores of two raters"),
    "no variance": ([[2, 2], [2, 2]], Level.INTERVAL, "all scores that can be compared"),
    "variance in single scores only": (
        [[2, 2], [2, 2], [5, NA]],
        Level.INTERVAL,
        "all scores that can be compared",
    ),
    "below zero": ([[-1, 2], [2, 2]], Level.RATIO, "below zero"),
    "too many": (np.arange(6000.0).reshape(3000, 2).tolist(), Level.RATIO, "more than 5,000"),
}


@pytest.mark.parametrize("case", WITHOUT)
def test_what_cannot_be_estimated_says_why(case: str) -> None:
    scores, level, expected = WITHOUT[case]
    assert expected in reason(krippendorff_alpha(RatingsTable.of(scores), level=level))


def by_definition(scores: FloatArray, level: Level) -> float:
    """Give alpha from every pair of scores, as the definition has it."""
    units = [row[~np.isnan(row)] for row in scores]
    units = [unit for unit in units if len(unit) > 1]
    values = np.concatenate(units)
    deltas: dict[Level, Callable[[float, float], float]] = {
        Level.NOMINAL: lambda a, b: float(a != b),
        Level.ORDINAL: lambda a, b: _ordinal(values, a, b),
        Level.INTERVAL: lambda a, b: (a - b) ** 2,
        Level.RATIO: lambda a, b: ((a - b) / (a + b)) ** 2 if a + b else 0.0,
    }
    delta = deltas[level]
    n = len(values)
    observed = sum(
        sum(delta(a, b) for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in units
    )
    expected = sum(delta(a, b) for a, b in permutations(values, 2)) / (n - 1)
    return 1 - observed / expected


def _ordinal(values: FloatArray, a: float, b: float) -> float:
    low, high = min(a, b), max(a, b)
    between = ((values >= low) & (values <= high)).sum()
    ends = ((values == low).sum() + (values == high).sum()) / 2
    return 0.0 if a == b else float((between - ends) ** 2)


def drawn(values: int, seed: int = 3) -> FloatArray:
    rng = np.random.default_rng(seed)
    scores = rng.integers(1, values + 1, (20, 1)) + rng.integers(0, 3, (20, 3))
    return np.where(rng.random(scores.shape) < 0.2, NA, scores)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("values", [4, 400])
def test_few_and_many_different_scores_follow_the_definition(level: Level, values: int) -> None:
    scores = drawn(values)
    found = figure(krippendorff_alpha(RatingsTable.of(scores), level=level))
    assert found.value == pytest.approx(by_definition(scores, level), abs=1e-10)
    has_interval = values == 4 or level in (Level.ORDINAL, Level.INTERVAL)
    assert (found.low is not None) is has_interval


@given(
    st.lists(
        st.lists(st.sampled_from([1.0, 2.0, 3.0, NA]), min_size=3, max_size=3),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from(list(Level)),
)
def test_alpha_is_one_exactly_when_all_who_scored_a_target_agree(
    rows: list[list[float]], level: Level
) -> None:
    found = krippendorff_alpha(RatingsTable.of(rows), level=level, resamples=50)
    given_ = [[score for score in row if score == score] for row in rows]
    agree = all(len(set(row)) == 1 for row in given_ if len(row) > 1)
    if hasattr(found, "value"):
        assert (abs(found.value - 1) < 1e-12) is agree


def test_renaming_and_reordering_change_nothing_but_the_order_of_ordered_scores() -> None:
    rng = np.random.default_rng(9)
    scores = drawn(3)
    other = scores[rng.permutation(20)][:, rng.permutation(3)]
    swapped = np.select([scores == 1, scores == 3], [3.0, 1.0], scores)

    def alpha(of: FloatArray, level: Level) -> float:
        return figure(krippendorff_alpha(RatingsTable.of(of), level=level)).value

    for level in Level:
        assert alpha(other, level) == pytest.approx(alpha(scores, level))
    assert alpha(swapped, Level.NOMINAL) == pytest.approx(alpha(scores, Level.NOMINAL))
    assert alpha(swapped, Level.INTERVAL) != pytest.approx(alpha(scores, Level.INTERVAL))
    assert alpha(5 + 2 * scores, Level.INTERVAL) == pytest.approx(alpha(scores, Level.INTERVAL))


def test_patterns_too_wide_for_one_number_are_still_told_apart() -> None:
    rng = np.random.default_rng(2)
    scores = rng.integers(1, 25, (60, 9)).astype(float)
    scores[0] = 5
    found = figure(krippendorff_alpha(RatingsTable.of(scores), level=Level.NOMINAL, resamples=50))
    assert found.value == pytest.approx(by_definition(scores, Level.NOMINAL))


@pytest.mark.parametrize("level", Level)
def test_a_hundred_thousand_targets_with_a_fifth_missing_are_done_without_a_warning(
    level: Level,
) -> None:
    rng = np.random.default_rng(4)
    scores = np.clip(rng.integers(1, 6, (100_000, 1)) + rng.integers(-1, 2, (100_000, 10)), 1, 5)
    table = RatingsTable.of(np.where(rng.random(scores.shape) < 0.2, NA, scores))
    found = figure(krippendorff_alpha(table, level=level))
    assert found.low is not None
    assert found.high is not None
    assert 0 < found.low < found.value < found.high < 1


@pytest.mark.parametrize("low", [-1, 0, 3])
@pytest.mark.parametrize("values", [1, 6, 40])
def test_all_levels_at_once_are_to_the_digit_what_each_is_alone(values: int, low: int) -> None:
    rng = np.random.default_rng(values)
    scores = (rng.integers(0, values, (40, 1)) + rng.integers(0, 2, (40, 3)) * (values > 1)) + low
    table = RatingsTable.of(scores / 2)
    found = krippendorff_alphas(table)
    assert found == {level: krippendorff_alpha(table, level=level) for level in Level}

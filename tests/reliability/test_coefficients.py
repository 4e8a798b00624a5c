"""All coefficients of one table together."""

import numpy as np
import pytest

from ipt_training.reliability.coefficients import COEFFICIENTS, every_coefficient, most_fitting
from ipt_training.reliability.estimate import Estimate, NotEstimable
from ipt_training.reliability.krippendorff import Level
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.printed_tables import FOUR_RATERS, NA, figure


@pytest.mark.parametrize("level", list(Level))
def test_each_coefficient_is_there_at_every_level_and_the_figures_are_the_same(
    level: Level,
) -> None:
    found = every_coefficient(FOUR_RATERS, level)
    assert list(found) == [each.key for each in COEFFICIENTS]
    expected = {
        "krippendorff_nominal": 0.743421,
        "krippendorff_ordinal": 0.815388,
        "krippendorff_interval": 0.849107,
        "krippendorff_ratio": 0.797403,
        "gwet_ac1": 0.775444,
        "gwet_ac2_linear": 0.858739,
        "gwet_ac2_quadratic": 0.914001,
    }
    for key, value in expected.items():
        assert figure(found[key]).value == pytest.approx(value, abs=1e-6)


def test_another_confidence_reaches_every_interval() -> None:
    wide = every_coefficient(FOUR_RATERS, Level.INTERVAL)
    narrow = every_coefficient(FOUR_RATERS, Level.INTERVAL, confidence=0.5)
    for key, result in narrow.items():
        if isinstance(result, NotEstimable):
            continue
        other = figure(wide[key])
        assert (result.confidence, other.confidence) == (0.5, 0.95)
        assert result.low is not None
        assert other.low is not None
        assert other.low < result.low


@pytest.mark.parametrize(
    "scores",
    [
        np.empty((0, 0)),
        [[NA, NA]],
        [[1.0]],
        [[1.0, 2.0]],
        [[1.0], [2.0]],
        [[3.0, 3.0], [3.0, 3.0]],
        [[1.0, NA], [NA, 2.0]],
        [[1.0, 2.0], [2.0, 1.0]],
        [[1.0, 1.0, NA], [2.0, NA, NA], [NA, NA, 5.0]],
        [[-1.0, 0.0], [0.5, -3.0], [2.25, 2.25]],
        [[1e20, 1e20], [1e20, 2e20], [0.0, 1.0]],
    ],
)
def test_whatever_the_scores_there_are_finite_figures_or_reasons(scores: list[list[float]]) -> None:
    table = RatingsTable.of(np.asarray(scores))
    found = every_coefficient(table, Level.INTERVAL)
    assert list(found) == [each.key for each in COEFFICIENTS]
    for result in found.values():
        if isinstance(result, Estimate):
            numbers = (result.value, result.low, result.high, result.standard_error)
            assert all(number is None or np.isfinite(number) for number in numbers)
        else:
            assert result.reason


def test_targets_and_raters_without_scores_leave_a_table_complete() -> None:
    table = RatingsTable.of([[1.0, 2.0, NA], [2.0, 2.0, NA], [NA, NA, NA], [4.0, 5.0, NA]])
    found = every_coefficient(table, Level.INTERVAL)
    first = most_fitting(table, Level.INTERVAL, found)
    assert first is not None
    assert first[0].key == "icc_a_1"


def test_the_next_coefficient_is_read_first_where_the_best_has_no_figure() -> None:
    table = RatingsTable.of([[3.0, 3.0], [3.0, 3.0]])
    first = most_fitting(table, Level.NOMINAL, every_coefficient(table, Level.NOMINAL))
    assert first is not None
    assert first[0].key == "gwet_ac1"


def test_without_a_scale_figures_of_its_size_say_which_was_assumed() -> None:
    table = RatingsTable.of([[2, 2], [4, 3], [2, 3], [4, 4]])
    without = every_coefficient(table, Level.ORDINAL)
    told = every_coefficient(table, Level.ORDINAL, categories=(1.0, 2.0, 3.0, 4.0, 5.0))
    for key in ("brennan_prediger", "gwet_ac1", "gwet_ac2_linear", "gwet_ac2_quadratic"):
        before, after = without[key], told[key]
        assert isinstance(before, Estimate)
        assert isinstance(after, Estimate)
        assert "assumes that the scale has the 3 scores that occur, 2, 3, 4" in before.note
        assert "assumes" not in after.note


def test_a_figure_that_is_not_there_assumes_nothing() -> None:
    found = every_coefficient(RatingsTable.of([[1.0], [2.0]]), Level.ORDINAL)
    assert isinstance(found["gwet_ac1"], NotEstimable)


def test_of_many_scores_the_first_and_the_last_are_named() -> None:
    found = every_coefficient(RatingsTable.of([[n, n + 1.0] for n in range(20)]), Level.INTERVAL)
    ac1 = found["gwet_ac1"]
    assert isinstance(ac1, Estimate)
    assert "the 21 scores that occur, 0 to 20, and no others" in ac1.note

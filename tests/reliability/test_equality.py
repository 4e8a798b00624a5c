"""Scores that differ by rounding alone are one score, in every coefficient alike."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_training.reliability.coefficients import every_coefficient
from ipt_training.reliability.equality import levelled
from ipt_training.reliability.estimate import Estimate
from ipt_training.reliability.krippendorff import Level
from ipt_training.reliability.percent_agreement import percent_agreement
from ipt_training.reliability.rasch import Observations
from ipt_training.reliability.ratings_table import RatingsTable

NA = math.nan
PLAIN = [[1.3, 1.3], [2.3, 2.3], [3.3, 4.3], [0.3, 0.3], [2.3, 1.3], [NA, 2.3]]
ROUGH = [[1.3, 1.3], [2.3, 2.3000000000000016], [3.3, 4.3], [0.1 + 0.2, 0.3], [2.3, 1.3], [NA, 2.3]]


def test_every_figure_is_the_same_with_and_without_the_rounding() -> None:
    plain, rough = (
        every_coefficient(RatingsTable.of(one), Level.INTERVAL) for one in (PLAIN, ROUGH)
    )

    assert rough == plain
    assert percent_agreement(RatingsTable.of(ROUGH)) == percent_agreement(RatingsTable.of(PLAIN))


def test_the_number_that_is_shortest_to_write_stands_for_all() -> None:
    assert levelled(np.array([0.1 + 0.2, 0.3, NA, 5.0])).tolist()[:2] == [0.3, 0.3]


@pytest.mark.parametrize("close", [(1.0, 1.0 + 1e-9), (1e9, 1e9 + 0.5), (NA,), ()])
def test_scores_farther_apart_than_rounding_stay_as_they_are(close: tuple[float, ...]) -> None:
    scores = np.array(close)

    assert levelled(scores) is scores


def test_very_small_scores_are_told_apart() -> None:
    scores = np.array([1e-14, 2e-14])

    assert levelled(scores) is scores


def test_one_apart_is_one_apart_whatever_the_last_bits_say() -> None:
    found = percent_agreement(RatingsTable.of([[0.3, 1.3], [0.1, 1.1], [0.7, 1.7]]), within=1.0)

    assert isinstance(found, Estimate)
    assert found.value == 1.0


def test_whole_numbers_with_a_rest_of_rounding_are_whole_numbers() -> None:
    rows = [("t1", "r1", "i", 3.0000000000000004), ("t1", "r2", "i", 3.0), ("t2", "r1", "i", None)]

    assert Observations.from_rows(rows).scores.tolist() == [3.0, 3.0]


@given(st.lists(st.sampled_from([0.3, 0.1 + 0.2, 1.0, 2.5, NA]), max_size=12))
def test_to_level_twice_changes_nothing(scores: list[float]) -> None:
    once = levelled(np.array(scores, dtype=np.float64))

    assert np.array_equal(levelled(once), once, equal_nan=True)


@pytest.mark.parametrize("width", [0.0, 1e-15])
def test_an_interval_of_no_width_is_given_as_none(width: float) -> None:
    found = Estimate(0.5, 0.5, 0.5 + width, 9, 2, standard_error=0.0, note="by bootstrap")

    assert (found.low, found.high, found.standard_error) == (None, None, None)
    assert found.note == "by bootstrap; no interval is given: it would have no width"


def test_a_narrow_interval_is_kept() -> None:
    assert Estimate(0.5, 0.5, 0.5 + 1e-9, 9, 2).low == 0.5

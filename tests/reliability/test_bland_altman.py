"""Limits of agreement: the printed example, the identities, and data without an answer.

Printed values: Bland & Altman (1986), doi 10.1016/S0140-6736(86)90837-8: peak expiratory flow of 17
people by a large and a mini Wright meter, first readings; mean difference -2.1 l/min, standard
deviation 38.8, limits of two standard deviations -79.7 and 75.5.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_training.reliability.bland_altman import bland_altman
from ipt_training.reliability.distributions import normal_cdf
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.printed_tables import NA, figure, reason

LARGE = (494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427)
MINI = (512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451)
FLOW = RatingsTable.of(list(zip(LARGE, MINI, strict=True)))
TWO_DEVIATIONS = 2 * normal_cdf(2) - 1


def test_the_limits_are_those_of_bland_and_altman() -> None:
    found = bland_altman(FLOW, coverage=TWO_DEVIATIONS)
    assert round(figure(found.bias).value, 1) == -2.1
    assert found.spread is not None
    assert round(found.spread, 1) == 38.8
    assert figure(found.lower).value == pytest.approx(-79.7, abs=0.1)
    assert figure(found.upper).value == pytest.approx(75.5, abs=0.1)


def test_the_interval_of_the_bias_is_the_printed_one() -> None:
    bias = figure(bland_altman(FLOW).bias)
    assert bias.standard_error == pytest.approx(9.4, abs=0.05)
    assert bias.low == pytest.approx(-22.0, abs=0.1)
    assert bias.high == pytest.approx(17.8, abs=0.1)
    assert bias.n_targets == 17


def test_a_rater_who_stretches_the_scale_shows_in_the_slope() -> None:
    slope = figure(bland_altman(RatingsTable.of([[2, 1], [4, 2], [6, 3], [8, 4]])).slope)
    assert slope.value == pytest.approx(2 / 3)
    assert (slope.low, slope.high, slope.standard_error) == (None, None, None)
    assert "no width" in slope.note


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([[1], [2], [3]], "exactly two raters"),
        ([[1, 2, 3]] * 3, "exactly two raters"),
        ([[1, 2], [2, 3], [NA, 1], [1, NA]], "fewer than 3 targets"),
    ],
)
def test_what_cannot_be_estimated_says_why(scores: list[list[float]], said: str) -> None:
    found = bland_altman(RatingsTable.of(scores))
    for one in (found.bias, found.lower, found.upper, found.slope):
        assert said in reason(one)


def test_targets_with_one_mean_have_limits_and_no_slope() -> None:
    found = bland_altman(RatingsTable.of([[1, 3], [3, 1], [2, 2]]))
    assert figure(found.bias).value == 0
    assert "same mean" in reason(found.slope)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=3, max_size=9))
def test_exchanging_the_raters_turns_the_picture_over(pairs: list[tuple[int, int]]) -> None:
    here = bland_altman(RatingsTable.of(pairs))
    there = bland_altman(RatingsTable.of([(b, a) for a, b in pairs]))
    assert figure(here.bias).value == pytest.approx(-figure(there.bias).value)
    assert figure(here.lower).value == pytest.approx(-figure(there.upper).value)

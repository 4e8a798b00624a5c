"""Agreement weights against their formulae, worked by hand."""

import numpy as np
import pytest

from ipt_training.reliability.weights import (
    Weighting,
    agreement_weights,
    weights_for,
    weights_of_costs,
)
from tests.reliability.printed_tables import reason


@pytest.mark.parametrize(
    ("weighting", "first_row"),
    [
        (Weighting.IDENTITY, [1, 0, 0, 0]),
        (Weighting.LINEAR, [1, 2 / 3, 1 / 3, 0]),
        (Weighting.QUADRATIC, [1, 8 / 9, 5 / 9, 0]),
        # 1, 3 and 6 pairs of categories from the first up to the second, third and fourth
        (Weighting.ORDINAL, [1, 5 / 6, 3 / 6, 0]),
        (Weighting.RADICAL, [1, 1 - (1 / 3) ** 0.5, 1 - (2 / 3) ** 0.5, 0]),
        # ((k - 1) / (k + 1))^2 over (3 / 5)^2
        (Weighting.RATIO, [1, 1 - (1 / 9) / 0.36, 1 - (1 / 4) / 0.36, 0]),
    ],
)
def test_weights_of_four_categories_fall_as_the_family_says(
    weighting: Weighting, first_row: list[float]
) -> None:
    weights = agreement_weights(weighting, [1, 2, 3, 4])
    np.testing.assert_allclose(weights[0], first_row, atol=1e-15)
    np.testing.assert_array_equal(weights, weights.T)


def test_distances_are_those_of_the_scores_and_not_of_their_ranks() -> None:
    np.testing.assert_allclose(agreement_weights(Weighting.LINEAR, [1, 2, 5])[0], [1, 0.75, 0])
    np.testing.assert_allclose(agreement_weights(Weighting.ORDINAL, [1, 2, 5])[0], [1, 2 / 3, 0])


@pytest.mark.parametrize("weighting", list(Weighting))
def test_a_single_category_agrees_with_itself(weighting: Weighting) -> None:
    np.testing.assert_array_equal(agreement_weights(weighting, [3.0]), [[1.0]])


def test_zero_agrees_with_zero_under_ratio_weights() -> None:
    np.testing.assert_allclose(agreement_weights(Weighting.RATIO, [0, 1])[0], [1, 0])


def test_ratio_weights_refuse_scores_below_zero() -> None:
    with pytest.raises(ValueError, match="at or above zero"):
        agreement_weights(Weighting.RATIO, [-1, 1])
    found = weights_for(Weighting.RATIO, np.array([-1.0, 1.0]))
    assert reason(found) == "ratio weights need scores at or above zero"


def test_costs_become_weights_by_the_largest_cost() -> None:
    weights = weights_of_costs([[0, 1, 3], [1, 0, 6], [3, 6, 0]])
    np.testing.assert_allclose(weights[0], [1, 5 / 6, 1 / 2])
    np.testing.assert_allclose(weights[1], [5 / 6, 1, 0])


@pytest.mark.parametrize(
    ("costs", "message"),
    [
        ([[0, 1]], "square table"),
        ([0, 1], "square table"),
        ([[1, 1], [1, 0]], "zeros on its diagonal"),
        ([[0, -1], [1, 0]], "none below zero"),
        ([[0, 0], [0, 0]], "at least one above"),
        ([[0, float("inf")], [1, 0]], "finite"),
    ],
)
def test_costs_that_say_nothing_are_refused(costs: list[list[float]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        weights_of_costs(costs)


@pytest.mark.parametrize(
    ("weights", "why"),
    [
        ([[1.0]], "a row and a column for each of the 2 categories"),
        ([[1.0, 2.0], [2.0, 1.0]], "between 0 and 1"),
        ([[1.0, -0.1], [-0.1, 1.0]], "between 0 and 1"),
        ([[1.0, float("nan")], [0.0, 1.0]], "between 0 and 1"),
        ([[0.9, 0.0], [0.0, 1.0]], "1 on the diagonal"),
        ([[1.0, 0.2], [0.3, 1.0]], "symmetric where raters are interchangeable"),
    ],
)
def test_a_custom_table_that_does_not_fit_says_why(weights: list[list[float]], why: str) -> None:
    assert why in reason(weights_for(np.array(weights), np.array([1.0, 2.0])))


def test_two_raters_in_order_may_have_asymmetric_weights() -> None:
    weights = np.array([[1.0, 0.2], [0.3, 1.0]])
    assert weights_for(weights, np.array([1.0, 2.0]), ordered=True) is weights

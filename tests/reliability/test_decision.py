"""How sure a decision is: by hand, by simulation, and refused below the stated minimum."""

import numpy as np
import pytest

from ipt_training.reliability.decision import (
    Classification,
    ErrorComponents,
    Group,
    Option,
    classification,
    options_of,
    plan,
    probability_above,
    score_with_error,
)
from ipt_training.reliability.estimate import Estimate, NotEstimable
from tests.reliability.printed_tables import figure, reason

PARTS = ErrorComponents(session=0.10, rater=0.06, residual=0.20)


def scored(value: float, error: float | None) -> Estimate:
    return Estimate(value, None, None, 3, 2, error)


def test_the_error_of_a_mean_adds_each_part_over_its_number() -> None:
    found = figure(score_with_error([[("a", 3), ("b", 4)], [("a", 2)], []], PARTS))
    assert found.value == pytest.approx((3.5 + 2) / 2)
    assert found.standard_error == pytest.approx((0.10 / 2 + 0.06 / 2 + 0.20 / 3) ** 0.5)
    assert found.high == pytest.approx(2.75 + 1.959964 * (found.standard_error or 0), abs=1e-6)
    assert (found.n_targets, found.n_raters) == (2, 2)


@pytest.mark.parametrize(
    ("sessions", "said"),
    [
        ([], "at least 2 rated sessions, has 0"),
        ([[("a", 3.0), ("b", 3.0)]], "at least 2 rated sessions, has 1"),
        ([[("a", 3.0)], [("a", 3.0)]], "at least 2 different raters, has 1"),
    ],
)
def test_below_the_minimum_there_is_no_score_with_error(
    sessions: list[list[tuple[str, float]]], said: str
) -> None:
    assert said in reason(score_with_error(sessions, PARTS))


@pytest.mark.parametrize(
    ("value", "error", "expected"),
    [(3.0, 0.3, 0.5), (3.3, 0.3, 0.841345), (2.4, 0.3, 0.022750), (3.0, 0.0, 1.0), (2.9, 0.0, 0.0)],
)
def test_the_probability_is_the_normal_share_above_the_cut(
    value: float, error: float, expected: float
) -> None:
    assert probability_above(scored(value, error), 3.0) == pytest.approx(expected, abs=1e-6)


def test_a_group_draws_the_score_towards_its_mean() -> None:
    group = Group(mean=3.5, variance=0.09)
    found = probability_above(scored(2.9, 0.3), 3.0, group=group)
    assert found == pytest.approx(0.8271, abs=1e-4)  # 3.2 with an error of 0.2121
    same = Group(mean=3.5, variance=0.0)
    assert probability_above(scored(2.9, 0.0), 3.0, group=same) == 0
    assert probability_above(scored(2.9, 0.3), 3.0, group=same) == 1


def test_without_a_score_or_its_error_there_is_no_probability() -> None:
    assert reason(probability_above(NotEstimable("too few"), 3)) == "too few"
    assert "not known" in reason(probability_above(scored(3, None), 3))


def test_the_expected_accuracy_is_the_one_that_simulation_gives() -> None:
    rng = np.random.default_rng(11)
    truth = rng.normal(3.2, 0.5, 4000)
    first, second = (truth + rng.normal(0, 0.3, 4000) for _ in range(2))
    flat = [scored(float(one), 0.3) for one in first]
    found = classification(flat, 3.0)
    assert isinstance(found, Classification)
    right = float(np.mean((truth >= 3) == (first >= 3)))
    assert found.accuracy.value == pytest.approx(right, abs=0.03)
    assert found.consistency.value == pytest.approx(
        float(np.mean((first >= 3) == (second >= 3))), abs=0.04
    )
    assert found.accuracy.value + found.false_pass + found.false_fail == pytest.approx(1)


def test_people_far_from_the_cut_are_sorted_without_error() -> None:
    found = classification([scored(1, 0.1)] * 5 + [scored(5, 0.1)] * 5, 3.0)
    assert isinstance(found, Classification)
    assert found.accuracy.value == pytest.approx(1)
    assert found.consistency.value == pytest.approx(1)


def test_fewer_than_ten_people_have_no_accuracy() -> None:
    few = [scored(3, 0.2)] * 9 + [scored(3, None)]
    assert "at least 10 people, has 9" in reason(classification(few, 3.0))


def test_the_plan_is_the_fewest_scores_that_are_enough() -> None:
    found = plan(PARTS, wanted_error=0.3)
    assert isinstance(found, Option)
    cheaper = [
        one
        for one in options_of(PARTS)
        if one.sessions * one.raters < found.sessions * found.raters
    ]
    assert found.standard_error <= 0.3
    assert cheaper
    assert all(one.standard_error > 0.3 for one in cheaper)


def test_the_plan_reaches_a_probability_at_the_cut() -> None:
    found = plan(PARTS, wanted_probability=0.9, score=3.3, cut=3.0)
    assert isinstance(found, Option)
    assert (found.probability or 0) >= 0.9
    assert plan(ErrorComponents(0, 0, 0), wanted_probability=0.9, score=3, cut=3) == Option(
        2, 2, 0.0, 1.0
    )


def test_what_no_plan_reaches_is_said() -> None:
    assert "would not be enough" in reason(plan(PARTS, wanted_error=0.01))
    with pytest.raises(ValueError, match="wanted"):
        plan(PARTS, wanted_probability=0.9)


def test_a_variance_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="zero"):
        ErrorComponents(0.1, -0.1, 0.2)

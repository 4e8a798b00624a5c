"""What would be left of the differences between raters without one of them, by hand."""

import numpy as np
import pytest

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.leaving_out import Without, leaving_each_out
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.printed_tables import NA

TARGETS = np.array([1.0, 2.0, 3.0, 4.0, 2.5, 3.5])
NOISE = np.array([[1, -1, 0], [-1, 0, 1], [0, 1, -1], [1, 0, -1], [-1, 1, 0], [0, -1, 1]]) / 50


def found(table: RatingsTable) -> dict[str, Without]:
    answer = leaving_each_out(table)
    assert not isinstance(answer, NotEstimable), answer
    return answer


def test_without_the_lenient_rater_nothing_is_left_of_the_differences_in_strictness() -> None:
    scores = TARGETS[:, np.newaxis] + np.array([1.0, 0.0, 0.0])
    each = found(RatingsTable.of(scores))
    assert each["r1"].strictness == pytest.approx(0, abs=1e-12)
    assert each["r1"].effect == pytest.approx(1)
    assert each["r1"].targets == 6
    # Of effects 1, 0, 0 the variance is 2/9; of 1 and 0 alone it is 1/4.
    assert each["r2"].strictness == pytest.approx(9 / 8)
    assert each["r2"].effect == pytest.approx(-0.5)


def test_strictness_is_found_where_each_target_has_other_raters() -> None:
    effects = np.array([0.9, 0.0, 0.1, -0.1])
    pairs = [(0, 1), (1, 2), (2, 3), (0, 3), (0, 2), (1, 3)]
    scores = np.full((6, 4), NA)
    for row, pair in enumerate(pairs):
        scores[row, pair] = TARGETS[row] + effects[list(pair)]
    each = found(RatingsTable.of(scores))
    assert [one.effect for one in each.values()] == pytest.approx([0.9, -0.3, -1 / 6, -1.3 / 3])
    assert min(each, key=lambda who: each[who].strictness) == "r1"
    assert each["r1"].strictness < 0.06


def test_without_the_erratic_rater_the_order_agrees() -> None:
    scores = TARGETS[:, np.newaxis] + NOISE
    scores[:, 2] = TARGETS[::-1]
    each = found(RatingsTable.of(scores))
    assert each["r3"].order < 0.01
    assert min(each["r1"].order, each["r2"].order) > 0.9


def test_the_rest_without_a_rater_is_that_of_the_other_columns() -> None:
    scores = TARGETS[:, np.newaxis] + 10 * NOISE
    each = found(RatingsTable.of(scores))
    both = scores[:, :2] - scores[:, :2].mean(axis=1, keepdims=True)
    all_three = scores - scores.mean(axis=1, keepdims=True)
    expected = ((both**2).sum() / 6) / ((all_three**2).sum() / 12)
    assert each["r3"].order == pytest.approx(expected)


def test_a_rater_of_every_shared_target_leaves_nothing_to_compare() -> None:
    scores = [[1.0, 2, NA], [2.0, NA, 3], [3.0, 3, NA], [4.0, NA, 5]]
    assert found(RatingsTable.of(scores))["r1"].order == 1


def test_where_nobody_differs_everything_would_be_left() -> None:
    each = found(RatingsTable.of(TARGETS[:, np.newaxis] + np.zeros(3)))
    assert {(one.strictness, one.order) for one in each.values()} == {(1.0, 1.0)}


def test_who_shared_no_target_is_not_there() -> None:
    scores = [[1.0, 1, 2, NA], [2.0, 2, 3, NA], [3.0, NA, NA, NA], [NA, NA, NA, 4.0]]
    assert list(found(RatingsTable.of(scores))) == ["r1", "r2", "r3"]


@pytest.mark.parametrize(
    ("scores", "reason"),
    [
        ([[1.0, 2.0], [2.0, 3.0]], "one of two cannot be told apart"),
        ([[1.0, NA, NA]], "one of two cannot be told apart"),
        ([[1.0, 2, NA, NA], [NA, NA, 3.0, 4]], "fall into 2 parts"),
    ],
)
def test_it_says_why_it_cannot_be_told(scores: list[list[float]], reason: str) -> None:
    answer = leaving_each_out(RatingsTable.of(scores))
    assert isinstance(answer, NotEstimable)
    assert reason in answer.reason

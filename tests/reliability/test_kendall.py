"""Kendall's W agrees with Friedman's test of an independent package, ties and all."""

import json
from pathlib import Path

import numpy as np
import pytest

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.kendall import ConcordanceTest, concordance_test, kendall_w
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.printed_tables import FOUR_RATERS, NA, figure, reason
from tests.reliability.test_icc import SHROUT_FLEISS

GOLDEN = json.loads((Path(__file__).parent / "golden" / "scipy.json").read_text())["friedman"]
TIES = RatingsTable.of(
    [[1, 2, 2], [2, 2, 1], [3, 3, 3], [3, 2, 4], [5, 5, 4], [5, 4, 4], [2, 1, 1]]
)


@pytest.mark.parametrize(("table", "name"), [(SHROUT_FLEISS, "shrout_fleiss"), (TIES, "ties")])
def test_the_test_is_that_of_friedman(table: RatingsTable, name: str) -> None:
    found = concordance_test(table)
    assert isinstance(found, ConcordanceTest)
    assert found.chi_square == pytest.approx(GOLDEN[name]["chi_square"])
    assert found.p == pytest.approx(GOLDEN[name]["p"], rel=1e-6)
    assert found.freedom == len(table.targets) - 1
    assert figure(kendall_w(table)).value == pytest.approx(
        found.chi_square / (len(table.raters) * found.freedom)
    )


def test_the_same_order_is_one_and_strictness_does_not_count() -> None:
    found = figure(kendall_w(RatingsTable.of([[1, 11, 3], [2, 12, 7], [3, 13, 9], [4, 19, 10]])))
    assert found.value == pytest.approx(1)
    assert (found.low, found.high) == (None, None)


def test_opposite_orders_of_two_raters_are_zero() -> None:
    assert figure(kendall_w(RatingsTable.of([[1, 3], [2, 2], [3, 1]]))).value == pytest.approx(0)


def test_targets_that_not_everybody_scored_are_left_out_and_counted() -> None:
    found = figure(kendall_w(FOUR_RATERS))
    assert found.n_targets == 8
    assert found.note.startswith("4 targets that not every rater scored are left out")


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([[NA, NA]], "needs at least two raters"),
        ([[1], [2]], "needs at least two raters"),
        ([[1, 2]], "fewer than two targets"),
        ([[1, NA], [NA, 2], [1, 2]], "fewer than two targets"),
        ([[1, 2], [1, 2]], "every rater gave all targets the same score"),
    ],
)
def test_what_cannot_be_estimated_says_why(scores: list[list[float]], expected: str) -> None:
    assert expected in reason(kendall_w(RatingsTable.of(scores)))
    assert isinstance(concordance_test(RatingsTable.of(scores)), NotEstimable)


@pytest.mark.parametrize("targets", [2, 2001])
def test_too_few_or_too_many_targets_have_a_figure_and_no_interval(targets: int) -> None:
    scores = np.random.default_rng(1).normal(size=(targets, 3))
    found = figure(kendall_w(RatingsTable.of(scores)))
    assert (found.low, found.high, found.standard_error) == (None, None, None)
    assert "no interval" in found.note

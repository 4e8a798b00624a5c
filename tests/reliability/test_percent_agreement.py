"""Exact and near agreement."""

import numpy as np
import pytest

from ipt_training.reliability.percent_agreement import percent_agreement
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.printed_tables import FOUR_RATERS, NA, figure, reason


def test_agreement_of_four_raters_is_as_printed() -> None:
    # README of the R package irrCAC: percent agreement .8181818, standard error .12561
    found = figure(percent_agreement(FOUR_RATERS))
    assert round(found.value, 7) == 0.8181818
    assert found.standard_error is not None
    assert round(found.standard_error, 5) == 0.12561
    assert (found.n_targets, found.n_raters) == (11, 4)


def test_within_one_counts_neighbours() -> None:
    # pairs within one: 2 of 2, 3 of 3, 1 of 3 -> (1 + 1 + 1/3) / 3
    table = RatingsTable.of([[1.0, 2.0, NA], [3.0, 4.0, 4.0], [1.0, 2.0, 4.0]])
    assert figure(percent_agreement(table, within=1.0)).value == pytest.approx((1 + 1 + 1 / 3) / 3)


def test_binary_fractions_do_not_push_a_pair_apart() -> None:
    table = RatingsTable.of([[0.3, 1.3], [0.1 + 0.2, 0.3]])
    assert figure(percent_agreement(table, within=1.0)).value == 1.0
    assert figure(percent_agreement(table)).value == 0.5


def test_limits_stay_between_none_and_all() -> None:
    found = figure(percent_agreement(RatingsTable.of([[1, 1], [1, 2], [2, 1]])))
    assert (found.low, found.high) == (0.0, 1.0)


def test_many_raters_of_whom_each_target_met_two_give_the_mean_of_the_pairs() -> None:
    scores = np.full((6, 12), NA)
    for target in range(6):
        scores[target, [2 * target, 2 * target + 1]] = [1, 1 + target % 2]
    found = figure(percent_agreement(RatingsTable.of(scores)))
    assert (found.value, found.n_targets, found.n_raters) == (0.5, 6, 12)


def test_one_target_has_a_figure_and_no_interval() -> None:
    found = figure(percent_agreement(RatingsTable.of([[1, 1, 2]])))
    assert found.value == pytest.approx(1 / 3)
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ([[NA, NA]], "there are no scores"),
        (np.empty((0, 0)), "there are no scores"),
        ([[1], [2]], "needs at least two raters"),
        ([[1, NA], [2, NA]], "needs at least two raters"),
        ([[1, NA], [NA, 2]], "no target has scores of two raters"),
    ],
)
def test_without_pairs_of_scores_there_is_a_reason(scores: list[list[float]], why: str) -> None:
    assert reason(percent_agreement(RatingsTable.of(scores))) == why

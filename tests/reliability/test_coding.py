"""Scores as places among categories."""

import numpy as np
import pytest

from ipt_training.reliability.coding import CodedScores, coded, different, places_in
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from tests.reliability.printed_tables import NA


@pytest.mark.parametrize(
    "values",
    [
        np.array([[1.0, 2.0], [5.0, 1.0]]),
        np.array([3.0, 3.0]),
        np.array([-4.0, 0.0, 7.0]),
        np.array([0.25, 1.0, 0.25]),
        np.array([1.0, 1.5]),
        np.array([0.0, 1e6]),
        np.array([1e20, 1e20]),
        np.array([-0.0, 0.0, 2.0]),
    ],
)
def test_counting_whole_numbers_and_sorting_others_come_to_the_same(values: FloatArray) -> None:
    names = different(values)
    np.testing.assert_array_equal(names, np.unique(values))
    np.testing.assert_array_equal(places_in(values, names), np.searchsorted(names, values))


@pytest.mark.parametrize("names", [[1.0, 2.0, 2.5], [0.0, 1.0, 2.0]])
def test_names_beyond_the_scores_do_not_mislead_the_counting(names: list[float]) -> None:
    found = places_in(np.array([1.0, 2.0, 2.0]), np.array(names))
    np.testing.assert_array_equal(found, np.searchsorted(names, [1.0, 2.0, 2.0]))


def test_targets_and_raters_without_scores_are_left_out() -> None:
    found = coded(RatingsTable.of([[1.0, NA, 2.0], [NA, NA, NA], [2.0, NA, NA]]))
    assert isinstance(found, CodedScores)
    assert (found.n_targets, found.n_raters, found.q) == (2, 2, 2)
    np.testing.assert_array_equal(found.places, [[0, 1], [1, 2]])
    np.testing.assert_array_equal(found.given, [[True, True], [True, False]])
    np.testing.assert_array_equal(found.prevalence, [0.25, 0.75])


def test_places_on_a_whole_scale_leave_room_for_unused_categories() -> None:
    found = coded(RatingsTable.of([[2.0, 4.0], [4.0, NA]]), (1, 2, 3, 4, 5))
    assert isinstance(found, CodedScores)
    np.testing.assert_array_equal(found.places, [[1, 3], [3, 5]])

"""A rater's bias is held on the same targets only, with its n and its interval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_training.reliability.bias import bias_against, bias_by_item, rater_bias
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.printed_tables import NA, figure, reason

# r1 - mean of the others: 2 - 1.5, 4 - 3, 3 - 2 (r3 did not score the third)
TABLE = RatingsTable.of([[2.0, 1, 2], [4.0, 2, 4], [3.0, 2, NA], [5.0, NA, NA]])


def test_the_bias_is_the_mean_difference_from_the_others_by_hand() -> None:
    found = figure(rater_bias(TABLE)["r1"])
    assert found.value == pytest.approx((0.5 + 1 + 1) / 3)
    error = np.std([0.5, 1, 1], ddof=1) / 3**0.5
    assert found.standard_error == pytest.approx(error)
    assert found.high == pytest.approx(found.value + 4.302653 * error, abs=1e-6)
    assert (found.n_targets, found.n_raters) == (3, 2)


def test_a_strict_rater_is_below_zero_against_a_reference() -> None:
    found = bias_against(TABLE, "r1")
    assert set(found) == {"r2", "r3"}
    assert figure(found["r2"]).value == pytest.approx(-4 / 3)
    assert figure(found["r3"]).value == 0
    with pytest.raises(ValueError, match="no rater"):
        bias_against(TABLE, "nobody")


def test_who_got_the_better_sessions_does_not_look_lenient() -> None:
    table = RatingsTable.of([[5.0, 5, NA], [5.0, 5, NA], [5.0, NA, NA], [1.0, 1, 1], [2.0, NA, 2]])
    assert [figure(one).value for one in rater_bias(table).values()] == [0, 0, 0]


def test_without_a_shared_target_there_is_no_figure_and_with_one_no_interval() -> None:
    found = rater_bias(RatingsTable.of([[1, 2, NA], [NA, NA, 4]]))
    assert "no target" in reason(found["r3"])
    one = figure(found["r1"])
    assert (one.value, one.low, one.high, one.standard_error) == (-1, None, None, None)
    assert "one target" in one.note
    assert "no target" in reason(bias_against(RatingsTable.of([[1, NA], [NA, 2]]), "r1")["r2"])


def test_each_item_has_its_own() -> None:
    found = bias_by_item({"warmth": TABLE, "focus": RatingsTable.of([[1, 2]])})
    assert figure(found["warmth"]["r1"]).value == figure(rater_bias(TABLE)["r1"]).value
    assert figure(found["focus"]["r2"]).value == 1


@given(st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=8))
def test_with_everything_scored_the_biases_cancel_out(rows: list[list[int]]) -> None:
    found = rater_bias(RatingsTable.of(rows)).values()
    assert sum(figure(one).value for one in found) == pytest.approx(0)

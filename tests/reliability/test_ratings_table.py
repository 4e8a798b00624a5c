"""A table of ratings is what was given, and refuses what cannot be a table."""

import numpy as np
import pytest

from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.printed_tables import NA

ROWS = [("s2", "ann", 4.0), ("s1", "ann", 3.0), ("s2", "ben", None), ("s1", "cy", 1.0)]


def test_rows_become_a_table_in_the_order_in_which_names_appear() -> None:
    table = RatingsTable.from_rows(ROWS)
    assert (table.targets, table.raters) == (("s2", "s1"), ("ann", "ben", "cy"))
    assert np.array_equal(table.scores, [[4, NA, NA], [3, NA, 1]], equal_nan=True)
    assert (table.n_targets, table.n_raters, table.n_scores) == (2, 2, 3)
    assert not table.is_complete
    assert table.categories.tolist() == [1, 3, 4]


def test_a_pair_of_raters_is_held_over_what_both_scored() -> None:
    pair = RatingsTable.from_rows(ROWS).pair("cy", "ann")
    assert (pair.targets, pair.raters) == (("s1",), ("cy", "ann"))
    assert pair.scores.tolist() == [[1, 3]]
    assert pair.is_complete


def test_scores_cannot_be_changed_afterwards() -> None:
    table = RatingsTable.of([[1.0, 2], [NA, 3.0]])
    with pytest.raises(ValueError, match="read-only"):
        table.scores[0, 0] = 9


def test_a_second_score_of_a_rater_on_a_target_is_refused() -> None:
    with pytest.raises(ValueError, match="ann scored s1 twice"):
        RatingsTable.from_rows([*ROWS, ("s1", "ann", 5.0)])


@pytest.mark.parametrize(
    ("scores", "targets", "raters", "said"),
    [
        ([[1.0, 2.0]], ("a",), ("x",), "one column for each rater"),
        ([[1.0], [2.0]], ("a", "a"), ("x",), "named once"),
        ([[1.0, 2.0]], ("a",), ("x", "x"), "named once"),
        ([[float("inf")]], ("a",), ("x",), "finite"),
    ],
)
def test_what_cannot_be_a_table_is_refused(
    scores: list[list[float]], targets: tuple[str, ...], raters: tuple[str, ...], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        RatingsTable(np.array(scores), targets, raters)

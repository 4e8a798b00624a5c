"""The standard error of measurement follows from the analysis of variance that was printed.

Shrout & Fleiss (1979): components of raters 5.244444 and residual 1.019444, recomputed from the
printed mean squares.
"""

import numpy as np
import pytest

from ipt_training.reliability.estimate import Estimate
from ipt_training.reliability.icc import IccForm, intraclass
from ipt_training.reliability.measurement_error import (
    of_mean,
    smallest_detectable_difference,
    standard_error_of_measurement,
)
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.printed_tables import NA, figure, reason
from tests.reliability.test_icc import SHROUT_FLEISS


@pytest.mark.parametrize(("absolute", "variance"), [(True, 5.244444 + 1.019444), (False, 1.019444)])
def test_it_is_the_root_of_what_does_not_lie_between_targets(
    *, absolute: bool, variance: float
) -> None:
    found = figure(standard_error_of_measurement(SHROUT_FLEISS, absolute=absolute))
    assert found.value == pytest.approx(variance**0.5, abs=1e-6)
    assert found.low is not None
    assert found.low <= found.value
    assert (found.n_targets, found.n_raters) == (6, 4)


def test_it_is_the_spread_times_the_root_of_what_the_coefficient_leaves() -> None:
    sem = figure(standard_error_of_measurement(SHROUT_FLEISS))
    icc = figure(intraclass(SHROUT_FLEISS, IccForm.ICC_A_1))
    spread = (2.555556 + 5.244444 + 1.019444) ** 0.5
    assert sem.value == pytest.approx(spread * (1 - icc.value) ** 0.5, abs=1e-6)


def test_two_scores_differ_by_more_than_error_from_the_smallest_difference_on() -> None:
    sem = figure(standard_error_of_measurement(SHROUT_FLEISS))
    found = figure(smallest_detectable_difference(sem))
    assert found.value == pytest.approx(sem.value * 2.771808, abs=1e-5)
    assert figure(of_mean(sem, 4)).value == pytest.approx(sem.value / 2)
    bare = Estimate(1.0, None, None, 5, 2)
    assert figure(smallest_detectable_difference(bare)).low is None
    with pytest.raises(ValueError, match="one score"):
        of_mean(sem, 0)


def test_raters_who_agree_make_no_error() -> None:
    found = figure(standard_error_of_measurement(RatingsTable.of([[1, 1], [2, 2], [4, 4]])))
    assert found.value == pytest.approx(0, abs=1e-12)


def test_with_scores_missing_the_known_error_is_found_again() -> None:
    rng = np.random.default_rng(3)
    scores = rng.normal(0, 1, (2000, 1)) + rng.normal(0, 0.6, (2000, 6))
    scores[rng.random(scores.shape) < 0.5] = NA
    found = figure(standard_error_of_measurement(RatingsTable.of(scores), absolute=False))
    assert found.value == pytest.approx(0.6, abs=0.02)
    assert found.low is not None
    assert found.low < found.value < (found.high or 0)


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([[NA, NA]], "no target has scores of two raters"),
        ([[1], [2]], "no target has scores of two raters"),
        ([[1, NA], [NA, 2]], "no target has scores of two raters"),
        ([[1, 2], [NA, 3], [2, NA]], "too few targets"),
        (
            [[1, 2, NA, NA], [2, 2, NA, NA], [NA, NA, 3, 4], [NA, NA, 3, 1]],
            "2 parts that share no target",
        ),
    ],
)
def test_what_cannot_be_estimated_says_why(scores: list[list[float]], said: str) -> None:
    sem = standard_error_of_measurement(RatingsTable.of(scores))
    assert said in reason(sem)
    assert said in reason(smallest_detectable_difference(sem))
    assert said in reason(of_mean(sem, 2))

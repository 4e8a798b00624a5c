"""AC1 and AC2 against the README of irrCAC (R) and against what irrCAC 0.4.4 (PyPI) gives."""

import numpy as np
import pytest

from ipt_training.reliability.gwet import gwet_ac
from ipt_training.reliability.kappa import cohen_kappa
from ipt_training.reliability.ratings_table import RatingsTable
from ipt_training.reliability.weights import Weighting
from tests.reliability.printed_tables import FOUR_RATERS, NA, figure, of_counts, reason


def test_ac1_of_four_raters_is_as_printed() -> None:
    # README of the R package irrCAC: AC1 .77544, standard error .14295, interval .461 to 1
    found = figure(gwet_ac(FOUR_RATERS))
    assert round(found.value, 5) == 0.77544
    assert found.standard_error is not None
    assert round(found.standard_error, 5) == 0.14295
    assert found.low is not None
    assert round(found.low, 3) == 0.461
    assert found.high == 1.0
    assert (found.n_targets, found.n_raters, found.confidence) == (12, 4, 0.95)


# tests/reliability/golden/irrcac.py wrote these with PyPI irrCAC 0.4.4
@pytest.mark.parametrize(
    ("weighting", "value", "error"),
    [
        (Weighting.IDENTITY, 0.775444068, 0.142949951),
        (Weighting.LINEAR, 0.858739136, 0.117329022),
        (Weighting.QUADRATIC, 0.914000724, 0.103962245),
        (Weighting.ORDINAL, 0.89893977, 0.106903524),
        (Weighting.RADICAL, 0.819811702, 0.128355525),
        (Weighting.RATIO, 0.857367558, 0.12207133),
    ],
)
def test_every_weighting_gives_what_irrcac_gives(
    weighting: Weighting, value: float, error: float
) -> None:
    found = figure(gwet_ac(FOUR_RATERS, weights=weighting))
    assert found.value == pytest.approx(value, abs=1e-8)
    assert found.standard_error == pytest.approx(error, abs=1e-8)


@pytest.mark.parametrize(
    ("counts", "kappa", "ac1"),
    [([[40, 9], [6, 45]], 0.699519, 0.700748), ([[80, 10], [5, 5]], 0.318182, 0.808000)],
)
def test_ac1_stays_where_kappa_falls_with_the_prevalence(
    counts: list[list[int]], kappa: float, ac1: float
) -> None:
    # Feinstein & Cicchetti (1990): the same 85 of 100 agreements
    table = of_counts(counts)
    assert figure(cohen_kappa(table)).value == pytest.approx(kappa, abs=1e-6)
    assert figure(gwet_ac(table)).value == pytest.approx(ac1, abs=1e-6)


def test_scores_that_are_all_the_same_agree_fully_on_any_scale() -> None:
    table = RatingsTable.of([[3, 3], [3, 3], [3, 3]])
    for categories in (None, (1, 2, 3, 4, 5)):
        found = figure(gwet_ac(table, categories=categories))
        assert (found.value, found.low, found.high, found.standard_error) == (1.0, None, None, None)
        assert "no width" in found.note


def test_an_unused_category_of_the_scale_changes_chance() -> None:
    table = RatingsTable.of([[1, 1], [1, 2], [2, 2]])
    two = figure(gwet_ac(table)).value
    five = figure(gwet_ac(table, categories=(1, 2, 3, 4, 5))).value
    # pe is .5 with two categories and 5 / 20 * 2 * .5 * .5 = .125 with five; pa is 2 / 3
    assert two == pytest.approx((2 / 3 - 0.5) / 0.5)
    assert five == pytest.approx((2 / 3 - 0.125) / 0.875)


def test_one_target_has_a_figure_and_no_interval() -> None:
    found = figure(gwet_ac(RatingsTable.of([[1, 1, 2]])))
    assert (found.low, found.high, found.standard_error) == (None, None, None)


@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ([[NA, NA]], "there are no scores"),
        (np.empty((0, 2)), "there are no scores"),
        ([[1], [2]], "needs at least two raters"),
        ([[1, NA], [2, NA]], "needs at least two raters"),
        ([[1, NA], [NA, 2]], "no target has scores of two raters"),
    ],
)
def test_without_pairs_of_scores_there_is_a_reason(scores: list[list[float]], why: str) -> None:
    assert reason(gwet_ac(RatingsTable.of(scores))) == why


def test_ratio_weights_of_scores_below_zero_say_why_there_is_no_figure() -> None:
    table = RatingsTable.of([[-1, 1], [1, 1]])
    assert "at or above zero" in reason(gwet_ac(table, weights=Weighting.RATIO))


def test_limits_go_no_lower_than_minus_one() -> None:
    table = RatingsTable.of([[9.0, 2.0, 5.0], [6.0, 1.0, NA], [8.0, 4.0, 6.0]])
    found = figure(gwet_ac(table, weights=Weighting.QUADRATIC))
    assert (found.low, found.high) == (-1.0, 1.0)

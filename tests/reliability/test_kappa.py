"""Kappas against print: Cohen (1968), Fleiss (1971), Gwet's raters; the rest against peers."""

from collections.abc import Callable

import numpy as np
import pytest

from ipt_training.reliability.estimate import Result
from ipt_training.reliability.kappa import (
    AgainstChance,
    brennan_prediger,
    cohen_kappa,
    cohen_kappa_of_counts,
    conger_kappa,
    fleiss_against_chance,
    fleiss_category_kappas,
    fleiss_kappa,
    light_kappa,
)
from ipt_training.reliability.ratings_table import RatingsTable
from ipt_training.reliability.weights import Weighting, Weights, weights_of_costs
from tests.reliability.printed_tables import (
    COHEN_1968,
    DIAGNOSES,
    FLEISS_COHEN_EVERITT,
    FOUR_RATERS,
    NA,
    figure,
    of_counts,
    reason,
)

Kappa = Callable[..., Result]
OF_SEVERAL = (conger_kappa, fleiss_kappa, light_kappa, brennan_prediger)
EVERY_KAPPA = (cohen_kappa, conger_kappa, fleiss_kappa, light_kappa, brennan_prediger)


@pytest.mark.parametrize(
    ("weights", "printed"),
    [
        (Weighting.IDENTITY, 0.492),
        (weights_of_costs([[0, 1, 3], [1, 0, 6], [3, 6, 0]]), 0.348),
        (weights_of_costs([[0, 1, 4], [1, 0, 6], [2, 2, 0]]), 0.353),
    ],
)
def test_kappas_of_cohen_1968_are_as_printed(weights: Weights, printed: float) -> None:
    found = figure(cohen_kappa_of_counts(COHEN_1968, weights=weights))
    assert round(found.value, 3) == printed
    assert (found.n_targets, found.n_raters) == (200, 2)


@pytest.mark.parametrize(
    ("weights", "value"), [(Weighting.LINEAR, 0.473684), (Weighting.QUADRATIC, 0.454545)]
)
def test_other_weights_on_cohen_1968_stay_where_they_are(weights: Weights, value: float) -> None:
    found = figure(cohen_kappa_of_counts(COHEN_1968, weights=weights))
    assert found.value == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize(
    ("weights", "value"),
    [
        (Weighting.IDENTITY, 0.428571),
        (np.array([[1, 0, 4 / 9], [0, 1, 6 / 9], [4 / 9, 6 / 9, 1]]), 0.507060),
    ],
)
def test_kappas_of_fleiss_cohen_and_everitt_1969_are_as_known(
    weights: Weights, value: float
) -> None:
    found = figure(cohen_kappa_of_counts(FLEISS_COHEN_EVERITT, weights=weights))
    assert found.value == pytest.approx(value, abs=1e-6)


def test_ratings_and_their_contingency_table_give_the_same_kappa() -> None:
    table = of_counts([[int(count) for count in row] for row in FLEISS_COHEN_EVERITT])
    for weighting in Weighting:
        of_ratings = cohen_kappa(table, weights=weighting)
        assert of_ratings == cohen_kappa_of_counts(FLEISS_COHEN_EVERITT, weights=weighting)


def test_cohens_kappa_leaves_out_targets_that_one_rater_missed() -> None:
    whole = RatingsTable.of([[1, 1], [1, 2], [2, 2], [2, 2]])
    more = RatingsTable.of([[1.0, 1.0], [1.0, 2.0], [2.0, 2.0], [2.0, 2.0], [1.0, NA], [NA, 2.0]])
    assert cohen_kappa(more) == cohen_kappa(whole)


def test_a_third_rater_without_scores_does_not_count() -> None:
    assert figure(cohen_kappa(RatingsTable.of([[1, NA, 1], [2, NA, 1], [2, NA, 2]]))).n_raters == 2


@pytest.mark.parametrize(
    ("coefficient", "value", "error"),
    [
        # value and error printed in the README of the R package irrCAC; Brennan-Prediger from
        # PyPI irrCAC 0.4.4
        (fleiss_kappa, 0.76117, 0.15302),
        (conger_kappa, 0.76282, 0.14917),
        (brennan_prediger, 0.77273, 0.14472),
    ],
)
def test_kappas_of_four_raters_are_as_printed(
    coefficient: Kappa, value: float, error: float
) -> None:
    found = figure(coefficient(FOUR_RATERS))
    assert round(found.value, 5) == value
    assert found.standard_error is not None
    assert round(found.standard_error, 5) == error


def test_fleiss_1971_is_as_printed_category_by_category() -> None:
    assert round(figure(fleiss_kappa(DIAGNOSES)).value, 3) == 0.430
    by_category = fleiss_category_kappas(DIAGNOSES)
    assert isinstance(by_category, dict)
    printed = [0.245, 0.245, 0.520, 0.471, 0.566]
    assert [round(figure(found).value, 3) for found in by_category.values()] == printed
    assert list(by_category) == [1.0, 2.0, 3.0, 4.0, 5.0]


def test_fleiss_1971_is_far_from_chance_with_the_error_of_1979() -> None:
    found = fleiss_against_chance(DIAGNOSES)
    assert isinstance(found, AgainstChance)
    assert round(found.standard_error, 6) == 0.024374
    assert round(found.z, 4) == 17.6518
    assert 0.0 <= found.p < 1e-12


def test_conger_and_light_on_fleiss_1971_are_as_known() -> None:
    # R package irr: kappam.fleiss(diagnoses, exact = TRUE) .442, kappam.light(diagnoses) .459
    assert figure(conger_kappa(DIAGNOSES)).value == pytest.approx(0.441809, abs=1e-6)
    assert figure(light_kappa(DIAGNOSES)).value == pytest.approx(0.459412, abs=1e-6)


def test_conger_is_cohen_and_light_is_cohen_where_there_are_two_raters() -> None:
    table = of_counts([[8, 2, 1], [3, 5, 2], [0, 1, 6]])
    for weighting in Weighting:
        cohen = figure(cohen_kappa(table, weights=weighting))
        for coefficient in (conger_kappa, light_kappa):
            found = figure(coefficient(table, weights=weighting))
            assert found.value == pytest.approx(cohen.value, abs=1e-12)
            # the same linearisation, with n - 1 for n
            assert found.standard_error == pytest.approx(
                (cohen.standard_error or 0.0) * (28 / 27) ** 0.5, abs=1e-12
            )


def test_the_error_of_lights_kappa_is_near_that_of_leaving_out_each_target() -> None:
    scores = DIAGNOSES.scores
    whole = figure(light_kappa(DIAGNOSES))
    left_out = np.array(
        [
            figure(light_kappa(RatingsTable.of(np.delete(scores, target, axis=0)))).value
            for target in range(30)
        ]
    )
    jackknife = (29 / 30 * np.sum((left_out - left_out.mean()) ** 2)) ** 0.5
    assert whole.standard_error == pytest.approx(jackknife, rel=0.05)


def test_light_leaves_out_pairs_without_a_shared_target_and_says_so() -> None:
    table = RatingsTable.of([[1, 1, NA], [2, 2, NA], [1, 2, NA], [NA, 1, 1], [NA, 2, 2]])
    found = figure(light_kappa(table))
    # the first pair has po 2/3 and pe 4/9, the second agrees fully
    assert found.value == pytest.approx((0.4 + 1.0) / 2)
    assert found.note == "1 of 3 pairs of raters share no target"


def test_light_has_no_figure_where_a_pair_has_none() -> None:
    table = RatingsTable.of([[1, 1, 1], [1, 1, 2]])
    assert "a pair of raters used one category" in reason(light_kappa(table))


def test_brennan_and_prediger_guess_among_all_categories_of_the_scale() -> None:
    table = RatingsTable.of([[1, 1], [1, 2], [2, 2], [1, 1]])
    assert figure(brennan_prediger(table)).value == pytest.approx((0.75 - 0.5) / 0.5)
    five = brennan_prediger(table, categories=(1, 2, 3, 4, 5))
    assert figure(five).value == pytest.approx((0.75 - 0.2) / 0.8)
    same = RatingsTable.of([[3, 3], [3, 3]])
    assert figure(brennan_prediger(same, categories=(1, 2, 3, 4, 5))).value == 1.0


@pytest.mark.parametrize("coefficient", EVERY_KAPPA)
def test_raters_who_agree_on_all_have_one_and_no_interval_as_it_would_have_no_width(
    coefficient: Kappa,
) -> None:
    found = figure(coefficient(RatingsTable.of([[1, 1], [2, 2], [3, 3], [1, 1]])))
    assert found.value == pytest.approx(1.0)
    assert (found.low, found.high, found.standard_error) == (None, None, None)
    assert "no width" in found.note


@pytest.mark.parametrize("coefficient", EVERY_KAPPA)
@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ([[NA, NA], [NA, NA]], ("there are no scores",)),
        ([[1], [2]], ("needs exactly two raters", "needs at least two raters")),
        ([[1, NA], [NA, 2]], ("no target has scores of two raters",)),
        ([[3, 3], [3, 3]], ("all scores are the same", "a pair of raters used one category")),
        ([[1, 9]], ("the score 9 is not one of the categories",)),
    ],
)
def test_without_a_figure_there_is_a_reason(
    coefficient: Kappa, scores: list[list[float]], why: tuple[str, ...]
) -> None:
    categories = (1, 2, 3) if 9 in scores[0] else None
    said = reason(coefficient(RatingsTable.of(scores), categories=categories))
    assert said.startswith(why)


@pytest.mark.parametrize("coefficient", EVERY_KAPPA)
def test_weights_that_do_not_fit_give_a_reason(coefficient: Kappa) -> None:
    table = RatingsTable.of([[1, 1], [1, 2]])
    assert "custom weights" in reason(coefficient(table, weights=np.eye(3)))


@pytest.mark.parametrize("coefficient", OF_SEVERAL)
def test_measurements_are_not_categories(coefficient: Kappa) -> None:
    scores = np.arange(2002.0).reshape(1001, 2) / 3.0
    assert "measurements, not categories" in reason(coefficient(RatingsTable.of(scores)))


def test_one_target_has_a_figure_and_no_interval() -> None:
    found = figure(cohen_kappa(RatingsTable.of([[1, 2]])))
    assert (found.value, found.low, found.high, found.n_targets) == (0.0, None, None, 1)


def test_cohens_kappa_has_no_figure_where_weights_forgive_everything() -> None:
    table = RatingsTable.of([[1, 2], [2, 1]])
    forgiving = np.ones((2, 2))
    assert reason(cohen_kappa(table, weights=forgiving)) == "chance alone would give full agreement"
    assert reason(conger_kappa(table, weights=forgiving)) == (
        "chance alone would give full agreement"
    )


@pytest.mark.parametrize(
    ("counts", "categories", "why"),
    [
        ([[1, 2]], None, "as many rows as columns"),
        ([1, 2], None, "as many rows as columns"),
        ([[1, -2], [0, 1]], None, "none below zero"),
        ([[1, NA], [0, 1]], None, "none below zero"),
        ([[0, 0], [0, 0]], None, "there are no scores"),
        ([[5, 1], [1, 5]], (1, 2, 3), "the name of every category"),
        ([[5, 0], [0, 0]], None, "all scores are the same"),
    ],
)
def test_a_contingency_table_that_says_nothing_gives_a_reason(
    counts: list[list[float]], categories: tuple[float, ...] | None, why: str
) -> None:
    assert why in reason(cohen_kappa_of_counts(counts, categories=categories))


def test_a_contingency_table_with_misfitting_weights_gives_a_reason() -> None:
    assert "custom weights" in reason(cohen_kappa_of_counts([[1, 2], [3, 4]], weights=np.eye(3)))


def test_category_kappas_and_the_test_say_why_they_cannot_be_had() -> None:
    single = RatingsTable.of([[1], [2]])
    assert reason(fleiss_category_kappas(single)) == "needs at least two raters"
    assert reason(fleiss_against_chance(single)) == "needs at least two raters"
    assert "the same number of scores" in reason(fleiss_against_chance(FOUR_RATERS))
    same = RatingsTable.of([[3, 3], [3, 3]])
    assert reason(fleiss_against_chance(same)) == "all scores are the same"
    unused = fleiss_category_kappas(DIAGNOSES, categories=(1, 2, 3, 4, 5, 6))
    assert isinstance(unused, dict)
    assert reason(unused[6.0]) == "all scores are the same"

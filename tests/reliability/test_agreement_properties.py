"""What holds of agreement for any ratings."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_training.reliability.coding import coded
from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reliability.gwet import gwet_ac
from ipt_training.reliability.kappa import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    light_kappa,
)
from ipt_training.reliability.percent_agreement import percent_agreement
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.reliability.weights import Weighting

Coefficient = Callable[..., Result]
OF_SEVERAL: tuple[Coefficient, ...] = (
    conger_kappa,
    fleiss_kappa,
    light_kappa,
    brennan_prediger,
    gwet_ac,
)
EVERY: tuple[Coefficient, ...] = (*OF_SEVERAL, cohen_kappa, percent_agreement)
SCALE = (1.0, 2.0, 3.0, 4.0)


@st.composite
def ratings(draw: st.DrawFn, *, missing: bool = True) -> FloatArray:
    """Give scores of one to four by two to five raters, some missing."""
    targets, raters = draw(st.integers(1, 12)), draw(st.integers(2, 5))
    score = st.sampled_from([*SCALE, *([float("nan")] if missing else [])])
    cells = draw(st.lists(score, min_size=targets * raters, max_size=targets * raters))
    return np.array(cells).reshape(targets, raters)


@given(ratings(), st.integers(0, 1000))
def test_the_order_of_targets_and_raters_changes_nothing(scores: FloatArray, seed: int) -> None:
    rng = np.random.default_rng(seed)
    other = scores[rng.permutation(len(scores))][:, rng.permutation(scores.shape[1])]
    for coefficient in EVERY:
        _hold_same(coefficient(RatingsTable.of(scores)), coefficient(RatingsTable.of(other)))


@given(ratings())
def test_renaming_categories_changes_no_unweighted_figure(scores: FloatArray) -> None:
    renamed = np.select([scores == score for score in SCALE], [3.0, 1.0, 4.0, 2.0], np.nan)
    for coefficient in EVERY:
        _hold_same(coefficient(RatingsTable.of(scores)), coefficient(RatingsTable.of(renamed)))


@given(ratings(), st.sampled_from([Weighting.LINEAR, Weighting.QUADRATIC, Weighting.RADICAL]))
def test_shift_and_stretch_of_the_scale_change_no_weighted_figure(
    scores: FloatArray, weighting: Weighting
) -> None:
    for coefficient in (*OF_SEVERAL, cohen_kappa):
        _hold_same(
            coefficient(RatingsTable.of(scores), weights=weighting),
            coefficient(RatingsTable.of(scores * 2.5 - 7.25), weights=weighting),
        )


@given(ratings(), st.sampled_from([Weighting.LINEAR, Weighting.QUADRATIC]))
def test_unused_categories_change_no_kappa_under_distance_weights(
    scores: FloatArray, weighting: Weighting
) -> None:
    wider = (0.0, *SCALE, 9.0)
    kappas: tuple[Coefficient, ...] = (conger_kappa, fleiss_kappa, light_kappa, cohen_kappa)
    for coefficient in kappas:
        found = coefficient(RatingsTable.of(scores), weights=weighting)
        on_wider = coefficient(RatingsTable.of(scores), weights=weighting, categories=wider)
        _hold_same(found, on_wider)


@given(ratings())
def test_figures_are_finite_ordered_and_at_most_one(scores: FloatArray) -> None:
    for coefficient in EVERY:
        found = coefficient(RatingsTable.of(scores))
        if isinstance(found, NotEstimable):
            assert found.reason
            continue
        assert np.isfinite(found.value)
        assert found.value <= 1.0 + 1e-12
        if found.low is not None and found.high is not None:
            assert found.low <= found.value + 1e-12
            assert found.value - 1e-12 <= found.high


@given(ratings(missing=False))
def test_a_rater_repeated_agrees_with_themselves(scores: FloatArray) -> None:
    same = np.repeat(scores[:, :1], 3, axis=1)
    assert _value(percent_agreement(RatingsTable.of(same))) == pytest.approx(1.0)
    for coefficient in OF_SEVERAL:
        found = coefficient(RatingsTable.of(same))
        assert isinstance(found, NotEstimable) or found.value == pytest.approx(1.0)


@given(ratings())
def test_coding_gives_the_scores_back(scores: FloatArray) -> None:
    for table in (RatingsTable.of(scores), RatingsTable.of(scores / 3.0)):
        found = coded(table)
        if isinstance(found, NotEstimable):
            assert not table.given.any()
            continue
        back = np.append(found.categories, np.nan)[found.places.T]
        kept = table.scores[table.given.any(axis=1)][:, table.given.any(axis=0)]
        np.testing.assert_array_equal(back, kept)


@pytest.mark.parametrize("weighting", list(Weighting))
def test_many_raters_of_whom_each_target_met_few_change_nothing_but_speed(
    weighting: Weighting,
) -> None:
    rng = np.random.default_rng(3)
    few = rng.integers(1, 5, (40, 2)).astype(np.float64)
    spread = np.full((40, 20), np.nan)
    for target, pair in enumerate(few):
        spread[target, rng.choice(20, 2, replace=False)] = pair
    for coefficient in (fleiss_kappa, gwet_ac, brennan_prediger):
        narrow = coefficient(RatingsTable.of(few), weights=weighting)
        wide = coefficient(RatingsTable.of(spread), weights=weighting)
        assert _value(wide) == pytest.approx(_value(narrow), abs=1e-12)


def test_a_large_table_with_missing_scores_is_no_trouble() -> None:
    rng = np.random.default_rng(5)
    scores = rng.integers(1, 8, (100_000, 10)).astype(np.float64)
    scores[rng.random(scores.shape) < 0.2] = np.nan
    table = RatingsTable.of(scores)
    for coefficient in (*OF_SEVERAL, percent_agreement):
        assert _value(coefficient(table)) == pytest.approx(
            1 / 7 if coefficient is percent_agreement else 0.0, abs=0.01
        )


def _value(result: Result) -> float:
    assert isinstance(result, Estimate), result
    return result.value


def _hold_same(first: Result, second: Result) -> None:
    if isinstance(first, NotEstimable) or isinstance(second, NotEstimable):
        assert first == second
        return
    assert first.value == pytest.approx(second.value, abs=1e-10)
    for mine, other in ((first.low, second.low), (first.high, second.high)):
        assert (mine is None) == (other is None)
        if mine is not None and other is not None:
            assert mine == pytest.approx(other, abs=1e-8)

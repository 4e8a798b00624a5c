"""Intraclass correlation: the printed tables, the identities, gaps, and data without an answer.

Printed values: Shrout & Fleiss (1979), table 4, doi 10.1037/0033-2909.86.2.420. The limits to six
digits were recomputed independently with the formulae of McGraw & Wong (1996).
"""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ipt_training.reliability import unbalanced_icc
from ipt_training.reliability.estimate import Estimate, NotEstimable
from ipt_training.reliability.icc import IccForm, intraclass, mean_squares, six_intraclass
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable
from ipt_training.reliability.unbalanced_icc import six_with_gaps
from tests.reliability.printed_tables import NA, figure, reason

SHROUT_FLEISS = RatingsTable.of(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
)
PRINTED = {
    IccForm.ICC_1_1: (0.17, 0.165742, -0.132932, 0.722560),
    IccForm.ICC_A_1: (0.29, 0.289764, 0.018787, 0.761084),
    IccForm.ICC_C_1: (0.71, 0.714841, 0.342465, 0.945858),
    IccForm.ICC_1_K: (0.44, 0.442797, -0.884442, 0.912415),
    IccForm.ICC_A_K: (0.62, 0.620051, 0.071137, 0.927232),
    IccForm.ICC_C_K: (0.91, 0.909316, 0.675675, 0.985892),
}


@pytest.mark.parametrize("form", IccForm)
def test_the_six_forms_are_those_of_shrout_and_fleiss(form: IccForm) -> None:
    printed, value, low, high = PRINTED[form]
    found = figure(intraclass(SHROUT_FLEISS, form))
    assert round(found.value, 2) == printed
    assert (found.value, found.low, found.high) == pytest.approx((value, low, high), abs=1e-6)
    assert (found.n_targets, found.n_raters, found.confidence) == (6, 4, 0.95)


def test_the_mean_squares_are_those_of_shrout_and_fleiss() -> None:
    found = mean_squares(SHROUT_FLEISS.scores)
    squares = (found.between_targets, found.within_targets, found.between_raters, found.residual)
    assert squares == pytest.approx((11.241667, 6.263889, 32.486111, 1.019444), abs=1e-6)


def test_on_complete_data_the_way_for_gaps_gives_the_same_figures() -> None:
    found = six_with_gaps(SHROUT_FLEISS.scores, confidence=0.95)
    exact = six_intraclass(SHROUT_FLEISS)
    assert [figure(one).value for one in found] == pytest.approx(
        [figure(exact[form]).value for form in IccForm], abs=1e-12
    )


SAME = "all scores are the same"
WITHOUT: dict[str, tuple[list[list[float]], dict[IccForm, str]]] = {
    "no scores": ([[NA, NA], [NA, NA]], dict.fromkeys(IccForm, "there are no scores")),
    "one target": ([[1, 2, 3]], dict.fromkeys(IccForm, "needs at least two targets")),
    "one rater": ([[1], [2], [3]], dict.fromkeys(IccForm, "needs at least two raters")),
    "a rater without scores": (
        [[1, NA], [2, NA]],
        dict.fromkeys(IccForm, "needs at least two raters"),
    ),
    "no variance": ([[2, 2], [2, 2]], dict.fromkeys(IccForm, SAME)),
    "raters constant and apart": (
        [[1, 2], [1, 2]],
        {
            IccForm.ICC_1_K: "the targets do not differ",
            IccForm.ICC_C_1: "the targets do not differ",
            IccForm.ICC_C_K: "the targets do not differ",
        },
    ),
    "nobody rated the same": (
        [[1, NA], [NA, 2], [3, NA]],
        dict.fromkeys(IccForm, "no target has scores of two raters"),
    ),
    "raters in two parts": (
        [[1, 2, NA, NA], [2, 2, NA, NA], [NA, NA, 3, 4], [NA, NA, 3, 1]],
        {
            form: "the raters fall into 2 parts that share no target"
            for form in IccForm
            if form not in (IccForm.ICC_1_1, IccForm.ICC_1_K)
        },
    ),
    "one target with two": (
        [[1, 2], [NA, 3], [2, NA]],
        {
            form: "too few targets have scores of two raters"
            for form in IccForm
            if form not in (IccForm.ICC_1_1, IccForm.ICC_1_K)
        },
    ),
}


@pytest.mark.parametrize("case", WITHOUT)
def test_what_cannot_be_estimated_says_why(case: str) -> None:
    scores, reasons = WITHOUT[case]
    found = six_intraclass(RatingsTable.of(scores))
    refused = {form: one.reason for form, one in found.items() if isinstance(one, NotEstimable)}
    assert refused == reasons


def test_mirrored_scores_have_no_absolute_average() -> None:
    found = six_intraclass(RatingsTable.of([[1, 3], [3, 1]]))
    assert reason(found[IccForm.ICC_A_K]) == "the targets do not differ"
    assert figure(found[IccForm.ICC_1_1]).value == pytest.approx(-1)


def test_systematic_disagreement_is_below_zero_and_an_endless_limit_is_left_out() -> None:
    found = six_intraclass(RatingsTable.of([[1, 5, 2], [5, 1, 3], [2, 5, 1], [4, 1, 4]]))
    assert figure(found[IccForm.ICC_C_1]).value < 0
    assert figure(found[IccForm.ICC_A_1]).value < 0


def test_absolute_agreement_with_hardly_any_freedom_has_a_figure_and_no_limits() -> None:
    found = six_intraclass(RatingsTable.of([[0, 4], [1, 3]]))
    assert figure(found[IccForm.ICC_A_1]).value == pytest.approx(-1 / 9)
    assert (figure(found[IccForm.ICC_A_1]).low, figure(found[IccForm.ICC_A_1]).high) == (None, None)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=8), st.integers(2, 4))
def test_identical_raters_agree_perfectly(scores: list[int], raters: int) -> None:
    assume(len(set(scores)) > 1)
    found = six_intraclass(RatingsTable.of([[score] * raters for score in scores]))
    for one in found.values():
        assert (figure(one).value, figure(one).low, figure(one).high) == (1, None, None)


def noisy(targets: int, raters: int, *, seed: int = 5, gap: float = 0.0) -> FloatArray:
    rng = np.random.default_rng(seed)
    scores = (
        rng.normal(0, 1, (targets, 1))
        + rng.normal(0, 0.5, (1, raters))
        + rng.normal(0, 0.7, (targets, raters))
    )
    scores[rng.random(scores.shape) < gap] = NA
    return scores


@pytest.mark.parametrize("gap", [0.0, 0.3])
def test_a_strict_rater_lowers_absolute_agreement_and_not_consistency(gap: float) -> None:
    scores = noisy(40, 3, gap=gap)
    before = six_intraclass(RatingsTable.of(scores))
    after = six_intraclass(RatingsTable.of(scores + np.array([0, 0, -4.0])))
    assert figure(after[IccForm.ICC_A_1]).value < figure(before[IccForm.ICC_A_1]).value - 0.2
    assert figure(after[IccForm.ICC_C_1]).value == pytest.approx(
        figure(before[IccForm.ICC_C_1]).value
    )


@pytest.mark.parametrize("gap", [0.0, 0.3])
def test_the_order_of_targets_and_raters_changes_nothing(gap: float) -> None:
    scores = noisy(30, 4, gap=gap)
    rng = np.random.default_rng(1)
    other = scores[rng.permutation(30)][:, rng.permutation(4)]
    first, second = (six_intraclass(RatingsTable.of(one)) for one in (scores, other))
    for form in IccForm:
        assert figure(first[form]).value == pytest.approx(figure(second[form]).value)


def test_absolute_agreement_is_consistency_when_raters_are_equally_strict() -> None:
    scores = noisy(30, 4)
    level = RatingsTable.of(scores - scores.mean(axis=0))
    found = six_intraclass(level)
    n, k = 30, 4
    squares = mean_squares(level.scores)
    expected = (squares.between_targets - squares.residual) / (
        squares.between_targets + (k - 1) * squares.residual - k * squares.residual / n
    )
    assert figure(found[IccForm.ICC_A_1]).value == pytest.approx(expected)


def test_with_scores_missing_at_random_known_components_are_found_again() -> None:
    truth = 1 / (1 + 0.25 + 0.49)
    found = [
        figure(
            intraclass(RatingsTable.of(noisy(300, 12, seed=seed, gap=0.4)), IccForm.ICC_A_1)
        ).value
        for seed in range(12)
    ]
    assert np.mean(found) == pytest.approx(truth, abs=0.05)


def test_missing_scores_are_named_and_the_interval_holds_the_figure() -> None:
    table = RatingsTable.of(noisy(60, 4, gap=0.3))
    for one in six_intraclass(table).values():
        found = figure(one)
        assert found.low is not None
        assert found.high is not None
        assert found.low < found.value < found.high
        assert "missing scores" in found.note
        assert "bootstrap" in found.note


def test_a_hundred_thousand_targets_with_a_fifth_missing_are_done_without_a_warning() -> None:
    table = RatingsTable.of(noisy(100_000, 10, gap=0.2))
    for one in six_intraclass(table).values():
        assert isinstance(one, Estimate)
        assert "jackknife" in one.note


def _many_raters(targets: int, *, gap: float = 0.6) -> RatingsTable:
    chance = np.random.default_rng(8)
    scores = chance.normal(size=(targets, 1)) + chance.normal(size=(targets, 30))
    scores[chance.random(scores.shape) < gap] = np.nan
    return RatingsTable.of(scores)


def test_targets_summed_by_groups_give_the_figures_of_targets_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = _many_raters(300)
    grouped = six_intraclass(table)
    monkeypatch.setattr(unbalanced_icc, "MANY_RATERS", 30)
    alone = six_intraclass(table)
    for form in IccForm:
        by_groups, one_by_one = grouped[form], alone[form]
        assert isinstance(by_groups, Estimate)
        assert isinstance(one_by_one, Estimate)
        assert by_groups.value == pytest.approx(one_by_one.value, rel=1e-9)
        assert by_groups.standard_error == pytest.approx(one_by_one.standard_error, rel=0.35)
        assert "50 groups of targets" in by_groups.note


def test_two_targets_of_many_raters_have_no_interval() -> None:
    found = six_intraclass(_many_raters(2, gap=0.1))[IccForm.ICC_1_1]
    assert isinstance(found, Estimate)
    assert (found.low, found.high) == (None, None)
    assert "fewer than 3 targets" in found.note


def test_components_that_outweigh_each_other_are_no_figure() -> None:
    scores = np.array([[1, 5, NA], [5, 1, NA], [NA, 1, 5], [NA, 5, 1], [3, NA, 3]])
    for found in six_intraclass(RatingsTable.of(scores)).values():
        assert isinstance(found, NotEstimable) or found.value <= 1

"""What the model does with extreme scores, gaps that cut it apart, and data without an answer."""

import numpy as np
import pytest

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.rasch import (
    ItemDifficulty,
    Method,
    Model,
    Observations,
    RaterSeverity,
    Severity,
    drift,
    many_facet_rasch,
    marginal,
)
from tests.reliability.printed_tables import NA, reason
from tests.reliability.rasch_simulation import drawn
from tests.reliability.test_rasch_recovery import fitted

WITHOUT: dict[str, tuple[list[list[float]], str]] = {
    "nothing": ([[NA, NA]], "no scores"),
    "one score": ([[2, 2], [2, 2]], "all scores are the same"),
    "fractions": ([[1.5, 2], [2, 1]], "not whole numbers"),
    "too many": (np.arange(22.0).reshape(11, 2).tolist(), "more than 20"),
    "one rater": ([[1], [2], [3]], "at least two raters"),
    "one target": ([[1, 3, 2]], "at least two raters"),
    "one target with items": ([[1, 3], [NA, NA]], "at least two raters"),
    "parts": (
        [[1, 2, NA, NA], [2, 3, NA, NA], [NA, NA, 1, 3], [NA, NA, 2, 1]],
        "2 parts that share no target: r1, r2; r3, r4",
    ),
    "opposite raters": ([[1, 2], [1, 2]], "at least two raters"),
    "only extreme targets": ([[1, 1], [2, 2], [1, 1], [2, 2]], "every target"),
}


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("case", WITHOUT)
def test_what_cannot_be_estimated_says_why(case: str, method: Method) -> None:
    scores, said = WITHOUT[case]
    assert said in reason(many_facet_rasch(Observations.from_table(scores), method=method))


@pytest.mark.parametrize("method", Method)
def test_raters_who_each_scored_another_item_cannot_be_told_from_it(method: Method) -> None:
    rows = [
        (f"t{target}", f"r{rater}", f"i{rater}", float((target * 7 + rater * 3) % 4 + 1))
        for target in range(12)
        for rater in (1, 2)
    ]
    found = many_facet_rasch(Observations.from_rows(rows), method=method)
    assert "cannot be told apart" in reason(found)


def test_a_rater_with_nothing_but_top_scores_is_left_out_and_named() -> None:
    scores = drawn(60, 4, 3).scores
    scores[:, 2] = 5
    found = fitted(Observations.from_table(scores))
    gone = found.raters["r3"]
    assert isinstance(gone, NotEstimable)
    assert "nothing but" in gone.reason
    assert found.notes[0].endswith("r3")
    rest = [one.severity for one in found.raters.values() if isinstance(one, RaterSeverity)]
    assert sum(rest) == pytest.approx(0, abs=1e-9)


def test_an_item_with_nothing_but_low_scores_is_left_out_and_named() -> None:
    scores = drawn(60, 4, 3).scores
    scores[:, :, 1] = 1
    found = fitted(Observations.from_table(scores))
    assert isinstance(found.items["i2"], NotEstimable)
    assert isinstance(found.items["i1"], ItemDifficulty)


def test_a_target_whose_every_score_is_gone_with_a_rater_has_no_measure() -> None:
    scores = drawn(40, 3, 1).scores
    scores[:, 2] = NA
    scores[0] = NA
    scores[0, 2], scores[1, 2] = 5, 5
    found = fitted(Observations.from_table(scores))
    assert "t1" not in found.targets
    assert "t2" in found.targets


@pytest.mark.parametrize("method", Method)
def test_an_extreme_target_has_a_finite_measure_and_says_so(method: Method) -> None:
    scores = drawn(80, 4, 3).scores
    scores[0], scores[1] = 5, 1
    found = fitted(Observations.from_table(scores), method)
    top, bottom = found.targets["t1"], found.targets["t2"]
    assert (top.extreme, bottom.extreme) == (True, True)
    assert top.measure > max(one.measure for one in found.targets.values() if not one.extreme)
    assert bottom.measure < min(one.measure for one in found.targets.values() if not one.extreme)
    assert top.average == 5


def test_a_score_that_nobody_used_is_closed_up() -> None:
    scores = drawn(200, 4, 3, steps=3).scores
    scores[scores == 3] = 7
    found = fitted(Observations.from_table(scores))
    item = found.items["i1"]
    assert isinstance(item, ItemDifficulty)
    assert item.scores == (1, 2, 4, 7)
    assert max(one.fair_average for one in found.targets.values()) > 5


def test_targets_without_any_spread_are_fitted_all_the_same() -> None:
    chance = np.random.default_rng(2)
    found = fitted(Observations.from_table(chance.integers(1, 4, (60, 3))))
    assert found.converged
    assert found.target_spread is not None
    assert found.target_spread < 0.4
    for one in found.raters.values():
        assert isinstance(one, RaterSeverity)
        assert np.isfinite(one.standard_error)


@pytest.mark.parametrize("method", Method)
def test_so_few_scores_that_severities_would_run_away_are_refused(method: Method) -> None:
    data = drawn(6, 2, 1, seed=4).observations
    said = reason(many_facet_rasch(data, method=method))
    assert "12 scores that vary are too few" in said
    assert "at least 30" in said
    enough = many_facet_rasch(drawn(15, 2, 1, seed=4).observations, method=method)
    assert not isinstance(enough, NotEstimable)


def test_equal_raters_have_no_separation() -> None:
    pairs = [(1, 1), (2, 2), (3, 3), (1, 2), (2, 1), (2, 3), (3, 2), (1, 3), (3, 1)]
    found = fitted(Observations.from_table(pairs * 2), Method.JOINT)
    separation = found.rater_separation
    assert not isinstance(separation, NotEstimable)
    assert (separation.ratio, separation.reliability) == (0, 0)


def test_a_search_that_does_not_settle_says_so() -> None:
    pairs = [(1, 1), (2, 2), (3, 3), (2, 2), (1, 2), (2, 1), (2, 3), (3, 2)]
    found = fitted(Observations.from_table(pairs * 2), Method.JOINT)
    assert not found.converged
    assert "did not settle" in found.notes[-1]


def test_a_step_that_only_extreme_targets_use_is_for_the_marginal_method() -> None:
    scores = np.array([[1, 1], [2, 2], [3, 3], [2, 2], [1, 2], [2, 1]] * 3)
    data = Observations.from_table(scores)
    assert "ask for the marginal" in reason(many_facet_rasch(data, method=Method.JOINT))
    assert fitted(data).n == 36


def test_a_rater_scores_an_item_of_a_target_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        Observations.from_rows([("t", "r", "i", 1.0), ("t", "r", "i", 2.0)])


def test_a_hundred_thousand_targets_with_a_fifth_missing_are_done_without_a_warning() -> None:
    known = drawn(100_000, 6, 1, seed=3)
    scores = known.scores
    scores[np.random.default_rng(1).random(scores.shape) < 0.2] = NA
    found = fitted(Observations.from_table(scores))
    estimates = [one.severity for one in found.raters.values() if isinstance(one, RaterSeverity)]
    assert estimates == pytest.approx(list(known.severities), abs=0.02)


def _shifted(seed: int) -> tuple[Observations, list[str], Severity]:
    scores = drawn(200, 4, 3, seed=seed).scores
    scores[100:, 1] = np.maximum(1, scores[100:, 1] - 1)
    data = Observations.from_table(scores)
    periods = ["spring" if target < 100 else "autumn" for target in data.target_at]
    return data, periods, fitted(data)


def test_a_rater_who_became_stricter_shows_in_that_period_alone() -> None:
    data, periods, found = _shifted(1)
    shifts = drift(data, periods, found)
    autumn, spring = shifts["r2", "autumn"], shifts["r2", "spring"]
    assert not isinstance(autumn, NotEstimable)
    assert not isinstance(spring, NotEstimable)
    assert autumn.shift > 0.4
    assert autumn.z > 4
    assert spring.shift < -0.3
    assert autumn.n == 300
    others = [one for (rater, _), one in shifts.items() if rater != "r2"]
    assert all(not isinstance(one, NotEstimable) and abs(one.shift) < 0.5 for one in others)


def test_drift_needs_scores_that_vary() -> None:
    scores = drawn(60, 3, 2, seed=2).scores
    scores[:4, 0], scores[4:20, 0] = 3, 5
    scores[:, 2, :] = 5
    scores[:, :, 1] = np.where(np.isnan(scores[:, :, 1]), NA, scores[:, :, 1])
    data = Observations.from_table(scores)
    periods = ["few" if at < 4 else "top" if at < 20 else "rest" for at in data.target_at]
    shifts = drift(data, periods, fitted(data))
    assert "has 8" in reason(shifts["r1", "few"])
    assert "extreme" in reason(shifts["r1", "top"])
    assert "nothing but" in reason(shifts["r3", "rest"])
    with pytest.raises(ValueError, match="one period"):
        drift(data, periods[1:], fitted(data))


def test_a_period_of_one_rater_alone_is_told_of_that_rater_only() -> None:
    data = drawn(60, 3, 2, seed=6).observations
    periods = ["a" if rater == 0 else "b" for rater in data.rater_at]
    assert set(drift(data, periods, fitted(data))) == {("r1", "a"), ("r2", "b"), ("r3", "b")}


def test_an_item_without_estimate_says_nothing_of_drift() -> None:
    scores = drawn(60, 3, 2, seed=6).scores
    scores[:, :, 1] = 1
    data = Observations.from_table(scores)
    found = drift(data, ["all"] * len(data.scores), fitted(data))
    one = found["r1", "all"]
    assert not isinstance(one, NotEstimable)
    assert one.n == 60


def test_with_one_target_that_varies_there_is_no_separation_of_targets() -> None:
    scores = [[1, 2], *[[1, 1], [2, 2]] * 8]
    found = fitted(Observations.from_table(scores), Method.JOINT)
    assert "fewer than two" in reason(found.target_separation)


def test_one_target_is_not_enough_however_many_items() -> None:
    found = many_facet_rasch(Observations.from_table([[[1.0, 2.0, 1.0], [2.0, 1.0, 2.0]]]))
    assert "at least two targets" in reason(found)


def test_targets_that_all_have_the_same_total_have_no_separation_and_raters_an_error() -> None:
    scores = [[1, 3], [3, 1], [2, 2]] * 10
    found = fitted(Observations.from_table(scores))
    assert "do not differ" in reason(found.target_separation)
    for one in found.raters.values():
        assert isinstance(one, RaterSeverity)
        assert one.standard_error > 0


def test_partial_credit_by_joint_estimation_leaves_extreme_targets_out() -> None:
    scores = drawn(80, 4, 3).scores
    scores[0], scores[1] = 5, 1
    found = fitted(Observations.from_table(scores), Method.JOINT, Model.PARTIAL_CREDIT)
    assert found.converged


def test_raters_have_their_errors_where_the_search_stopped_far_from_the_spread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scores = np.repeat([[1] * 4, [4] * 4], [30, 30], axis=0)
    scores[::7] = [1, 2, 3, 4]
    monkeypatch.setattr(marginal, "_population", lambda *_: (0.0, 0.05))
    monkeypatch.setattr(marginal, "MOST_ITERATIONS", 3)
    found = fitted(Observations.from_table(scores))
    assert not found.converged
    for one in found.raters.values():
        assert isinstance(one, RaterSeverity)
        assert 0 < one.standard_error < 1

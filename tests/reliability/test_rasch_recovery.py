"""Known parameters are found again, by both methods, with everything scored and with gaps."""

import numpy as np
import pytest

from ipt_training.reliability.rasch import (
    ItemDifficulty,
    Method,
    Model,
    Observations,
    RaterSeverity,
    Separation,
    Severity,
    TargetMeasure,
    many_facet_rasch,
)
from ipt_training.reliability.rasch.fitting import stretch_of
from ipt_training.reliability.ratings_table import FloatArray
from tests.reliability.rasch_simulation import Known, drawn


def fitted(
    data: Observations, method: Method = Method.MARGINAL, model: Model = Model.RATING_SCALE
) -> Severity:
    found = many_facet_rasch(data, method=method, model=model)
    assert isinstance(found, Severity), found
    return found


def raters(found: Severity) -> list[RaterSeverity]:
    return [one for one in found.raters.values() if isinstance(one, RaterSeverity)]


def items(found: Severity) -> list[ItemDifficulty]:
    return [one for one in found.items.values() if isinstance(one, ItemDifficulty)]


def severities(found: Severity) -> FloatArray:
    return np.array([one.severity for one in raters(found)])


def off(found: FloatArray, known: FloatArray) -> float:
    return float(np.sqrt(np.mean((found - known) ** 2)))


@pytest.fixture(scope="module")
def full() -> Known:
    return drawn(400, 6, 8)


@pytest.fixture(scope="module")
def sparse() -> Known:
    return drawn(400, 8, 8, seen_by=2, seed=4)


@pytest.fixture(scope="module")
def of_sparse(sparse: Known) -> Severity:
    return fitted(sparse.observations)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("design", ["full", "sparse"])
def test_severity_difficulty_steps_and_measures_are_found_again(
    method: Method, design: str, request: pytest.FixtureRequest
) -> None:
    known: Known = request.getfixturevalue(design)
    found = fitted(known.observations, method)
    assert found.converged
    assert off(severities(found), known.severities) < 0.09
    difficulty = np.array([one.difficulty for one in items(found)])
    assert off(difficulty, known.difficulties) < 0.1
    assert off(np.array(items(found)[0].thresholds), known.steps) < 0.16
    measures = np.array([one.measure for one in found.targets.values()])
    assert np.corrcoef(measures, known.measures)[0, 1] > 0.94
    assert off(measures, known.measures) < 0.4


@pytest.mark.parametrize("method", Method)
def test_standard_errors_are_as_large_as_the_errors_are(method: Method) -> None:
    errors, said = [], []
    for seed in range(20):
        known = drawn(120, 5, 4, seen_by=3, seed=seed)
        found = fitted(known.observations, method)
        errors.append(severities(found) - known.severities)
        said.append([one.standard_error for one in raters(found)])
    spread = float(np.std(np.array(errors)))
    assert np.mean(said) == pytest.approx(spread, rel=0.25)


def test_the_population_of_targets_is_found_again(full: Known) -> None:
    found = fitted(full.observations)
    assert found.target_mean == pytest.approx(full.measures.mean(), abs=0.1)
    assert found.target_spread == pytest.approx(full.measures.std(), abs=0.08)
    assert fitted(full.observations, Method.JOINT).target_spread is None


def test_both_methods_agree_where_targets_have_many_scores(full: Known) -> None:
    marginal, joint = (fitted(full.observations, method) for method in Method)
    assert severities(marginal) == pytest.approx(severities(joint), abs=0.02)


def test_severity_is_centred_and_the_strictest_rater_has_the_lowest_fair_average(
    of_sparse: Severity,
) -> None:
    found = of_sparse
    assert severities(found).sum() == pytest.approx(0, abs=1e-9)
    by_severity = sorted(raters(found), key=lambda one: one.severity)
    averages = [one.fair_average for one in by_severity]
    assert averages == sorted(averages, reverse=True)


def test_scores_that_follow_the_model_fit_and_a_random_rater_does_not(full: Known) -> None:
    found = fitted(full.observations)
    facets: list[RaterSeverity | ItemDifficulty] = [*raters(found), *items(found)]
    for one in facets:
        assert one.infit == pytest.approx(1, abs=0.12)
        assert one.outfit == pytest.approx(1, abs=0.2)
    scores = full.scores.copy()
    scores[:, 0] = np.random.default_rng(3).integers(1, 6, scores[:, 0].shape)
    erratic = raters(fitted(Observations.from_table(scores)))[0]
    assert erratic.infit > 1.4
    assert erratic.outfit > 1.4


def test_a_fair_average_takes_the_draw_of_raters_out(sparse: Known, of_sparse: Severity) -> None:
    found = of_sparse
    strict = int(np.argmax(sparse.severities))
    seen = ~np.isnan(sparse.scores[:, strict, 0])
    gains = [
        one.fair_average - one.average
        for name, one in found.targets.items()
        if seen[int(name[1:]) - 1] and not one.extreme
    ]
    assert np.mean(gains) > 0.05


def test_separation_tells_targets_apart_and_equal_raters_not(full: Known) -> None:
    found = fitted(full.observations)
    assert isinstance(found.target_separation, Separation)
    assert found.target_separation.reliability > 0.95
    assert found.target_separation.ratio > 4


def test_partial_credit_finds_steps_of_each_item(full: Known) -> None:
    scores = full.scores.copy()
    scores[:, :, 0] = np.where(scores[:, :, 0] >= 3, 5, 1)
    found = fitted(Observations.from_table(scores), model=Model.PARTIAL_CREDIT)
    first, second = items(found)[:2]
    assert (first.scores, second.scores) == ((1, 5), (1, 2, 3, 4, 5))
    assert len(first.thresholds) == 1
    assert off(np.array(second.thresholds), full.steps) < 0.3
    assert off(severities(found), full.severities) < 0.05


@pytest.mark.parametrize("method", Method)
def test_two_categories_and_one_item_are_the_rasch_model_of_the_textbook(method: Method) -> None:
    known = drawn(800, 10, 1, steps=1, seed=9)
    found = fitted(known.observations, method)
    assert items(found)[0].difficulty == 0
    assert off(severities(found), known.severities) < (0.15 if method is Method.MARGINAL else 0.3)


def test_other_names_and_another_order_change_nothing(sparse: Known, of_sparse: Severity) -> None:
    chance = np.random.default_rng(5)
    order = chance.permutation(8)
    here = severities(of_sparse)
    there = severities(
        fitted(Observations.from_table(sparse.scores[chance.permutation(400)][:, order]))
    )
    assert there == pytest.approx(here[order], abs=1e-4)


def test_a_shifted_scale_changes_points_and_not_logits(sparse: Known, of_sparse: Severity) -> None:
    here = of_sparse
    there = fitted(Observations.from_table(sparse.scores + 10))
    assert severities(there) == pytest.approx(severities(here), abs=1e-9)
    for one, other in zip(here.targets.values(), there.targets.values(), strict=True):
        assert isinstance(one, TargetMeasure)
        assert other.fair_average == pytest.approx(one.fair_average + 10)


@pytest.mark.parametrize(("raters", "items"), [(2, 1), (3, 2)])
def test_joint_estimates_are_stretched_by_about_the_factor_they_say(
    raters: int, items: int
) -> None:
    known = drawn(4000, raters, items, steps=1, seed=11)
    joint = fitted(known.observations, Method.JOINT)
    marginal = fitted(known.observations)
    true = np.array([*known.severities, *(known.difficulties if items > 1 else ())])
    found = np.array([one.severity for one in joint.raters.values()])  # type: ignore[union-attr]
    if items > 1:
        found = np.append(found, [one.difficulty for one in joint.items.values()])  # type: ignore[union-attr]
    measured = float(found @ true / (true @ true))
    assert joint.stretch is not None
    assert measured == pytest.approx(joint.stretch, rel=0.1)
    assert f"about {joint.stretch:.2f} times" in joint.notes[0]
    assert marginal.stretch is None


def test_with_one_score_a_target_the_stretch_has_no_end() -> None:
    rows = [(f"t{n}", "r1", "i", float(n % 2)) for n in range(4)]
    assert stretch_of(Observations.from_rows(rows)) == float("inf")


@pytest.mark.parametrize("method", Method)
def test_severity_in_points_is_what_a_rater_takes_from_an_average_target(method: Method) -> None:
    found = fitted(drawn(200, 5, 8, seed=6).observations, method)
    typical = {round(one.fair_average - one.points, 9) for one in raters(found)}
    assert len(typical) == 1
    for one in raters(found):
        assert (one.points > 0) is (one.severity < 0)
        slope = abs(one.points / one.severity)
        assert one.points_error == pytest.approx(one.standard_error * slope, rel=0.1)


def test_it_tells_how_far_the_work_has_come() -> None:
    told: list[float] = []
    many_facet_rasch(drawn(60, 4, 4).observations, told=told.append)
    assert told == sorted(told)
    assert 0 <= told[0] < 0.4
    assert told[-1] == 1
    assert len(told) > 20

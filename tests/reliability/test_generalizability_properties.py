"""Generalizability theory: what must hold for the scores of any design."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_training.reliability.generalizability import (
    Design,
    FacetScores,
    decision_study,
    dependability,
    parse_design,
)
from ipt_training.reliability.generalizability.analogous_anova import unbalanced_components
from ipt_training.reliability.generalizability.cells import Cells
from ipt_training.reliability.generalizability.mean_squares import balanced_components
from tests.reliability.brennan import synthetic_3, synthetic_4
from tests.reliability.generalizability_studies import DESIGNS, simulated, study_of, value, values

PEER = json.loads(
    (Path(__file__).parent / "golden" / "generalizability_peer.json").read_text(encoding="utf-8")
)


def dense_components(scores: FacetScores, design: Design) -> dict[str, float]:
    """Solve quadratic forms by their expected values, with every matrix written out in full."""
    sets = [effect.letters for effect in design.effects]
    membership = []
    for letters in sets:
        levels = scores.levels(sorted(letters))
        membership.append((levels[:, None] == np.unique(levels)[None, :]).astype(float))
    number = len(scores.scores)
    projections = [z @ np.linalg.inv(z.T @ z) @ z.T for z in membership]
    grand = np.full((number, number), 1 / number)
    table = [
        [float(np.trace(z.T @ (projection - grand) @ z)) for z in membership]
        for projection in projections
    ]
    known = [float(scores.scores @ (one - grand) @ scores.scores) for one in projections]
    solved = np.linalg.solve(np.array(table), np.array(known))
    return dict(zip([effect.name for effect in design.effects], solved.tolist(), strict=True))


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("seed", range(3))
def test_components_solve_the_expected_quadratic_forms(design: str, seed: int) -> None:
    read = parse_design(design)
    scores = simulated(design, np.random.default_rng(seed), missing=0.2)
    study = study_of(scores, read)
    assert not study.is_balanced
    assert values(study) == pytest.approx(dense_components(scores, read), abs=1e-9)


@pytest.mark.parametrize("design", DESIGNS)
def test_balanced_scores_give_the_same_components_either_way(design: str) -> None:
    scores = simulated(design, np.random.default_rng(5))
    cells = Cells.count(scores, parse_design(design))
    assert cells.is_balanced
    by_mean_squares, _ = balanced_components(scores.scores, cells)
    by_t_terms = unbalanced_components(scores.scores, cells)
    assert by_t_terms is not None
    assert by_t_terms == pytest.approx(by_mean_squares, abs=1e-9)


@pytest.mark.parametrize("design", DESIGNS)
def test_a_study_at_the_observed_numbers_gives_the_observed_coefficients(design: str) -> None:
    study = study_of(simulated(design, np.random.default_rng(7)), parse_design(design))
    observed = dependability(study)
    again = dependability(study, n=observed.n)
    assert again.n == observed.n
    assert value(again.relative) == pytest.approx(value(observed.relative))
    assert value(again.absolute) == pytest.approx(value(observed.absolute))


@pytest.mark.parametrize("case", PEER["studies"], ids=lambda case: str(case["design"]))
def test_unbalanced_incomplete_scores_agree_with_an_independent_program(
    case: dict[str, list[list[str | float]]],
) -> None:
    rows = [(tuple(map(str, row[:-1])), float(row[-1])) for row in case["rows"]]
    design = parse_design(str(case["design"]))
    study = study_of(FacetScores.from_rows("".join(map(str, case["facets"])), rows), design)
    peer = dict(zip(map(str, case["names"]), np.array(case["components"]).tolist(), strict=True))
    named = {"".join(sorted(set(name) - set(" :()x"))): one for name, one in peer.items()}
    found = {"".join(sorted(one.letters)): one.value for one in study.components}
    assert found == pytest.approx(named, abs=5.1e-5)
    coefficients = dependability(study, negative_as_zero=True)
    assert value(coefficients.relative) == pytest.approx(case["relative"], abs=5.1e-5)
    assert value(coefficients.absolute) == pytest.approx(case["absolute"], abs=5.1e-5)


@given(st.integers(0, 1000), st.sampled_from(DESIGNS), st.booleans())
def test_neither_the_names_nor_the_order_of_rows_changes_anything(
    seed: int, design: str, whole: bool
) -> None:
    scores = simulated(design, np.random.default_rng(2), missing=0.0 if whole else 0.25)
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(scores.scores))
    renamed = [rng.permutation([f"n{place}" for place in range(len(one))]) for one in scores.names]
    rows = [
        (tuple(str(renamed[k][code]) for k, code in enumerate(scores.codes[row])), score)
        for row, score in zip(order, scores.scores[order].tolist(), strict=True)
    ]
    read = parse_design(design)
    again = study_of(FacetScores.from_rows(scores.facets, rows), read)
    assert values(again) == pytest.approx(values(study_of(scores, read)), abs=1e-9)


@given(st.floats(-1e4, 1e4), st.floats(0.01, 100), st.sampled_from(DESIGNS))
def test_a_shift_changes_nothing_and_a_unit_changes_components_by_its_square(
    shift: float, unit: float, design: str
) -> None:
    scores = simulated(design, np.random.default_rng(3), missing=0.2)
    moved = FacetScores(scores.facets, scores.names, scores.codes, scores.scores * unit + shift)
    read = parse_design(design)
    expected = {key: one * unit**2 for key, one in values(study_of(scores, read)).items()}
    scale = max(map(abs, expected.values()))
    assert values(study_of(moved, read)) == pytest.approx(expected, abs=1e-6 * max(scale, 1e-2))


@pytest.mark.parametrize(
    ("design", "data"), [("p x i x o", synthetic_3), ("p x (r:t)", synthetic_4)]
)
def test_more_conditions_never_make_a_mean_less_dependable(
    design: str, data: Callable[[], FacetScores]
) -> None:
    study = study_of(data(), parse_design(design))
    found = {tuple(each.n.values()): each for each in decision_study(study)}
    for numbers, each in found.items():
        assert value(each.absolute) <= value(each.relative)
        for other, more in found.items():
            if all(mine <= theirs for mine, theirs in zip(numbers, other, strict=True)):
                assert value(each.absolute) <= value(more.absolute) + 1e-12

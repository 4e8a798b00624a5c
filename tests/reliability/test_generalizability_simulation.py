"""Generalizability theory: simulated components come back, with scores missing, and fast."""

import numpy as np
import pytest

from ipt_training.reliability.generalizability import FacetScores, parse_design
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.generalizability_studies import study_of, values


@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_simulated_persons_by_raters_give_the_components_back(missing: float) -> None:
    rng = np.random.default_rng(11)
    found = []
    for _ in range(40):
        scores = 2.0 * rng.normal(size=(120, 1)) + rng.normal(size=(1, 25))
        scores = scores + 1.5 * rng.normal(size=(120, 25))
        scores[rng.random(scores.shape) < missing] = np.nan
        data = FacetScores.of_ratings(RatingsTable.of(scores))
        found.append(list(values(study_of(data, parse_design("p x r"))).values()))
    assert np.mean(found, axis=0) == pytest.approx([4.0, 1.0, 2.25], abs=0.15)


def test_simulated_raters_within_tasks_give_the_components_back_with_scores_missing() -> None:
    rng = np.random.default_rng(12)
    found = []
    for _ in range(40):
        persons, tasks, raters = 80, 12, 5
        scores = rng.normal(size=(persons, 1, 1)) + 0.7 * rng.normal(size=(1, tasks, 1))
        scores = scores + 0.5 * rng.normal(size=(1, tasks, raters))
        scores = scores + 0.6 * rng.normal(size=(persons, tasks, 1))
        scores = scores + 0.8 * rng.normal(size=(persons, tasks, raters))
        at = np.nonzero(rng.random(scores.shape) > 0.25)
        names = tuple(tuple(map(str, range(size))) for size in (persons, tasks, tasks * raters))
        codes = np.stack([at[0], at[1], at[1] * raters + at[2]], axis=1)
        data = FacetScores(("p", "t", "r"), names, codes, scores[at])
        found.append(list(values(study_of(data, parse_design("p x (r:t)"))).values()))
    assert np.mean(found, axis=0) == pytest.approx([1.0, 0.49, 0.25, 0.36, 0.64], abs=0.06)


def test_a_hundred_thousand_targets_by_ten_raters_with_a_fifth_missing_are_no_trouble() -> None:
    rng = np.random.default_rng(13)
    scores = rng.normal(size=(100_000, 1)) + rng.normal(size=(100_000, 10))
    scores[rng.random(scores.shape) < 0.2] = np.nan
    data = FacetScores.of_ratings(RatingsTable.of(scores))
    study = study_of(data, parse_design("p x r"))
    assert values(study) == pytest.approx({"p": 1.0, "r": 0.0, "pr": 1.0}, abs=0.02)

"""Standard errors of unbalanced scores: those that many programmes alike would show."""

import math

import numpy as np
import pytest

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.generalizability import (
    FacetScores,
    GeneralizabilityStudy,
    parse_design,
    variance_components,
)
from ipt_training.reliability.generalizability.resampled import resampled_errors
from ipt_training.reliability.ratings_table import RatingsTable

CROSSED = parse_design("p x r")
STRICTNESS = np.array([-0.5, -0.1, 0.1, 0.5])


def scores(seed: int, *, targets: int = 60, gap: float = 0.3) -> FacetScores:
    """Draw targets by four raters with gaps; the raters are the same in every draw."""
    chance = np.random.default_rng(seed)
    table = chance.normal(0, 1, (targets, 1)) + STRICTNESS + chance.normal(0, 0.8, (targets, 4))
    table[chance.random(table.shape) < gap] = math.nan
    return FacetScores.of_ratings(RatingsTable.of(table))


def study(seed: int, resamples: int = 0) -> GeneralizabilityStudy:
    found = variance_components(scores(seed), CROSSED, resamples=resamples)
    assert not isinstance(found, NotEstimable)
    return found


def test_they_are_what_other_targets_would_show() -> None:
    many = [study(seed) for seed in range(300)]
    for effect in ("p", "r", "pr"):
        true = float(np.std([one[effect].value for one in many], ddof=1))
        said = [study(seed, resamples=100)[effect].standard_error for seed in range(15)]
        assert np.mean([one for one in said if one is not None]) == pytest.approx(true, rel=0.25)


def test_the_same_scores_give_the_same_errors_and_say_how() -> None:
    first, again = study(1, resamples=50), study(1, resamples=50)
    assert first == again
    assert first.notes[-1].startswith("standard errors by 50 bootstrap samples of p")
    assert [one.value for one in first.components] == [one.value for one in study(1).components]


def test_where_nobody_asks_there_are_none() -> None:
    assert {one.standard_error for one in study(1).components} == {None}


def test_nested_conditions_go_with_their_target() -> None:
    chance = np.random.default_rng(3)
    rows = [
        ((f"p{p}", f"r{p}-{r}"), float(chance.normal(p % 5, 1)))
        for p in range(30)
        for r in range(2 + p % 3)
    ]
    found = variance_components(
        FacetScores.from_rows(("p", "r"), rows), parse_design("r:p"), resamples=50
    )
    assert not isinstance(found, NotEstimable)
    assert all(one.standard_error and one.standard_error > 0 for one in found.components)


def test_with_two_targets_there_are_none() -> None:
    rows = [(("a", "x"), 1.0), (("a", "y"), 2.0), (("b", "x"), 3.0)]
    assert resampled_errors(FacetScores.from_rows(("p", "r"), rows), CROSSED, 20) is None


def test_where_most_samples_have_no_components_there_are_none() -> None:
    # Only one target holds the two raters together: without it nothing can be told apart.
    rows = [(("a", "x"), 1.0), (("a", "y"), 2.0)]
    rows += [((f"x{n}", "x"), float(n)) for n in range(3)]
    rows += [((f"y{n}", "y"), float(n)) for n in range(3)]
    assert resampled_errors(FacetScores.from_rows(("p", "r"), rows), CROSSED, 40) is None


def test_samples_in_which_conditions_are_nested_are_left_out() -> None:
    # Of the first target alone both raters scored both tasks.
    crossed = [("a", r, t) for r in ("r1", "r2") for t in ("t1", "t2")]
    nested = [(p, f"r{n}", f"t{n}") for p in ("b", "c", "d") for n in (1, 2)]
    rows = [(names, float(n * n % 7)) for n, names in enumerate([*crossed, *nested])]
    scores = FacetScores.from_rows(("p", "r", "t"), rows)
    assert resampled_errors(scores, parse_design("p x r x t"), 40) is None

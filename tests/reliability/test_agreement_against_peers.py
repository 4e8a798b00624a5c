"""Kappas and AC against what irrCAC, scikit-learn and statsmodels give for the same ratings."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ipt_training.reliability.estimate import Result
from ipt_training.reliability.gwet import gwet_ac
from ipt_training.reliability.kappa import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
)
from ipt_training.reliability.ratings_table import RatingsTable
from ipt_training.reliability.weights import Weighting
from tests.reliability.printed_tables import figure

GOLDEN = Path(__file__).parent / "golden"
IRRCAC = json.loads((GOLDEN / "irrcac.json").read_text())
TWO_RATERS = json.loads((GOLDEN / "two_raters.json").read_text())
OURS: dict[str, Callable[..., Result]] = {
    "gwet": gwet_ac,
    "fleiss": fleiss_kappa,
    "conger": conger_kappa,
    "bp": brennan_prediger,
}


@pytest.mark.parametrize("case", IRRCAC["found"])
def test_values_and_errors_are_those_of_irrcac(case: str) -> None:
    name, weights, kind = case.split()
    found = figure(OURS[kind](_table(IRRCAC, name), weights=Weighting(weights)))
    value, error = IRRCAC["found"][case]
    assert found.value == pytest.approx(value, abs=1e-10)
    assert found.standard_error == pytest.approx(error, abs=1e-10)


@pytest.mark.parametrize("case", [case for case in TWO_RATERS["found"] if "fleiss" not in case])
def test_cohens_kappa_is_that_of_scikit_learn_with_the_error_of_statsmodels(case: str) -> None:
    name, weights = case.split()
    found = figure(cohen_kappa(_table(TWO_RATERS, name), weights=Weighting(weights)))
    value, error, low, high = TWO_RATERS["found"][case]
    assert found.value == pytest.approx(value, abs=1e-12)
    assert found.standard_error == pytest.approx(error, abs=1e-12)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(min(1.0, high))


@pytest.mark.parametrize("case", [case for case in TWO_RATERS["found"] if "fleiss" in case])
def test_fleiss_kappa_is_that_of_statsmodels(case: str) -> None:
    found = figure(fleiss_kappa(_table(TWO_RATERS, case.split()[0])))
    assert found.value == pytest.approx(TWO_RATERS["found"][case][0], abs=1e-12)


def _table(golden: dict[str, Any], name: str) -> RatingsTable:
    return RatingsTable.of(golden["data"][name])

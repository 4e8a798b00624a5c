"""The worked examples in the README of the R package irrCAC by K. L. Gwet, digit for digit."""

from collections.abc import Callable

import pytest

from ipt_training.reliability.estimate import Result
from ipt_training.reliability.gwet import gwet_ac
from ipt_training.reliability.kappa import brennan_prediger, cohen_kappa, fleiss_kappa
from ipt_training.reliability.krippendorff import Level, krippendorff_alpha
from ipt_training.reliability.percent_agreement import percent_agreement
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.printed_tables import DIAGNOSES, figure, of_counts

Coefficient = Callable[..., Result]
ABSTRACTORS = of_counts([[13, 0, 0], [0, 20, 7], [0, 4, 56]])
"""``cont3x3abstractors``: ectopic, abnormal and normal intrauterine pregnancies."""
SIX_RATERS = RatingsTable.of(DIAGNOSES.scores[:15].copy())
"""``distrib.6raters``: the first fifteen patients of Fleiss (1971)."""


@pytest.mark.parametrize(
    ("coefficient", "value", "error", "low", "high"),
    [
        (gwet_ac, 0.4448007, 0.08418757, 0.264, 0.625),
        (fleiss_kappa, 0.4139265, 0.08119291, 0.240, 0.588),
        (brennan_prediger, 0.4388889, 0.08312142, 0.261, 0.617),
    ],
)
def test_six_raters_and_fifteen_patients(
    coefficient: Coefficient, value: float, error: float, low: float, high: float
) -> None:
    found = figure(coefficient(SIX_RATERS))
    assert found.value == pytest.approx(value, abs=5e-8)
    assert found.standard_error == pytest.approx(error, abs=5e-9)
    assert found.low == pytest.approx(low, abs=5e-4)
    assert found.high == pytest.approx(high, abs=5e-4)


def test_cohens_kappa_of_two_abstractors_with_the_error_of_1969() -> None:
    found = figure(cohen_kappa(ABSTRACTORS))
    assert found.value == pytest.approx(0.7964094, abs=5e-8)
    assert found.standard_error == pytest.approx(0.05891072, abs=5e-9)


@pytest.mark.parametrize(
    ("coefficient", "value", "error"),
    [
        (fleiss_kappa, 0.7962397, 0.05905473),
        (gwet_ac, 0.8493305, 0.04321747),
        (brennan_prediger, 0.835, 0.04693346),
        (percent_agreement, 0.89, 0.03128898),
    ],
)
def test_other_coefficients_of_two_abstractors(
    coefficient: Coefficient, value: float, error: float
) -> None:
    found = figure(coefficient(ABSTRACTORS))
    assert found.value == pytest.approx(value, abs=5e-8)
    # For contingency tables irrCAC divides by n, for ratings by n - 1; so do we for ratings.
    assert found.standard_error == pytest.approx(error * (100 / 99) ** 0.5, abs=1e-8)


@pytest.mark.parametrize(("table", "value"), [(ABSTRACTORS, 0.7972585), (SIX_RATERS, 0.4204384)])
def test_krippendorffs_alpha_of_both(table: RatingsTable, value: float) -> None:
    found = figure(krippendorff_alpha(table, level=Level.NOMINAL, resamples=0))
    assert found.value == pytest.approx(value, abs=5e-8)

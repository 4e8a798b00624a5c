"""Generalizability of persons by raters is what intraclass correlations say of the same table."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ipt_training.reliability.estimate import Estimate
from ipt_training.reliability.generalizability import (
    FacetScores,
    GeneralizabilityStudy,
    decision_study,
    dependability,
    parse_design,
    variance_components,
)
from ipt_training.reliability.icc import IccForm, intraclass
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.generalizability_studies import value

tables = st.integers(2, 7).flatmap(
    lambda raters: st.lists(
        st.lists(st.integers(0, 9), min_size=raters, max_size=raters), min_size=2, max_size=9
    )
)


@given(tables)
def test_phi_and_erho2_of_p_x_r_are_the_intraclass_correlations(table: list[list[int]]) -> None:
    ratings = RatingsTable.of(table)
    study = variance_components(FacetScores.of_ratings(ratings), parse_design("p x r"))
    assume(isinstance(study, GeneralizabilityStudy))
    assert isinstance(study, GeneralizabilityStudy)
    for raters, absolute, relative in [
        (1, IccForm.ICC_A_1, IccForm.ICC_C_1),
        (ratings.n_raters, IccForm.ICC_A_K, IccForm.ICC_C_K),
    ]:
        found = dependability(study, n={"r": raters})
        for mine, form in [(found.absolute, absolute), (found.relative, relative)]:
            icc = intraclass(ratings, form)
            if isinstance(mine, Estimate) and isinstance(icc, Estimate):
                assert mine.value == pytest.approx(icc.value, abs=1e-9, rel=1e-9)


@given(tables, st.integers(2, 50))
def test_erho2_follows_spearman_and_brown(table: list[list[int]], times: int) -> None:
    study = variance_components(
        FacetScores.of_ratings(RatingsTable.of(table)), parse_design("p x r")
    )
    assume(isinstance(study, GeneralizabilityStudy) and not study.negative)
    assert isinstance(study, GeneralizabilityStudy)
    once, more = decision_study(study, grid={"r": (1, times)})
    assume(isinstance(once.relative, Estimate))
    single = value(once.relative)
    assert value(more.relative) == pytest.approx(times * single / (1 + (times - 1) * single))

"""The incomplete beta function: known values, and the inverse as its inverse."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ipt_training.reliability.beta import beta_logit, beta_share


@pytest.mark.parametrize(
    ("x", "a", "b", "share"),
    [
        (0.3, 1.0, 1.0, 0.3),
        (0.3, 2.0, 1.0, 0.09),
        (0.3, 1.0, 2.0, 1 - 0.7**2),
        (0.5, 7.0, 7.0, 0.5),
        (0.5, 0.5, 0.5, 0.5),
        # three of four or more, at even chance: 5 / 16
        (0.5, 3.0, 2.0, 5 / 16),
        # arcsine law
        (0.2, 0.5, 0.5, 2 / math.pi * math.asin(0.2**0.5)),
    ],
)
def test_shares_that_can_be_worked_by_hand(x: float, a: float, b: float, share: float) -> None:
    found, _ = beta_share(math.log(x / (1 - x)), a, b)
    assert found == pytest.approx(share, rel=1e-14)


@pytest.mark.parametrize("w", [-900.0, -50.0, 50.0, 900.0])
def test_far_ends_are_nothing_and_all(w: float) -> None:
    share, slope = beta_share(w, 2.0, 3.0)
    assert share == pytest.approx(0.0 if w < 0 else 1.0, abs=1e-30)
    assert slope == pytest.approx(0.0, abs=1e-30)


def test_the_slope_is_that_of_the_share() -> None:
    above, below = beta_share(0.2 + 1e-5, 3.0, 8.5)[0], beta_share(0.2 - 1e-5, 3.0, 8.5)[0]
    assert beta_share(0.2, 3.0, 8.5)[1] == pytest.approx((above - below) / 2e-5, rel=1e-8)


@given(
    st.floats(1e-9, 0.5),
    st.floats(0.05, 5e4),
    st.floats(0.05, 5e4),
)
def test_the_logit_of_a_share_has_that_share(p: float, a: float, b: float) -> None:
    share, _ = beta_share(beta_logit(p, a, b), a, b)
    assert share == pytest.approx(p, rel=1e-9)


@example(0.9375, 76.0, 1.0)  # from whose start the first step leaps beyond what a float holds
@given(st.floats(0.001, 0.999), st.floats(0.5, 1e4), st.floats(0.5, 1e4))
def test_both_ends_mirror_each_other(p: float, a: float, b: float) -> None:
    assert beta_share(beta_logit(p, a, b), a, b)[0] == pytest.approx(p, rel=1e-7)
    w = beta_logit(min(p, 1 - p), a, b)
    assert beta_share(w, a, b)[0] + beta_share(-w, b, a)[0] == pytest.approx(1.0, abs=1e-12)

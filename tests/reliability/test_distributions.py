"""Quantiles and shares agree with an independent package, and are each other's way back."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_training.reliability import distributions as d

GOLDEN = json.loads((Path(__file__).parent / "golden" / "scipy.json").read_text())
QUANTILES: dict[str, Callable[..., float]] = {
    "normal": d.normal_quantile,
    "t": d.t_quantile,
    "f": d.f_quantile,
    "chi_square": d.chi_square_quantile,
}
SHARES: dict[str, Callable[..., float]] = {
    "normal": d.normal_cdf,
    "t": d.t_cdf,
    "f": d.f_cdf,
    "chi_square": d.chi_square_cdf,
}


@pytest.mark.parametrize(("name", "p", "degrees", "expected"), GOLDEN["quantiles"])
def test_a_quantile_is_that_of_scipy(
    name: str, p: float, degrees: list[float], expected: float
) -> None:
    assert QUANTILES[name](p, *degrees) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("found", "printed"),
    [
        (d.t_quantile(0.975, 10), 2.228),
        (d.t_quantile(0.995, 4), 4.604),
        (d.chi_square_quantile(0.95, 5), 11.070),
        (d.f_quantile(0.95, 3, 12), 3.490),
        (d.normal_quantile(0.975), 1.960),
    ],
)
def test_a_quantile_is_the_one_in_every_textbook(found: float, printed: float) -> None:
    assert round(found, 3) == printed


@given(
    st.sampled_from(["t", "f", "chi_square"]),
    st.floats(0.001, 0.999),
    st.floats(1, 200),
    st.floats(1, 200),
)
def test_the_share_below_a_quantile_is_the_one_asked_for(
    name: str, p: float, first: float, second: float
) -> None:
    degrees = (first, second) if name == "f" else (first,)
    assert SHARES[name](QUANTILES[name](p, *degrees), *degrees) == pytest.approx(p, abs=1e-9)


@pytest.mark.parametrize(("x", "printed"), [(0, 0.5), (1, 0.8413), (1.96, 0.975), (-1.96, 0.025)])
def test_the_share_of_the_normal_curve_is_the_one_in_every_textbook(
    x: float, printed: float
) -> None:
    assert round(d.normal_cdf(x), 4) == printed


def test_with_many_degrees_of_freedom_a_share_keeps_its_digits() -> None:
    for p in (0.001, 0.3, 0.5, 0.975):
        for first, second in ((20_000, 50_000), (3, 59_000), (59_000, 0.7)):
            assert d.f_cdf(d.f_quantile(p, first, second), first, second) == pytest.approx(
                p, abs=1e-12
            )
        assert d.t_cdf(d.t_quantile(p, 50_000), 50_000) == pytest.approx(p, abs=1e-12)
    assert d.t_cdf(0, 50_000) == 0.5


def test_far_out_nothing_or_everything_is_below() -> None:
    assert (d.f_cdf(0, 3, 4), d.f_cdf(-1, 3, 4), d.chi_square_cdf(0, 3)) == (0, 0, 0)
    assert d.f_cdf(float("inf"), 3, 4) == pytest.approx(1) or d.f_cdf(1e300, 3, 4) == 1
    assert d.chi_square_cdf(float("inf"), 3) == 1
    assert d.t_cdf(-1e200, 3) == 0
    assert d.t_cdf(1e200, 3) == 1


@pytest.mark.parametrize("p", [-0.1, 0, 1, 1.5])
def test_a_share_outside_zero_and_one_has_no_quantile(p: float) -> None:
    for quantile, degrees in (
        (d.normal_quantile, ()),
        (d.t_quantile, (3,)),
        (d.f_quantile, (3, 4)),
    ):
        with pytest.raises(ValueError, match="share"):
            quantile(p, *degrees)


def test_degrees_of_freedom_are_above_zero() -> None:
    with pytest.raises(ValueError, match="degrees"):
        d.t_quantile(0.9, 0)


def test_a_share_far_out_in_the_degrees_ends_after_its_steps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = d.chi_square_cdf(260.0, 200)
    monkeypatch.setattr(d, "_MOST_STEPS", 4)
    assert d.chi_square_cdf(260.0, 200) != whole
    assert d.chi_square_cdf(260.0, 200) == pytest.approx(whole, abs=1e-4)

"""A rater's profile in sentences: strict, lenient or neither, and whether it drifts."""

from dataclasses import replace
from datetime import date

import pytest

from ipt_training.domain.agreement.results import Profile, ProfilePoint
from ipt_training.reliability.estimate import NotEstimable, Result
from ipt_training.reports.agreement.profile import bias_of, drift_of
from tests.reports.agreement.agreements import ROSA, an_estimate

WHY = NotEstimable("nobody else rated these sessions")
WHERE = "on 42 sessions that 4 other raters rated too."


def a_profile(bias: Result) -> Profile:
    return Profile(
        rater=ROSA,
        compared="mean skill over all items",
        scale=(1, 5),
        sessions=42,
        others=4,
        bias=bias,
        points=(),
    )


@pytest.mark.parametrize(
    ("bias", "own", "sentence"),
    [
        (
            an_estimate(-0.31, -0.5, -0.12),
            True,
            "You score more strictly, by 0.31 points (95% interval -0.50 to -0.12), " + WHERE,
        ),
        (
            an_estimate(0.31, 0.12, 0.5),
            False,
            "Rosa Ibáñez scores more leniently, by 0.31 points (95% interval +0.12 to +0.50), "
            + WHERE,
        ),
        (
            an_estimate(0.05, -0.1, 0.2),
            True,
            "You score about as the others do: +0.05 points (95% interval -0.10 to +0.20), "
            + WHERE,
        ),
        (an_estimate(0.2), True, "You score more leniently, by 0.20 points, " + WHERE),
        (
            WHY,
            True,
            "Strict or lenient is not estimable because nobody else rated these sessions.",
        ),
    ],
)
def test_strict_or_lenient_comes_with_its_interval(bias: Result, own: bool, sentence: str) -> None:
    assert bias_of(a_profile(bias), own=own) == sentence


def test_a_chart_without_signals_is_steady_and_others_lead_to_a_colleague() -> None:
    quiet = a_profile(WHY)
    assert drift_of(quiet) == "Steady: nothing here is more than chance would give."
    point = ProfilePoint(date(2027, 1, 1), 0.5, 0.4, -0.3, 0.3, ("outside the limits",))
    loud = replace(quiet, points=(point, replace(point, signals=())))
    assert drift_of(loud) == (
        "Something changed at 1 session (outside the limits). Listen to one of them again with a"
        " colleague."
    )


def test_a_reference_is_named() -> None:
    ann = replace(ROSA, name="Ann")
    beside = replace(a_profile(an_estimate(0.02, -0.1, 0.14)), reference=ann)
    assert bias_of(beside, own=True).startswith("You score about as Ann does: +0.02 points")
    assert bias_of(beside, own=True).endswith("on 42 sessions that Ann rated too.")
    strict = replace(beside, bias=an_estimate(-0.31, -0.5, -0.12))
    assert bias_of(strict, own=True).startswith("You score more strictly than Ann, by 0.31 points")

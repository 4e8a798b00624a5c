"""What the committee reads: the mean with its error, and never that something is certain."""

from dataclasses import replace

import pytest

from ipt_training.domain.agreement.pooling import LeftOut
from ipt_training.domain.certification.confidence import Confidence
from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reports.certification.confidence import above_of, accuracy_of, apart_of, mean_of

WHY = NotEstimable("needs at least 2 different raters, has 1")
MEAN = Estimate(3.484, 2.81, 4.15, 6, 3, 0.34)
FOUND = Confidence(
    mark=3.0,
    scale=(1, 5),
    sessions=6,
    raters=3,
    ratings=12,
    left_out=0,
    why_left_out=(),
    mean=MEAN,
    above=0.923,
    accuracy=Estimate(0.843, None, None, 30, 0),
    plan="",
)


@pytest.mark.parametrize(
    ("mean", "sentence"),
    [
        (
            MEAN,
            "Mean skill 3.48 over 6 sessions and 3 raters (SEM 0.34, 95% interval 2.81 to 4.15),"
            " against a mark of 3.00.",
        ),
        (
            replace(MEAN, low=None, high=None),
            "Mean skill 3.48 over 6 sessions and 3 raters (SEM 0.34), against a mark of 3.00.",
        ),
        (
            replace(MEAN, standard_error=None),
            "How sure the mean over 6 sessions and 3 raters is, is not estimable because its error"
            " is not known.",
        ),
        (
            WHY,
            "How sure the mean over 6 sessions and 3 raters is, is not estimable because needs at"
            " least 2 different raters, has 1.",
        ),
    ],
)
def test_the_mean_carries_its_error(mean: Result, sentence: str) -> None:
    assert mean_of(replace(FOUND, mean=mean)) == sentence


@pytest.mark.parametrize(
    ("above", "words"),
    [(0.923, "92%"), (0.9999, "more than 99%"), (0.0001, "less than 1%")],
)
def test_a_probability_is_never_called_certain(above: float, words: str) -> None:
    found = replace(FOUND, above=above)
    assert above_of(found) == f"The true mean reaches the mark with a probability of {words}."


def test_a_probability_that_cannot_be_given_says_why() -> None:
    assert above_of(replace(FOUND, above=WHY)) == (
        "The probability that the true mean reaches the mark is not estimable because needs at"
        " least 2 different raters, has 1."
    )


def test_the_mark_is_judged_over_the_programme() -> None:
    assert accuracy_of(FOUND) == (
        "Over 30 trainees of the programme, a decision by this mean alone would be right for about"
        " 84%."
    )
    assert accuracy_of(replace(FOUND, accuracy=WHY)) == (
        "How often this mark is right about trainees of the programme is not estimable because"
        " needs at least 2 different raters, has 1."
    )


def test_what_stands_apart_from_the_mean_is_said_with_its_reasons() -> None:
    assert apart_of(FOUND) == ""
    why = (LeftOut(reason="rated in another tradition: the items differ", n=2),)
    assert apart_of(replace(FOUND, left_out=2, why_left_out=why)) == (
        "2 ratings of this trainee stand apart from this mean: 2 rated in another tradition: the"
        " items differ."
    )
    assert apart_of(replace(FOUND, left_out=1)) == (
        "1 rating of this trainee stands apart from this mean."
    )

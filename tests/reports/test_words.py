"""The words of reports."""

from datetime import UTC, date, datetime

import pytest

from ipt_training.domain.certification.certificate import Verdict
from ipt_training.domain.fidelity.rating import NotRated, Polarity
from ipt_training.domain.fidelity.rubric import Standing
from ipt_training.domain.fidelity.scorecard import Mean, NotScored, Outcome
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.domain.pack import ClinicalReview
from ipt_training.reports import words


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        (words.PHASES, Phase),
        (words.FOCUSES, Focus),
        (words.DIALECTS, Dialect),
        (words.STANDINGS, Standing),
        (words.NOT_RATED, NotRated),
        (words.POLARITIES, Polarity),
        (words.OUTCOMES, Outcome),
        (words.VERDICTS, Verdict),
    ],
)
def test_every_code_has_its_word(said: dict[object, str], codes: type) -> None:
    assert set(said) == set(codes)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0, "0:00"), (59.9, "0:59"), (724, "12:04"), (3600, "1:00:00"), (3729, "1:02:09")],
)
def test_a_time_in_a_recording_is_said_in_minutes_and_seconds(seconds: float, said: str) -> None:
    assert words.time_of(seconds) == said


def test_days_and_moments_are_said_as_read_aloud() -> None:
    assert words.day_of(date(2027, 3, 3)) == "3 March 2027"
    assert words.moment_of(datetime(2027, 3, 3, 14, 2, tzinfo=UTC)) == "3 March 2027, 14:02 UTC"


@pytest.mark.parametrize(("number", "said"), [(0, "0 items"), (1, "1 item"), (2, "2 items")])
def test_a_count_agrees_with_its_noun(number: int, said: str) -> None:
    assert words.count_of(number, "item", "items") == said


def test_a_figure_is_said_with_its_n_or_with_the_reason_for_having_none() -> None:
    assert words.figure_of(Mean(value=10 / 3, n=3)) == "3.33 (n = 3)"
    assert words.figure_of(NotScored(reason="no item was rated")) == "No figure: no item was rated"


def test_the_clinical_review_names_who_and_when_or_says_that_there_was_none() -> None:
    review = ClinicalReview(
        name="Dr A. Reader", qualification="IPT trainer", reviewed_on=date(2027, 1, 5)
    )
    assert words.review_of(review) == "Read by Dr A. Reader, IPT trainer, on 5 January 2027."
    assert words.review_of("none") == "Not yet read by a clinician qualified in IPT."


@pytest.mark.parametrize(
    ("names", "said"), [(["3"], "3"), (["3", "4"], "3 and 4"), (["3", "4", "5"], "3, 4 and 5")]
)
def test_names_are_listed_as_they_are_read_aloud(names: list[str], said: str) -> None:
    assert words.listed(names) == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(480, "8 h"), (66, "1 h 6 min"), (20, "20 min"), (2400, "40 h")]
)
def test_logged_time_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert words.hours_of(minutes) == said


@pytest.mark.parametrize(("number", "said"), [(8.0, "8"), (0.5, "0.5"), (1 / 3, "0.33")])
def test_an_amount_has_two_decimals_at_most(number: float, said: str) -> None:
    assert words.amount_of(number) == said

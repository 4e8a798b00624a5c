"""An attempt knows what is answered, what comes next and when it is done."""

import pytest
from pydantic import ValidationError

from ipt_training.domain.ids import AttemptId, PersonId
from ipt_training.domain.practice.attempt import (
    LONGEST_ANSWER,
    Attempt,
    AttemptKind,
    Given,
    Step,
)
from tests.builders import NOW


def a_step(part: str, seq: int = 1) -> Step:
    return Step(seq=seq, part_id=part, given=Given(chosen=("a",)), credit=1.0, at=NOW)


def an_attempt(*steps: Step) -> Attempt:
    return Attempt(
        id=AttemptId("att"),
        person_id=PersonId("p1"),
        kind=AttemptKind.QUIZ,
        content_id="quiz",
        content_version="",
        content_hash="",
        parts=("one", "two"),
        title="Quiz",
        started_at=NOW,
        steps=steps,
    )


def test_a_new_attempt_waits_at_its_first_part() -> None:
    attempt = an_attempt()
    assert (attempt.next_part, attempt.finished, attempt.answered) == ("one", False, frozenset())


def test_an_answer_moves_the_attempt_on() -> None:
    attempt = an_attempt(a_step("one"))
    assert (attempt.next_part, attempt.finished) == ("two", False)
    assert attempt.step_for("one") == a_step("one")
    assert attempt.step_for("two") is None


def test_an_attempt_with_every_answer_is_finished() -> None:
    attempt = an_attempt(a_step("one"), a_step("two", 2))
    assert (attempt.next_part, attempt.finished) == (None, True)


def test_an_attempt_asks_for_something() -> None:
    with pytest.raises(ValidationError):
        Attempt.model_validate(an_attempt().model_dump() | {"parts": ()})


@pytest.mark.parametrize("credit", [-0.1, 1.1, float("nan")])
def test_no_answer_earns_less_than_nothing_or_more_than_all(credit: float) -> None:
    with pytest.raises(ValidationError):
        Step(seq=1, part_id="one", given=Given(), credit=credit, at=NOW)


def test_an_answer_in_own_words_has_a_longest_length() -> None:
    assert Given(text="a" * LONGEST_ANSWER).text == "a" * LONGEST_ANSWER
    with pytest.raises(ValidationError):
        Given(text="a" * (LONGEST_ANSWER + 1))

"""What an answer earns, kind by kind, and which answers are refused."""

import pytest

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.practice.attempt import Given
from ipt_training.domain.practice.marking import mark_decision, mark_question
from ipt_training.domain.practice.question import Question
from ipt_training.domain.practice.vignette import Decision
from tests.fakes.practice import (
    CHOOSE,
    MAP,
    MATCHING,
    NUMBER,
    ORDERING,
    RANK,
    SAY,
    SEVERAL,
    SINGLE,
    SPOT,
)


@pytest.mark.parametrize(
    ("decision", "given", "credit"),
    [
        (CHOOSE, Given(chosen=("stay",)), 1.0),
        (CHOOSE, Given(chosen=("turn",)), 0.5),
        (CHOOSE, Given(chosen=("end",)), 0.0),
        (RANK, Given(chosen=("first", "then", "last")), 1.0),
        (RANK, Given(chosen=("last", "then", "first")), 0.0),
        (RANK, Given(chosen=("then", "first", "last")), pytest.approx(2 / 3)),
        (MAP, Given(placed={"a": "old", "b": "new", "c": "new"}), 1.0),
        (MAP, Given(placed={"a": "old", "b": "old", "c": "old"}), pytest.approx(1 / 3)),
        (SAY, Given(text="I would ask.", ticked=(0, 2)), None),
    ],
)
def test_a_decision_earns_its_share(decision: Decision, given: Given, credit: float | None) -> None:
    assert mark_decision(decision, given) == credit


@pytest.mark.parametrize(
    ("decision", "given", "sentence"),
    [
        (CHOOSE, Given(), "Choose one."),
        (CHOOSE, Given(chosen=("stay", "turn")), "Choose one."),
        (CHOOSE, Given(chosen=("forged",)), "Choose one of the moves offered."),
        (RANK, Given(chosen=("first", "first", "then")), "Give every step its own place."),
        (RANK, Given(chosen=("first", "then")), "Give every step its own place."),
        (MAP, Given(placed={"a": "old"}), "Give every statement a place."),
        (
            MAP,
            Given(placed={"a": "old", "b": "new", "c": "forged"}),
            "Give every statement a place.",
        ),
        (SAY, Given(text="  "), "Write what you would say first; a sentence is enough."),
        (SAY, Given(text="Yes", ticked=(3,)), "Tick only the points that are listed."),
        (SAY, Given(text="Yes", ticked=(-1,)), "Tick only the points that are listed."),
    ],
)
def test_a_decision_that_was_not_offered_is_refused(
    decision: Decision, given: Given, sentence: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        mark_decision(decision, given)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    ("question", "given", "credit"),
    [
        (SINGLE, Given(chosen=("b",)), 1.0),
        (SINGLE, Given(chosen=("a",)), 0.0),
        (SPOT, Given(chosen=("l2",)), 1.0),
        (SPOT, Given(chosen=("l0",)), 0.0),
        (SEVERAL, Given(chosen=("a", "c")), 1.0),
        (SEVERAL, Given(chosen=("a",)), 0.5),
        (SEVERAL, Given(chosen=("a", "b", "c")), 0.5),
        (SEVERAL, Given(chosen=("b", "d")), 0.0),
        (ORDERING, Given(chosen=("x", "y", "z")), 1.0),
        (ORDERING, Given(chosen=("x", "z", "y")), pytest.approx(2 / 3)),
        (MATCHING, Given(placed={"p": "l", "s": "r"}), 1.0),
        (MATCHING, Given(placed={"p": "l", "s": "l"}), 0.5),
        (NUMBER, Given(number=34.0), 1.0),
        (NUMBER, Given(number=35.0), 1.0),
        (NUMBER, Given(number=35.1), 0.0),
    ],
)
def test_a_question_earns_its_share(question: Question, given: Given, credit: float) -> None:
    assert mark_question(question, given) == credit


@pytest.mark.parametrize(
    ("question", "given", "sentence"),
    [
        (SINGLE, Given(), "Choose one."),
        (SINGLE, Given(chosen=("z",)), "Choose one of the answers offered."),
        (SPOT, Given(chosen=("l9",)), "Choose one of the answers offered."),
        (SEVERAL, Given(), "Choose at least one."),
        (SEVERAL, Given(chosen=("a", "a")), "Choose from the answers offered."),
        (SEVERAL, Given(chosen=("a", "z")), "Choose from the answers offered."),
        (ORDERING, Given(chosen=("x", "y")), "Give every step its own place."),
        (MATCHING, Given(placed={"p": "l"}), "Give every statement a place."),
        (NUMBER, Given(), "Enter a number."),
    ],
)
def test_an_answer_that_was_not_offered_is_refused(
    question: Question, given: Given, sentence: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        mark_question(question, given)
    assert str(refused.value) == sentence

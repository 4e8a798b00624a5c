"""The quiz screen: every kind of question, nothing given away, every option explained."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.domain.ids import AttemptId
from ipt_training.domain.pack import Source
from ipt_training.domain.practice.attempt import Given, Step
from ipt_training.domain.practice.question import Question
from ipt_training.ui.places import Place
from ipt_training.ui.practice import quiz
from ipt_training.ui.practice.question_feedback import cited, tally
from tests.fakes.office import OTHER_TRAINEE, TRAINEE, Office
from tests.fakes.practice import (
    MATCHING,
    NUMBER,
    ORDERING,
    QUESTIONS,
    SEVERAL,
    SINGLE,
    SPOT,
    a_bank,
)
from tests.ui.practice.screen_under_test import Went, bodies, open_screen, press, run, sentences


def asked(*questions: Question) -> tuple[Office, AttemptId]:
    office = Office(banks=(a_bank(*questions),))
    attempt = office.practise.begin_quiz(
        office.session(TRAINEE), phase=None, focus=None, size=6, key="k"
    )
    return office, attempt


def steps(office: Office, attempt: AttemptId) -> tuple[Step, ...]:
    return office.practise.quiz(office.session(TRAINEE), attempt).attempt.steps


def radio(n: int) -> Callable[[AppTest, str], None]:
    def fill(test: AppTest, key: str) -> None:
        test.radio(key=key).set_value(n)

    return fill


def boxes(test: AppTest, key: str) -> None:
    for n in (0, 2):
        test.checkbox(key=f"{key}.{n}").check()


def order(test: AppTest, key: str) -> None:
    for n in range(3):
        box = test.selectbox(key=f"{key}.{n}")
        box.set_value(("Do x", "Do y", "Do z").index(box.label))


def match(test: AppTest, key: str) -> None:
    test.selectbox(key=f"{key}.0").set_value(0)
    test.selectbox(key=f"{key}.1").set_value(0)


def number(test: AppTest, key: str) -> None:
    test.number_input(key=key).set_value(34.0)


CASES = [
    (SINGLE, radio(1), Given(chosen=("b",)), "That is right.", ["As a is.", "As d is."]),
    (SINGLE, radio(0), Given(chosen=("a",)), "Not this time.", ["Your choice, not right here"]),
    (SPOT, radio(2), Given(chosen=("l2",)), "That is right.", ["Line 0 explained."]),
    (
        SEVERAL,
        boxes,
        Given(chosen=("a", "c")),
        "That is right. You chose 2 of the 2 right ones.",
        ["As b is.", "As c is."],
    ),
    (
        ORDERING,
        order,
        Given(chosen=("x", "y", "z")),
        "That is right. 3 of 3 are in their place.",
        ["So x.", "So z."],
    ),
    (
        MATCHING,
        match,
        Given(placed={"p": "l", "s": "l"}),
        "Part of it is right. 1 of 2 are where they belong.",
        ["Belongs to: Right, you put it to: Left"],
    ),
    (
        NUMBER,
        number,
        Given(number=34.0),
        "That is right.",
        ["A third.", "**Right: 34 people, give or take 1**", "You entered 34 people."],
    ),
]


@pytest.mark.parametrize(("question", "fill", "given", "verdict", "told"), CASES)
def test_an_answer_is_stored_and_explained(
    question: Question,
    fill: Callable[[AppTest, str], None],
    given: Given,
    verdict: str,
    told: list[str],
) -> None:
    office, attempt = asked(question)
    test = open_screen(quiz, office, attempt=attempt)
    fill(test, f"quiz.answer.{attempt}.1")
    press(test, f"quiz.submit.{attempt}.1")
    assert [step.given for step in steps(office, attempt)] == [given]
    shown = sentences(test)
    for words in [verdict, f"Takeaway of {question.id}.", *told]:
        assert words in shown
    assert "https://doi.org/10.1000/x%281%292" in shown


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_tells_the_answer_before_it_is_stored(question: Question) -> None:
    office, attempt = asked(question)
    test = open_screen(quiz, office, attempt=attempt)
    page = sentences(test) + bodies(test) + str([one.proto for one in test.main])
    for word in (
        "rationale",
        "correct",
        "explained",
        "Takeaway",
        "A third",
        "As b is",
        question.id,
    ):
        assert word not in page.replace(f"Stem of {question.id}.", "")


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_answer_is_refused_in_a_sentence(question: Question) -> None:
    office, attempt = asked(question)
    test = press(open_screen(quiz, office, attempt=attempt), f"quiz.submit.{attempt}.1")
    assert len(test.warning) == 1
    assert steps(office, attempt) == ()


def test_a_quiz_goes_on_to_its_end_page() -> None:
    office, attempt = asked(SINGLE, NUMBER)
    test = open_screen(quiz, office, attempt=attempt)
    number(test, f"quiz.answer.{attempt}.1")
    press(test, f"quiz.submit.{attempt}.1")
    press(test, "quiz.next")
    radio(0)(test, f"quiz.answer.{attempt}.2")
    press(test, f"quiz.submit.{attempt}.2")
    press(test, "quiz.next")
    assert "You earned 1 of 2." in sentences(test)
    assert "Credit by phase and problem area (n = 2)" in bodies(test)
    assert [one.label for one in test.expander] == [r"Objective of q\-single"]


def test_a_reload_goes_to_the_question_that_waits() -> None:
    office, attempt = asked(SINGLE, NUMBER)
    office.practise.answer_question(office.session(TRAINEE), attempt, NUMBER.id, Given(number=34.0))
    test = open_screen(quiz, office, attempt=attempt)
    assert "Stem of q-single." in bodies(test)


def test_what_another_window_answered_stands() -> None:
    office, attempt = asked(SINGLE)
    test = open_screen(quiz, office, attempt=attempt)
    first = Given(chosen=("b",))
    office.practise.answer_question(office.session(TRAINEE), attempt, SINGLE.id, first)
    radio(0)(test, f"quiz.answer.{attempt}.1")
    press(test, f"quiz.submit.{attempt}.1")
    assert [step.given for step in steps(office, attempt)] == [first]
    assert "Your choice, right" in sentences(run(test))


def test_every_answer_right_leaves_nothing_to_look_at_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office, attempt = asked(SINGLE)
    went = Went()
    office.practise.answer_question(
        office.session(TRAINEE), attempt, SINGLE.id, Given(chosen=("b",))
    )
    test = open_screen(quiz, office, monkeypatch=monkeypatch, went=went, attempt=attempt)
    assert "Nothing from this quiz." in sentences(test)
    press(test, "quiz.more")
    assert went.to == [(Place.PRACTISE, {})]


def test_a_question_that_is_gone_says_so() -> None:
    office, attempt = asked(SINGLE)
    with office.store.reading() as tx:
        stored = tx.attempts.get(attempt)
        assert stored is not None
    changed = stored.model_copy(update={"parts": ("gone",)})
    office.store.rows.attempts[stored.id] = changed.model_copy(update={"steps": ()})
    test = open_screen(quiz, office, attempt=attempt)
    assert "not installed any more" in sentences(test)


def test_nobody_else_sees_a_quiz() -> None:
    office, attempt = asked(SINGLE)
    test = open_screen(quiz, office, person=OTHER_TRAINEE, attempt=attempt)
    assert "There is nothing here" in sentences(test)
    assert bodies(test) == ""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (Source(author="Ames", year=2001), r"Ames \(2001\)."),
        (
            Source(author="Ames", year=2001, title="Chairs", url="https://example.org/a b"),
            r"Ames \(2001\). Chairs. [Open the source](https://example.org/a%20b)",
        ),
        (
            Source(author="Ames", year=2001, url="javascript:alert(1)"),
            r"Ames \(2001\).",
        ),
    ],
)
def test_a_source_is_a_line_with_a_safe_link(source: Source, line: str) -> None:
    assert cited(source) == line


def test_others_chosen_beside_the_right_ones_are_counted() -> None:
    assert tally(SEVERAL, Given(chosen=("a", "b"))) == (
        " You chose 1 of the 2 right ones, and 1 other."
    )
    assert tally(SINGLE, Given(chosen=("a",))) == ""

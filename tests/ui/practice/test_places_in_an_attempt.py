"""Where one is in an attempt: in the address, so that reloads, steps back and Practise find it."""

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.domain.ids import AttemptId
from ipt_training.domain.practice.attempt import Given
from ipt_training.ui.places import Place
from ipt_training.ui.practice import practise, quiz, vignette
from tests.fakes.office import TRAINEE, Office
from tests.fakes.practice import NUMBER, SINGLE, SPOT, a_bank, a_vignette
from tests.ui.practice.screen_under_test import Went, bodies, open_screen, press, sentences

ANSWERS = {
    SINGLE.id: Given(chosen=("b",)),
    NUMBER.id: Given(number=34.0),
    SPOT.id: Given(chosen=("l2",)),
}


def three(*, answered: int) -> tuple[Office, AttemptId, tuple[str, ...]]:
    office = Office(banks=(a_bank(SINGLE, NUMBER, SPOT),), vignettes=(a_vignette(),))
    session = office.session(TRAINEE)
    attempt = office.practise.begin_quiz(session, phase=None, focus=None, size=6, key="k")
    parts = office.practise.quiz(session, attempt).attempt.parts
    for part in parts[:answered]:
        office.practise.answer_question(session, attempt, part, ANSWERS[part])
    return office, attempt, parts


def at(test: AppTest) -> str:
    held = test.query_params["at"]
    return held if isinstance(held, str) else held[0]


def labels(test: AppTest) -> list[str]:
    return [one.label for one in test.button]


def test_the_first_question_without_an_answer_gets_a_place_in_the_address() -> None:
    office, attempt, parts = three(answered=1)
    test = open_screen(quiz, office, attempt=attempt)
    assert at(test) == "2"
    assert f"Stem of {parts[1]}." in bodies(test)


def test_a_reload_after_an_answer_shows_what_can_be_said_of_it() -> None:
    office, attempt, parts = three(answered=1)
    test = open_screen(quiz, office, attempt=attempt, at="1")
    assert f"Takeaway of {parts[0]}." in sentences(test)
    press(test, "quiz.next")
    assert at(test) == "2"


def test_a_reload_of_an_answered_scene_shows_its_feedback() -> None:
    office = Office(vignettes=(a_vignette(),))
    session = office.session(TRAINEE)
    attempt = office.practise.begin_vignette(session, "chair", key="k")
    office.practise.answer_scene(session, attempt, "choosing", Given(chosen=("stay",)))
    test = open_screen(vignette, office, attempt=attempt, at="1")
    assert "Your choice" in sentences(test)
    press(test, "vignette.next")
    assert at(test) == "2"
    press(test, "vignette.back")
    assert "Your choice" in sentences(test)


@pytest.mark.parametrize("wrong", ["3", "0", "-1", "end", "²", "word", "9" * 60])
def test_a_place_that_cannot_be_reached_yet_is_not_shown(wrong: str) -> None:
    office, attempt, _ = three(answered=1)
    assert at(open_screen(quiz, office, attempt=attempt, at=wrong)) == "2"


def test_one_steps_back_and_on_to_where_one_was() -> None:
    office, attempt, parts = three(answered=2)
    test = open_screen(quiz, office, attempt=attempt)
    assert {"Back to question 2"} <= set(labels(test))
    press(test, "quiz.back")
    press(test, "quiz.back")
    assert f"Takeaway of {parts[0]}." in sentences(test)
    assert "On to question 3" in labels(test)
    assert not any(one.startswith("Back") for one in labels(test))
    press(test, "quiz.ahead")
    assert at(test) == "3"


def test_the_first_question_offers_no_steps() -> None:
    office, attempt, _ = three(answered=0)
    test = open_screen(quiz, office, attempt=attempt)
    assert labels(test) == ["Answer"]


def test_from_the_end_one_steps_back_and_on_again() -> None:
    office, attempt, parts = three(answered=3)
    test = open_screen(quiz, office, attempt=attempt)
    assert at(test) == "end"
    press(test, "quiz.back")
    assert f"Takeaway of {parts[2]}." in sentences(test)
    press(test, "quiz.back")
    press(test, "quiz.ahead")
    assert "You earned" in sentences(test)


def test_an_answer_of_another_window_is_said_to_be_its_own() -> None:
    office, attempt, parts = three(answered=0)
    test = open_screen(quiz, office, attempt=attempt)
    first = parts[0]
    office.practise.answer_question(office.session(TRAINEE), attempt, first, ANSWERS[first])
    press(test, f"quiz.submit.{attempt}.1")
    assert f"Takeaway of {first}." in sentences(test)
    assert "was answered in another window" in sentences(test)


def test_ones_own_answer_is_not_said_to_be_another_windows() -> None:
    office, attempt, parts = three(answered=1)
    test = open_screen(quiz, office, attempt=attempt, at="1")
    assert "another window" not in sentences(test)
    single = parts.index(SINGLE.id) + 1
    if single > 1:
        office, attempt, parts = three(answered=single - 1)
        test = open_screen(quiz, office, attempt=attempt)
        test.radio(key=f"quiz.answer.{attempt}.{single}").set_value(1)
        press(test, f"quiz.submit.{attempt}.{single}")
        assert f"Takeaway of {SINGLE.id}." in sentences(test)
        assert "another window" not in sentences(test)


def test_finished_work_is_opened_again_from_practise(monkeypatch: pytest.MonkeyPatch) -> None:
    office, attempt, _ = three(answered=3)
    went = Went()
    test = open_screen(practise, office, monkeypatch=monkeypatch, went=went)
    assert "What you have done" in sentences(test)
    assert "3 questions, finished" in sentences(test)
    press(test, f"practise.read.{attempt}")
    assert went.to == [(Place.QUIZ, {"attempt": attempt})]


def test_before_anything_is_finished_nothing_is_offered_to_read_again() -> None:
    office, _, _ = three(answered=2)
    assert "What you have done" not in sentences(open_screen(practise, office))

"""The practise screen: choose a case or a quiz, once."""

import pytest

from ipt_training.domain.ids import AttemptId
from ipt_training.domain.practice.attempt import Given
from ipt_training.ui.places import Place
from ipt_training.ui.practice import practise
from tests.fakes.office import TRAINEE, Office
from tests.fakes.practice import SINGLE, a_bank, a_vignette
from tests.ui.practice.screen_under_test import Went, open_screen, press, sentences


def an_office() -> Office:
    return Office(vignettes=(a_vignette(),), banks=(a_bank(),))


def test_a_case_says_what_it_practises_and_not_its_focus() -> None:
    assert practise.teaches(a_vignette()) == "ask plainly about safety; wait"
    shown = sentences(open_screen(practise, an_office()))
    assert "Ask plainly about safety; wait" in shown
    assert "Adult, introductory, about 20 min, 5 scenes, not begun" in shown


def test_beginning_a_case_goes_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    office, went = an_office(), Went()
    test = open_screen(practise, office, monkeypatch=monkeypatch, went=went)
    press(test, "practise.begin.chair")
    [attempt] = office.practise.attempts(office.session(TRAINEE))
    assert went.to == [(Place.VIGNETTE, {"attempt": attempt.id})]


def test_a_case_under_way_is_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    office, went = an_office(), Went()
    session = office.session(TRAINEE)
    attempt = office.practise.begin_vignette(session, "chair", key="k")
    office.practise.answer_scene(session, attempt, "choosing", Given(chosen=("stay",)))
    test = open_screen(practise, office, monkeypatch=monkeypatch, went=went)
    assert test.button(key="practise.begin.chair").label == "Go on"
    assert "1 of 5 scenes done" in sentences(test)
    press(test, "practise.begin.chair")
    assert went.to == [(Place.VIGNETTE, {"attempt": attempt})]


def test_a_quiz_is_drawn_as_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    office, went = an_office(), Went()
    test = open_screen(practise, office, monkeypatch=monkeypatch, went=went)
    test.selectbox(key="practise.phase").set_value(2)
    test.selectbox(key="practise.focus").set_value(1)
    test.selectbox(key="practise.size").set_value(1)
    press(test, "practise.begin_quiz")
    on = office.practise.quiz(office.session(TRAINEE), AttemptId(went.to[0][1]["attempt"]))
    assert (went.to[0][0], on.attempt.title) == (Place.QUIZ, "Quiz: middle, grief")


def test_an_open_quiz_is_gone_on_with(monkeypatch: pytest.MonkeyPatch) -> None:
    office, went = an_office(), Went()
    session = office.session(TRAINEE)
    quiz = office.practise.begin_quiz(session, phase=None, focus=None, size=6, key="k")
    test = open_screen(practise, office, monkeypatch=monkeypatch, went=went)
    press(test, f"practise.quiz.{quiz}")
    assert went.to == [(Place.QUIZ, {"attempt": quiz})]


def test_a_quiz_without_questions_is_refused_in_a_sentence() -> None:
    office = Office(banks=(a_bank(SINGLE),))
    test = open_screen(practise, office)
    assert "No vignette is installed." in sentences(test)
    test.selectbox(key="practise.phase").set_value(4)
    press(test, "practise.begin_quiz")
    assert "There is no question for this phase" in sentences(test)
    assert office.practise.attempts(office.session(TRAINEE)) == ()

"""The vignette screen: one scene at a time, stored once, read about, resumed, ended."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.domain.ids import AttemptId
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.practice.attempt import Given, Step
from ipt_training.ui.places import Place
from ipt_training.ui.practice import intake, vignette
from tests.builders import a_rubric
from tests.fakes.office import OTHER_TRAINEE, SUPERVISOR, TRAINEE, Office
from tests.fakes.practice import CHOOSE, QUOTE, a_bank, a_scene, a_vignette
from tests.ui.practice.screen_under_test import (
    Went,
    bodies,
    open_screen,
    press,
    run,
    sentences,
    tables,
)

ANSWERS = (
    Given(chosen=("end",)),
    Given(chosen=("first", "then", "last")),
    Given(placed={"a": "old", "b": "new", "c": "new"}),
    Given(text="What is it like?", ticked=(0,)),
    Given(chosen=("stay",)),
)
TELLING = (
    "Staying helps",
    "best here",
    "Lesson of",
    "loses something",
    "credit",
    "<mark",
)


def begun(*, answered: int = 0) -> tuple[Office, AttemptId]:
    office = Office(vignettes=(a_vignette(), a_vignette("other")), banks=(a_bank(),))
    session = office.session(TRAINEE)
    attempt = office.practise.begin_vignette(session, "chair", key="k")
    for scene, given in list(zip(a_vignette().scenes, ANSWERS, strict=True))[:answered]:
        office.practise.answer_scene(session, attempt, scene.id, given)
    return office, attempt


def steps(office: Office, attempt: AttemptId) -> tuple[Step, ...]:
    return office.practise.vignette(office.session(TRAINEE), attempt).attempt.steps


def key(attempt: AttemptId, number: int, field: str = "answer") -> str:
    return f"vignette.{field}.{attempt}.{number}"


def test_a_scene_is_asked_with_nothing_chosen_and_nothing_given_away() -> None:
    office, attempt = begun()
    test = open_screen(vignette, office, attempt=attempt)
    assert test.radio(key=key(attempt, 1)).value is None
    shown = str([one.proto for one in test.main])
    assert "Scene 1 of 5" in shown
    assert not [word for word in TELLING if word in shown]
    assert "Nobody else sees this." in sentences(test)


def test_deciding_without_a_choice_says_so_and_stores_nothing() -> None:
    office, attempt = begun()
    test = press(open_screen(vignette, office, attempt=attempt), key(attempt, 1, "submit"))
    assert "Choose one." in sentences(test)
    assert steps(office, attempt) == ()


def test_a_choice_is_stored_then_everything_is_explained() -> None:
    office, attempt = begun()
    test = open_screen(vignette, office, attempt=attempt)
    test.radio(key=key(attempt, 1)).set_value(2)
    press(test, key(attempt, 1, "submit"))
    assert [step.given for step in steps(office, attempt)] == [Given(chosen=("end",))]
    shown = sentences(test)
    for said in ("Staying helps.", "Turning waits.", "Ending loses her.", "Lesson of choosing."):
        assert said in shown
    assert "Your choice, loses something" in shown
    assert [one for one in test.radio if one.key == key(attempt, 1)] == []
    assert f'<mark id="{intake.ANCHOR}">{QUOTE}</mark>' in bodies(test)


def test_options_are_shown_literally() -> None:
    office, attempt = begun()
    test = open_screen(vignette, office, attempt=attempt)
    assert test.radio(key=key(attempt, 1)).options[2] == r"End \*now\* \<b\>"
    assert "It is *quiet* &lt;now&gt;." in bodies(test)


def test_the_next_scene_comes_when_asked_for_and_a_reload_goes_there_at_once() -> None:
    office, attempt = begun(answered=1)
    test = open_screen(vignette, office, attempt=attempt)
    assert "Scene ranking" in sentences(test)
    first = begun()
    test = open_screen(vignette, first[0], attempt=first[1])
    test.radio(key=key(first[1], 1)).set_value(0)
    press(test, key(first[1], 1, "submit"))
    press(test, "vignette.next")
    assert "Scene ranking" in sentences(test)


def test_what_another_window_answered_stands_and_is_shown() -> None:
    office, attempt = begun()
    test = open_screen(vignette, office, attempt=attempt)
    office.practise.answer_scene(office.session(TRAINEE), attempt, "choosing", ANSWERS[0])
    test.radio(key=key(attempt, 1)).set_value(0)
    press(test, key(attempt, 1, "submit"))
    assert [step.given for step in steps(office, attempt)] == [ANSWERS[0]]
    assert "Your choice, loses something" in sentences(test)


def test_a_second_window_shows_the_stored_answer_when_it_is_drawn_again() -> None:
    office, attempt = begun()
    test = open_screen(vignette, office, attempt=attempt)
    office.practise.answer_scene(office.session(TRAINEE), attempt, "choosing", ANSWERS[0])
    run(test)
    assert "Your choice, loses something" in sentences(test)


def rank(test: AppTest, attempt: AttemptId) -> None:
    label_to_place = {"Step first": 0, "Step then": 1, "Step last": 2}
    for n in range(3):
        box = test.selectbox(key=f"{key(attempt, 2)}.{n}")
        box.set_value(label_to_place[box.label])


def place(test: AppTest, attempt: AttemptId) -> None:
    for n, chosen in enumerate((0, 1, 1)):
        test.selectbox(key=f"{key(attempt, 3)}.{n}").set_value(chosen)


@pytest.mark.parametrize(("number", "fill"), [(2, rank), (3, place)])
def test_ordering_and_placing_are_stored_as_given(
    number: int, fill: Callable[[AppTest, AttemptId], None]
) -> None:
    office, attempt = begun(answered=number - 1)
    test = open_screen(vignette, office, attempt=attempt)
    fill(test, attempt)
    press(test, key(attempt, number, "submit"))
    assert steps(office, attempt)[-1].given == ANSWERS[number - 1]
    assert steps(office, attempt)[-1].credit == 1.0


def test_steps_are_never_offered_in_their_right_order() -> None:
    office, attempt = begun(answered=1)
    test = open_screen(vignette, office, attempt=attempt)
    labels = [test.selectbox(key=f"{key(attempt, 2)}.{n}").label for n in range(3)]
    assert sorted(labels) == ["Step first", "Step last", "Step then"]
    assert labels != ["Step first", "Step then", "Step last"]


@pytest.mark.parametrize("number", [2, 3])
def test_half_an_answer_is_refused_in_a_sentence(number: int) -> None:
    office, attempt = begun(answered=number - 1)
    test = open_screen(vignette, office, attempt=attempt)
    test.selectbox(key=f"{key(attempt, number)}.0").set_value(0)
    press(test, key(attempt, number, "submit"))
    assert "a place" in sentences(test) or "its own place" in sentences(test)
    assert len(steps(office, attempt)) == number - 1


def test_own_words_are_compared_first_and_kept_with_the_ticks() -> None:
    office, attempt = begun(answered=3)
    test = open_screen(vignette, office, attempt=attempt)
    assert "Hears the loss" not in sentences(test)
    test.session_state[key(attempt, 4, "draft")] = {"text": "  What is it like?  "}
    press(test, key(attempt, 4, "compare"))
    assert steps(office, attempt)[3:] == ()
    assert "Tell me more." not in bodies(test)
    test.checkbox(key=key(attempt, 4, "point.0")).check()
    press(test, key(attempt, 4, "submit"))
    assert steps(office, attempt)[3].given == ANSWERS[3]
    assert steps(office, attempt)[3].credit is None
    assert "Tell me more." in bodies(test)
    assert "Hears the loss *(you found it in yours)*" in sentences(test)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"text": "  "}, "Write what you would say first"),
        ({"text": "a" * 8001}, "Write at most 8000 letters."),
        ({"text": 7}, "Write at most 8000 letters."),
        ({}, "Write what you would say first"),
    ],
)
def test_own_words_that_cannot_be_kept_are_refused(typed: dict[str, object], sentence: str) -> None:
    office, attempt = begun(answered=3)
    test = open_screen(vignette, office, attempt=attempt)
    test.session_state[key(attempt, 4, "draft")] = typed
    press(test, key(attempt, 4, "compare"))
    assert sentence in sentences(test)
    assert len(steps(office, attempt)) == 3


def test_the_end_tells_what_went_well_and_what_to_look_at_again() -> None:
    office, attempt = begun(answered=5)
    shown = sentences(open_screen(vignette, office, attempt=attempt))
    well, again = shown.index("Scene ranking"), shown.index("**Scene choosing**")
    assert "- Scene ranking\n- Scene mapping\n- Scene again" in shown
    assert well < again
    assert "carries no mark" in shown
    assert "She has not mourned." in shown
    assert "**Role transition, also considered.** Much has changed." in shown


def test_an_end_without_a_marked_loss_practises_the_focus_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scenes = (a_scene("choosing", CHOOSE),) * 1 + tuple(a_scene(f"s{n}", CHOOSE) for n in range(4))
    office = Office(vignettes=(a_vignette(scenes=scenes),), banks=(a_bank(),))
    session, went = office.session(TRAINEE), Went()
    attempt = office.practise.begin_vignette(session, "chair", key="k")
    for scene in scenes:
        office.practise.answer_scene(session, attempt, scene.id, Given(chosen=("stay",)))
    test = open_screen(vignette, office, monkeypatch=monkeypatch, went=went, attempt=attempt)
    assert "look at again" not in sentences(test)
    press(test, "vignette.practise")
    quiz = office.practise.quiz(session, AttemptId(went.to[0][1]["attempt"]))
    assert quiz.attempt.title == "Quiz: grief"


def test_practise_that_draws_a_quiz_on_the_weakest_scene(monkeypatch: pytest.MonkeyPatch) -> None:
    office, attempt = begun(answered=5)
    went = Went()
    test = open_screen(vignette, office, monkeypatch=monkeypatch, went=went, attempt=attempt)
    press(test, "vignette.practise")
    [(where, about)] = went.to
    on = office.practise.quiz(office.session(TRAINEE), AttemptId(about["attempt"]))
    cells = {(question.cell.phase, question.cell.focus) for question in on.questions}
    assert where is Place.QUIZ
    assert cells == {(Phase.INITIAL, Focus.GRIEF), (None, None)}


def test_next_case_begins_a_case_that_is_new_and_then_offers_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office, attempt = begun(answered=5)
    went = Went()
    test = open_screen(vignette, office, monkeypatch=monkeypatch, went=went, attempt=attempt)
    press(test, "vignette.onward")
    press(test, "vignette.onward")
    assert [where for where, _ in went.to] == [Place.VIGNETTE, Place.PRACTISE]
    begun_id = AttemptId(went.to[0][1]["attempt"])
    on = office.practise.vignette(office.session(TRAINEE), begun_id)
    assert on.vignette.id == "other"


@pytest.mark.parametrize("person", [OTHER_TRAINEE, SUPERVISOR])
def test_nobody_else_sees_it(person: str) -> None:
    office, attempt = begun(answered=1)
    test = open_screen(vignette, office, person=person, attempt=attempt)
    assert [one.value for one in test.title] == []
    assert "There is nothing here" in sentences(test) or "does not include" in sentences(test)


def test_a_vignette_that_changed_under_an_attempt_says_so() -> None:
    office, attempt = begun()
    with office.store.reading() as tx:
        stored = tx.attempts.get(attempt)
        assert stored is not None
    changed = stored.model_copy(update={"parts": ("gone", *stored.parts)})
    office.store.rows.attempts[stored.id] = changed.model_copy(update={"steps": ()})
    test = open_screen(vignette, office, attempt=attempt)
    assert "This vignette was changed since you began." in sentences(test)


def test_the_timeline_tells_nothing_of_later_sessions() -> None:
    office, attempt = begun(answered=1)
    shown = tables(open_screen(vignette, office, attempt=attempt))
    assert "Session 1" in shown
    assert "Session 2" not in shown
    assert "session 4" not in shown


def test_the_rubric_items_of_a_scene_open_what_a_rater_looks_for() -> None:
    rubric = a_rubric().model_copy(update={"id": "ipt-session"})
    office = Office(rubrics=(rubric,), vignettes=(a_vignette(),), banks=(a_bank(),))
    session = office.session(TRAINEE)
    attempt = office.practise.begin_vignette(session, "chair", key="k")
    test = open_screen(vignette, office, attempt=attempt)
    assert "What to look for." not in sentences(test)
    test.radio(key=key(attempt, 1)).set_value(0)
    press(test, key(attempt, 1, "submit"))
    assert sentences(test).count("What to look for.") == 2


def test_practise_that_without_questions_is_refused_in_a_sentence() -> None:
    office, attempt = begun(answered=5)
    without = Office(vignettes=(a_vignette(),))
    without.store.rows = office.store.rows
    test = open_screen(vignette, without, attempt=attempt)
    assert "There is no question" in sentences(press(test, "vignette.practise"))

"""A quiz: one question at a time, the reasons after each answer, and the end page."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError, NotFound
from ipt_training.domain.ids import AttemptId
from ipt_training.domain.practice.question import Question
from ipt_training.ui import messages, state
from ipt_training.ui.components import (
    decision_form,
    into_view,
    progress_line,
    question_feedback,
    question_form,
    quiz_end,
)
from ipt_training.ui.components.frame import who_sees
from ipt_training.ui.places import Place, about, go
from ipt_training.use_cases.access import Session
from ipt_training.use_cases.practise import OnQuiz

SCREEN = "quiz"


def render(services: Services, session: Session) -> None:
    """Let a trainee work through one quiz."""
    on = services.practise.quiz(session, AttemptId(about("attempt")))
    st.title(messages.plain(on.attempt.title))
    part = progress_line.part_shown(on.attempt, SCREEN)
    if part is None:
        into_view.show(on.attempt.id, progress_line.END, key="quiz.end")
        quiz_end.show(on)
        if st.button("Practise more", type="primary", key="quiz.more"):
            go(Place.PRACTISE)
    else:
        question = next((one for one in on.questions if one.id == part), None)
        if question is None:
            raise NotFound("A question of this quiz is not installed any more. Begin a new quiz.")
        number = on.attempt.parts.index(part) + 1
        into_view.show(on.attempt.id, str(number), key="quiz.here")
        progress_line.show("Question", on.attempt, part)
        _work(services, session, on, question)
    who_sees("Nobody else sees this.")


def _work(services: Services, session: Session, on: OnQuiz, question: Question) -> None:
    step = on.attempt.step_for(question.id)
    if step is None:
        _ask(services, session, on, question)
        return
    question_feedback.show(question, step)
    last = on.attempt.finished
    if st.button("See how it went" if last else "Next", type="primary", key="quiz.next"):
        progress_line.go_on(on.attempt, SCREEN)
        st.rerun()


def _ask(services: Services, session: Session, on: OnQuiz, question: Question) -> None:
    number = on.attempt.parts.index(question.id) + 1
    try:
        given = question_form.show(question, decision_form.Place(SCREEN, on.attempt.id, number))
        if given is None:
            return
        step = services.practise.answer_question(session, on.attempt.id, question.id, given)
    except IptTrainingError as error:
        messages.show(error)
        return
    if step.given != given:
        state.say_next("This question was answered in another window; that answer stands.")
    st.rerun()

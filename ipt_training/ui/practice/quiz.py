"""A quiz: one question at a time, the reasons after each answer, and the end page."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import NotFound
from ipt_training.domain.ids import AttemptId
from ipt_training.domain.practice.question import Question, QuestionBank
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, about, go
from ipt_training.ui.practice import (
    attempt_page,
    into_view,
    progress_line,
    question_feedback,
    question_form,
    quiz_end,
    scene_form,
)
from ipt_training.use_cases.people.access import Session
from ipt_training.use_cases.practice.practise import OnQuiz

SCREEN = "quiz"


def render(services: Services, session: Session) -> None:
    """Let a trainee work through one quiz."""
    on = services.practise.quiz(session, AttemptId(about("attempt")))
    part = attempt_page.begin(on.attempt.title, on.attempt, _banks(services, on))
    if part is None:
        into_view.show(on.attempt.id, "How it went", key="quiz.end")
        quiz_end.show(on)
        progress_line.back_from_end("Question", on.attempt, screen=SCREEN)
        if st.button("Practise more", type="primary", key="quiz.more"):
            go(Place.PRACTISE)
    else:
        question = next((one for one in on.questions if one.id == part), None)
        if question is None:
            raise NotFound("A question of this quiz is not installed any more. Begin a new quiz.")
        progress_line.show("Question", on.attempt, part, screen=SCREEN)
        _work(services, session, on, question)
    who_sees("Nobody else sees this.")


def _work(services: Services, session: Session, on: OnQuiz, question: Question) -> None:
    step = on.attempt.step_for(question.id)
    number = on.attempt.parts.index(question.id) + 1
    at = scene_form.Place(SCREEN, on.attempt.id, number)
    if step is None:
        into_view.show(on.attempt.id, f"Question {number}", key="quiz.here")
        attempt_page.answer(
            lambda: question_form.show(question, at),
            lambda given: services.practise.answer_question(
                session, on.attempt.id, question.id, given
            ),
            at,
        )
        return
    into_view.show(on.attempt.id, f"What can be said of question {number}", key="quiz.said")
    attempt_page.say_whose(at, what="question")
    question_feedback.show(question, step)
    attempt_page.onward(
        on.attempt, question.id, to_next="Next", to_end="See how it went", screen=SCREEN
    )


def _banks(services: Services, on: OnQuiz) -> list[QuestionBank]:
    asked = {question.id for question in on.questions}
    banks = services.content.all().banks
    return [bank for bank in banks if not asked.isdisjoint(one.id for one in bank.questions)]

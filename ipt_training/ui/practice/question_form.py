"""A question, as a trainee answers it. Nothing here knows what is right."""

import streamlit as st

from ipt_training.domain.practice.attempt import Given
from ipt_training.domain.practice.question import (
    Matching,
    Number,
    Ordering,
    Question,
    Several,
    SingleBest,
    Spot,
)
from ipt_training.ui.practice import answer_fields as fields
from ipt_training.ui.practice import prose
from ipt_training.ui.practice.scene_form import Place


def show(question: Question, at: Place) -> Given | None:
    """Show a question and give the answer once it is sent; it may be incomplete.

    Raises:
        RuleBroken: when the browser sent something that was not offered.
    """
    prose.show(question.stem)
    given = _fields(question, at)
    return given if st.button("Answer", type="primary", key=at.key("submit")) else None


def _fields(question: Question, at: Place) -> Given:
    key, ask = at.key("answer"), question.lead_in
    match question:
        case SingleBest():
            chosen = fields.one_of(ask, [option.text for option in question.options], key=key)
            return Given(chosen=() if chosen is None else (question.options[chosen].id,))
        case Spot():
            lines = [f"{line.said.who}: {line.said.text}" for line in question.lines]
            chosen = fields.one_of(ask, lines, key=key)
            return Given(chosen=() if chosen is None else (question.lines[chosen].id,))
        case Several():
            picked = fields.several_of(ask, [option.text for option in question.options], key=key)
            return Given(chosen=tuple(question.options[n].id for n in picked))
        case Ordering():
            ids = [step.id for step in question.steps]
            shown = fields.mixed(ids, seed=f"{at.attempt_id}.{at.number}")
            texts = [step.text for step in question.steps]
            order = fields.order_of(ask, texts, shown=shown, key=key)
            return Given(chosen=tuple(ids[n] for n in order))
        case Matching():
            return _matching(question, key)
        case Number():
            return Given(number=fields.number(ask, question.unit, key=key))


def _matching(question: Matching, key: str) -> Given:
    placed = fields.places_of(
        question.lead_in,
        [pair.text for pair in question.pairs],
        [choice.text for choice in question.choices],
        key=key,
    )
    return Given(placed={question.pairs[n].id: question.choices[to].id for n, to in placed.items()})

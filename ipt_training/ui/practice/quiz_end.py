"""The end of a quiz: what was earned where, and what to look at again."""

from collections.abc import Sequence

import streamlit as st

from ipt_training.domain.ipt import Focus, Phase
from ipt_training.ui import messages
from ipt_training.ui.practice import question_feedback, standing_table
from ipt_training.use_cases.practice.practise import OnQuiz, Standing


def by_cell(on: OnQuiz) -> tuple[Standing, ...]:
    """Give what this quiz earned by phase and problem area."""
    cells: dict[tuple[Phase | None, Focus | None], list[float]] = {}
    for question in on.questions:
        step = on.attempt.step_for(question.id)
        if step is not None and step.credit is not None:
            cells.setdefault((question.cell.phase, question.cell.focus), []).append(step.credit)
    return tuple(
        Standing(phase, focus, len(credits), sum(credits))
        for (phase, focus), credits in cells.items()
    )


def show(on: OnQuiz) -> None:
    """Show the end page but for its buttons."""
    standings = by_cell(on)
    st.markdown(_sentence(standings))
    standing_table.show(
        standings,
        caption=f"Credit by phase and problem area (n = {len(on.attempt.steps)})",
        only_practised=True,
    )
    again = [
        (question, step)
        for question in on.questions
        if (step := on.attempt.step_for(question.id)) and (step.credit or 0.0) < 1
    ]
    st.header("What to look at again", anchor=False)
    if not again:
        st.markdown("Nothing from this quiz. Every answer was right.")
    for question, step in again:
        with st.expander(messages.plain(question.objective)):
            question_feedback.show(question, step)


def _sentence(standings: Sequence[Standing]) -> str:
    answered = sum(one.answered for one in standings)
    credit = sum(one.credit for one in standings)
    return f"You earned {round(credit, 1):g} of {answered}. Questions in part right count in part."

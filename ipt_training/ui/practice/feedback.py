"""What comes back after an answer: every option with what can be said of it, one's own marked."""

from collections.abc import Sequence

import streamlit as st

from ipt_training.domain.practice.attempt import Given
from ipt_training.domain.practice.vignette import Choose, Decision, Map, Rank, Say, Scene
from ipt_training.ui import messages
from ipt_training.ui.practice import prose
from ipt_training.ui.practice.answer_fields import ORDINALS
from ipt_training.use_cases.read_content import LookedFor

YOURS = "your choice"
LOOKED_FOR = "What a rater would look for here"


def scene(one: Scene, given: Given, looked_for: LookedFor) -> None:
    """Show the feedback on a scene: options, lesson, and the rubric items it exercises."""
    choice(one.decision, given)
    st.markdown(f"**To take away.** {messages.plain(one.lesson)}")
    items(looked_for, one.rubric_items)


def choice(asked: Decision, given: Given) -> None:
    """Show what can be said of every option of a scene's choice."""
    st.markdown(f"**{messages.plain(asked.ask)}**")
    match asked:
        case Choose():
            for option in asked.options:
                mine = option.id in given.chosen
                notes = [YOURS if mine else "", _worth(option.credit)]
                said(option.text, option.feedback, notes, mine=mine)
        case Rank():
            best = [step.id for step in asked.options]
            right = sum(one == mine for one, mine in zip(best, given.chosen, strict=False))
            st.markdown(f"{right} of {len(best)} are in their best place.")
            for n, step in enumerate(asked.options):
                said(step.text, step.feedback, [f"best {ORDINALS[n]}", _put(step.id, given)])
        case Map():
            right = sum(given.placed.get(one.id) == one.bin for one in asked.options)
            st.markdown(f"{right} of {len(asked.options)} are where they belong.")
            labels = {one.id: one.label for one in asked.bins}
            for statement in asked.options:
                yours = given.placed.get(statement.id, "")
                notes = placed(labels[statement.bin], labels.get(yours, ""))
                said(statement.text, statement.feedback, notes)
        case Say():
            _own_words(asked, given)


def said(text: str, feedback: str, notes: Sequence[str], *, mine: bool = False) -> None:
    """Show one option with what can be said of it; one's own stands out by words and a frame."""
    heading = ", ".join(note for note in notes if note)
    with st.container(border=mine, gap="xsmall"):
        st.markdown(f"**{messages.plain(heading[:1].upper() + heading[1:])}**")
        prose.show(text)
        st.markdown(messages.plain(feedback))


def placed(right: str, yours: str) -> list[str]:
    """Give the words for where a statement belongs and where it was put."""
    if right == yours:
        return [f"belongs to: {right}", "and you put it there"]
    return [f"belongs to: {right}", f"you put it to: {yours}" if yours else ""]


def items(looked_for: LookedFor, item_ids: Sequence[str], *, caption: str = LOOKED_FOR) -> None:
    """Show the rubric items concerned; each opens what a rater looks for."""
    found = looked_for(item_ids)
    if not found:
        return
    if caption:
        st.caption(caption)
    with st.container(horizontal=True):
        for item in found:
            with st.popover(messages.plain(item.title), type="tertiary"):
                st.markdown(messages.plain(item.look_for))


def _worth(credit: float) -> str:
    if credit >= 1:
        return "best here"
    return "defensible" if credit >= 0.5 else "loses something"


def _put(step_id: str, given: Given) -> str:
    if step_id not in given.chosen:
        return ""
    return f"you put it {ORDINALS[given.chosen.index(step_id)]}"


def _own_words(asked: Say, given: Given) -> None:
    prose.show(given.text)
    st.markdown("**What a supervisor would look for**")
    st.markdown(
        "\n".join(
            f"- {messages.plain(point)}"
            + (" *(you found it in yours)*" if n in given.ticked else "")
            for n, point in enumerate(asked.look_for)
        )
    )
    st.markdown("**Good answers, each in its own style**")
    for answer in asked.model_answers:
        st.caption(messages.plain(answer.style))
        prose.show(answer.text)

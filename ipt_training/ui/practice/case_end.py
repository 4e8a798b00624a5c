"""The end of a vignette: what went well, what to look at again, and how the story went on."""

import streamlit as st

from ipt_training.domain.practice.vignette import Scene
from ipt_training.reports import words
from ipt_training.ui import messages
from ipt_training.ui.practice import feedback, intake, prose
from ipt_training.use_cases.practice.practise import OnVignette
from ipt_training.use_cases.read_content import LookedFor


def weakest(on: OnVignette) -> Scene | None:
    """Give the scene that earned least of its mark; nothing where none lost any."""
    lost = [
        (step.credit, step.seq, step.part_id) for step in on.attempt.steps if _lost(step.credit)
    ]
    return on.vignette.scene(min(lost)[2]) if lost else None


def show(on: OnVignette, looked_for: LookedFor) -> None:
    """Show the end page but for its buttons."""
    _well(on)
    _again(on, looked_for)
    st.header("How the story went on", anchor=False)
    prose.show(on.vignette.closing)
    _focus(on)
    st.header("Read it again", anchor=False)
    for n, part in enumerate(on.attempt.parts, start=1):
        step, scene = on.attempt.step_for(part), on.vignette.scene(part)
        if step is not None and scene is not None:
            with st.expander(f"Scene {n}: {messages.plain(scene.title)}"):
                feedback.scene(scene, step.given, looked_for)
    with st.expander("The intake"):
        intake.show(on.vignette.intake)


def _well(on: OnVignette) -> None:
    st.header("What you did well", anchor=False)
    full = [step for step in on.attempt.steps if step.credit is not None and step.credit >= 1]
    titles = [scene.title for step in full if (scene := on.vignette.scene(step.part_id))]
    st.markdown(
        "\n".join(f"- {messages.plain(title)}" for title in titles)
        or "You stayed with the case to its end, and have read what could be said of every move."
    )
    if any(step.credit is None for step in on.attempt.steps):
        st.caption("What you wrote in your own words carries no mark.")


def _again(on: OnVignette, looked_for: LookedFor) -> None:
    steps = [step for step in on.attempt.steps if _lost(step.credit)]
    if not steps:
        return
    st.header("What to look at again", anchor=False)
    for step in steps:
        scene = on.vignette.scene(step.part_id)
        if scene is not None:
            st.markdown(f"**{messages.plain(scene.title)}**  \n{messages.plain(scene.lesson)}")
            feedback.items(looked_for, scene.rubric_items, caption="")


def _focus(on: OnVignette) -> None:
    focus = on.vignette.focus
    st.header(f"The focus: {words.FOCUSES[focus.primary]}", anchor=False)
    st.markdown(messages.plain(focus.reason))
    for second in focus.seconds:
        st.markdown(
            f"**{words.FOCUSES[second.focus]}, also considered.** {messages.plain(second.why)}"
        )


def _lost(credit: float | None) -> bool:
    return credit is not None and credit < 1

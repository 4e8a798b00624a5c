"""What the pages of a vignette and of a quiz share: the opening, and an answer on its way."""

from collections.abc import Callable, Iterable

import streamlit as st

from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.pack import Pack
from ipt_training.domain.practice.attempt import Attempt, Given, Step
from ipt_training.ui import messages, review_line, state
from ipt_training.ui.practice import progress_line
from ipt_training.ui.practice.scene_form import Place


def begin(title: str, attempt: Attempt, packs: Iterable[Pack]) -> str | None:
    """Show the title and who has read the content; give the part shown, nothing at the end."""
    st.title(messages.plain(title))
    review_line.show(packs)
    return progress_line.part_shown(attempt)


def answer(ask: Callable[[], Given | None], keep: Callable[[Given], Step], at: Place) -> None:
    """Ask, and keep what is given; an answer of another window stands."""
    state.put(at.key("asked"), "here")
    try:
        given = ask()
        if given is None:
            return
        step = keep(given)
    except IptTrainingError as error:
        messages.show(error)
        return
    if step.given == given:
        state.forget(at.key("asked"))
    st.rerun()


def say_whose(at: Place, *, what: str) -> None:
    """Say that an answer is another window's, where this window still asked for one."""
    if state.get(at.key("asked")):
        st.info(
            f"This {what} was answered in another window. That answer stands and is shown here;"
            " what you chose here was not kept.",
            icon=":material/info:",
        )


def onward(attempt: Attempt, part: str, *, to_next: str, to_end: str, screen: str) -> None:
    """Offer the way to the following part, or to the end after the last."""
    following = progress_line.following(attempt, part)
    label = to_end if following is None else to_next
    if st.button(label, type="primary", key=f"{screen}.next"):
        progress_line.turn_to(attempt, following)
        st.rerun()

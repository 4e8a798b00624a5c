"""What the pages of a vignette and of a quiz share: the opening, and an answer on its way."""

from collections.abc import Callable, Iterable

import streamlit as st

from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.pack import Pack
from ipt_training.domain.practice.attempt import Attempt, Given, Step
from ipt_training.ui import messages, review_line, state
from ipt_training.ui.practice import progress_line


def begin(title: str, attempt: Attempt, packs: Iterable[Pack], *, screen: str) -> str | None:
    """Show the title and who has read the content; give the part shown, nothing at the end."""
    st.title(messages.plain(title))
    review_line.show(packs)
    return progress_line.part_shown(attempt, screen)


def answer(ask: Callable[[], Given | None], keep: Callable[[Given], Step], *, what: str) -> None:
    """Ask, and keep what is given; an answer of another window stands and is said to."""
    try:
        given = ask()
        if given is None:
            return
        step = keep(given)
    except IptTrainingError as error:
        messages.show(error)
        return
    if step.given != given:
        state.say_next(f"This {what} was answered in another window; that answer stands.")
    st.rerun()


def onward(attempt: Attempt, *, to_next: str, to_end: str, screen: str) -> None:
    """Offer the way to the next part, or to the end once everything is answered."""
    label = to_end if attempt.finished else to_next
    if st.button(label, type="primary", key=f"{screen}.next"):
        progress_line.go_on(attempt, screen)
        st.rerun()

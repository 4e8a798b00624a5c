"""Where one is in an attempt, and which part of it is on the screen."""

import streamlit as st

from ipt_training.domain.practice.attempt import Attempt
from ipt_training.ui import state

END = "end"


def part_shown(attempt: Attempt, screen: str) -> str | None:
    """Give the part on the screen: the one being answered or read about; nothing at the end.

    The part stays until :func:`go_on`, so that an answer, given here or in another window, is
    read about first. After a reload it is the first part without an answer.
    """
    name = _name(attempt, screen)
    held = state.text(name)
    if held == END and attempt.finished:
        return None
    if held in attempt.parts and (held in attempt.answered or held == attempt.next_part):
        return held
    part = attempt.next_part
    state.put(name, part or END)
    return part


def go_on(attempt: Attempt, screen: str) -> None:
    """Turn to the next part without an answer, or to the end."""
    state.put(_name(attempt, screen), attempt.next_part or END)


def show(word: str, attempt: Attempt, part: str) -> None:
    """Show the line, such as Scene 3 of 7."""
    count, number = len(attempt.parts), attempt.parts.index(part) + 1
    st.progress(len(attempt.steps) / count, text=f"{word} {number} of {count}")


def _name(attempt: Attempt, screen: str) -> str:
    return state.key(screen, "shown", attempt.id)

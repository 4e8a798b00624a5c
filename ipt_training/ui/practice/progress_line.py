"""Where one is in an attempt, and which part of it is on the screen: the address says it."""

import streamlit as st

from ipt_training.domain.practice.attempt import Attempt
from ipt_training.ui import places

AT = "at"
"""What the address calls the part on the screen: its number, or the end."""
END = "end"


def part_shown(attempt: Attempt) -> str | None:
    """Give the part on the screen: the one being answered or read about; nothing at the end.

    It is the one that the address names, so a reload leaves it where it is and an answer, given
    here or in another window, is read about first. An address that names none, or one that is not
    to be reached yet, gets the first part without an answer.
    """
    named = places.about(AT)
    if named == END and attempt.finished:
        return None
    part = _numbered(attempt, named)
    if part is None:
        part = attempt.next_part
        turn_to(attempt, part)
    return part


def turn_to(attempt: Attempt, part: str | None) -> None:
    """Name a part in the address, or the end."""
    places.name(AT, END if part is None else str(attempt.parts.index(part) + 1))


def following(attempt: Attempt, part: str) -> str | None:
    """Give the part after this one; nothing after the last."""
    after = attempt.parts.index(part) + 1
    return attempt.parts[after] if after < len(attempt.parts) else None


def show(word: str, attempt: Attempt, part: str, *, screen: str) -> None:
    """Show the line, such as Scene 3 of 7, with the steps back and to where one had got."""
    count, number = len(attempt.parts), attempt.parts.index(part) + 1
    st.progress(len(attempt.steps) / count, text=f"{word} {number} of {count}")
    ahead = attempt.next_part
    reached = count + 1 if ahead is None else attempt.parts.index(ahead) + 1
    if number == 1 and reached <= 2:
        return
    with st.container(horizontal=True):
        if number > 1:
            _step(
                attempt, attempt.parts[number - 2], f"Back to {word.lower()} {number - 1}", screen
            )
        if reached > number + 1:
            to = "the end" if ahead is None else f"{word.lower()} {reached}"
            _step(attempt, ahead, f"On to {to}", screen)


def back_from_end(word: str, attempt: Attempt, *, screen: str) -> None:
    """Offer the step from the end back to the last part."""
    _step(attempt, attempt.parts[-1], f"Back to {word.lower()} {len(attempt.parts)}", screen)


def _step(attempt: Attempt, part: str | None, label: str, screen: str) -> None:
    icon = ":material/arrow_back:" if label.startswith("Back") else ":material/arrow_forward:"
    name = "back" if label.startswith("Back") else "ahead"
    if st.button(label, type="tertiary", icon=icon, key=f"{screen}.{name}"):
        turn_to(attempt, part)
        st.rerun()


def _numbered(attempt: Attempt, named: str) -> str | None:
    if not (named.isascii() and named.isdecimal() and 1 <= int(named) <= len(attempt.parts)):
        return None
    part = attempt.parts[int(named) - 1]
    return part if part in attempt.answered or part == attempt.next_part else None

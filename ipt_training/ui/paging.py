"""Long lists a part at a time: what is drawn follows what is read, not how much there is."""

from functools import partial

import streamlit as st

from ipt_training.ui import state

AT_ONCE = 20
"""Rows that a list shows first, and adds when more are asked for."""


def shown(name: str, number: int) -> int:
    """Say how many rows of a list are drawn now.

    Args:
        name: the list's own name, for what was asked for in this window.
        number: how many rows it has.
    """
    asked = state.get(_key(name), AT_ONCE)
    return min(asked if isinstance(asked, int) else AT_ONCE, number)


def offer_more(name: str, number: int) -> None:
    """Offer the next rows of a list, and say how many are left; nothing where all are drawn."""
    drawn = shown(name, number)
    if drawn < number:
        more = min(AT_ONCE, number - drawn)
        st.button(
            f"Show {more} more of {number - drawn}",
            key=state.key("more", name),
            on_click=partial(state.put, _key(name), drawn + AT_ONCE),
        )


def _key(name: str) -> str:
    return state.key("shown", name)

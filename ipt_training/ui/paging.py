"""Long lists a part at a time: what is drawn follows what is read, not how much there is."""

from functools import partial

import streamlit as st

from ipt_training.ui import state

AT_ONCE = 20
"""Rows that a list shows first, and adds when more are asked for."""


def wanted(name: str, at_once: int = AT_ONCE) -> int:
    """Say how many rows of a list were asked for in this window.

    Args:
        name: the list's own name.
        at_once: how many it shows first, and adds each time.
    """
    asked = state.get(_key(name), at_once)
    return asked if isinstance(asked, int) else at_once


def shown(name: str, number: int, at_once: int = AT_ONCE) -> int:
    """Say how many rows of a list are drawn now, of the number it has."""
    return min(wanted(name, at_once), number)


def offer_more(name: str, number: int, at_once: int = AT_ONCE) -> None:
    """Offer the next rows of a list, and say how many are left; nothing where all are drawn."""
    drawn = shown(name, number, at_once)
    if drawn < number:
        more = min(at_once, number - drawn)
        st.button(
            f"Show {more} more of {number - drawn}",
            key=state.key("more", name),
            on_click=partial(state.put, _key(name), drawn + at_once),
        )


def _key(name: str) -> str:
    return state.key("shown", name)

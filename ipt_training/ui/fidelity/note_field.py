"""A text area that saves itself half a second after the last key, and pauses the player."""

from collections.abc import Callable
from importlib import resources

import streamlit as st

from ipt_training.domain.fidelity.rating import LONGEST_NOTE
from ipt_training.ui import state


def _part(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


_mount = st.components.v2.component(
    "ipt_note_field",
    html='<label><span class="name"></span><textarea></textarea></label>',
    css=_part("note_field.css"),
    js=_part("note_field.js"),
)


def show(key: str, label: str, *, text: str, on_change: Callable[[], None], hint: str = "") -> None:
    """Show a note as it is stored; ``on_change`` reads what was typed by :func:`typed`."""
    _mount(
        key=key,
        data={"label": label, "text": text, "hint": hint, "longest": LONGEST_NOTE},
        default={"text": text},
        on_text_change=on_change,
    )


def typed(key: str) -> object:
    """Give what was typed, not yet believed; for callbacks."""
    held = state.chosen(key)
    return held.get("text") if hasattr(held, "get") else None

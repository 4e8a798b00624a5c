"""A text area whose words outlive a reload: the tab keeps them until the answer is stored.

They stay in this tab of the browser and go when it is closed.
"""

from importlib import resources

import streamlit as st

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.practice.attempt import LONGEST_ANSWER
from ipt_training.ui import state


def _part(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


_mount = st.components.v2.component(
    "ipt_draft_field",
    html='<label><span class="name"></span><textarea rows="7"></textarea></label>',
    css=_part("draft_field.css"),
    js=_part("draft_field.js"),
)


def show(key: str, label: str, *, slot: str) -> None:
    """Show the field; ``slot`` names what the tab keeps the words under."""
    _mount(
        key=key,
        data={"label": label, "slot": f"ipt.draft.{slot}", "longest": LONGEST_ANSWER},
        default={"text": ""},
        on_text_change=_nothing,
    )


def typed(key: str) -> str:
    """Give what was typed.

    Raises:
        RuleBroken: when it is not a text of the length allowed.
    """
    held = state.chosen(key)
    text = held.get("text") if hasattr(held, "get") else None
    if text is None:
        return ""
    if not isinstance(text, str) or len(text) > LONGEST_ANSWER:
        raise RuleBroken(f"Write at most {LONGEST_ANSWER} letters.")
    return text.strip()


def _nothing() -> None:
    """Take part in a rerun: the words are read where they are needed."""

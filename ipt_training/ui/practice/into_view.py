"""Brings the next part of an attempt into view, so that nobody has to scroll back up to it."""

from importlib import resources

import streamlit as st

_mount = st.components.v2.component(
    "ipt_into_view",
    html="<span></span>",
    js=resources.files(__package__).joinpath("into_view.js").read_text(encoding="utf-8"),
)


def show(attempt_id: str, part: str, *, key: str) -> None:
    """Stand before the part, named by its number; when it changes, the page turns to this place."""
    _mount(key=key, data={"attempt": attempt_id, "part": part})

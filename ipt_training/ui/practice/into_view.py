"""Brings the next part of an attempt to eye, ear and keys: nobody scrolls or tabs back to it."""

from importlib import resources

import streamlit as st

_mount = st.components.v2.component(
    "ipt_into_view",
    html='<p class="here" tabindex="-1"></p>',
    css=".here { position: absolute; width: 1px; height: 1px; margin: 0; overflow: hidden;"
    " clip-path: inset(50%); }",
    js=resources.files(__package__).joinpath("into_view.js").read_text(encoding="utf-8"),
)


def show(attempt_id: str, part: str, *, key: str) -> None:
    """Stand before a part, in words; when it changes, page and focus turn to this place."""
    _mount(key=key, data={"attempt": attempt_id, "part": part})

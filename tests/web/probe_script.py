"""A script in the place of the screens: what the guard and the server do shows on it."""

import streamlit as st

from ipt_training.domain.errors import SignInRequired

SECRET = "the secret of /srv/ipt"


def _burst() -> None:
    raise ValueError(SECRET)


def _count() -> None:
    st.session_state["pressed"] = st.session_state.get("pressed", 0) + 1


st.write(f"Pressed {st.session_state.get('pressed', 0)} times.")
st.button("Press", key="press", on_click=_count)
if st.button("Burst", key="burst"):
    _burst()
st.button("Burst in a callback", key="burst_callback", on_click=_burst)
if st.button("Leave", key="leave"):
    raise SignInRequired("You are signed out.")

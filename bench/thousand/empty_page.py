"""A page with one button and nothing else: what the frame itself takes."""

import streamlit as st


def _count() -> None:
    st.session_state["pressed"] = st.session_state.get("pressed", 0) + 1


st.write(f"Pressed {st.session_state.get('pressed', 0)} times.")
st.button("Press", on_click=_count)

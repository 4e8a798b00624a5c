"""The app, for ``streamlit run streamlit_app.py`` and for the launcher behind ``make run``."""

import streamlit as st

from ipt_training.web.application import MAIN, middleware, on_script_error, routes

app = st.App(MAIN, routes=routes(), middleware=middleware(), on_script_error=on_script_error)

"""The frame of the app: who is there, which screens they have, and one boundary for errors."""

from importlib.resources import files

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.ui import frame, messages, moments, navigation, places, state
from ipt_training.use_cases.people.access import Session

ICON = files(__package__).joinpath("icon.svg").read_text(encoding="utf-8")
"""The picture of the window; without it Streamlit fetches each page's icon from another host."""


def render(services: Services, session: Session) -> None:
    """Draw the product for one live session."""
    st.set_page_config(page_title="IPT training", page_icon=ICON, layout="wide")
    try:
        person = services.who(session)
        if person.must_change_password:
            st.title("Choose a password of your own")
            st.write("The first password was known to whoever made your account.")
            places.leave("/password", "Change it now", icon="key")
            return
        moments.note_zone(services, session)
        role = state.role(person.roles)
        page = st.navigation(navigation.pages(services, session, role))
        frame.side(person, role, demonstration=services.is_demonstration())
        sentence = state.said()
        if sentence:
            st.toast(messages.plain(sentence))
        page.run()
    except IptTrainingError as error:
        messages.show(error)

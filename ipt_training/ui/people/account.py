"""Account: who one is here, the password, and the way out."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.ui import messages, places
from ipt_training.ui.frame import ROLE_NAMES, who_sees
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """Show the account and lead to the pages that change it."""
    person = services.who(session)
    st.title("Account")
    st.markdown(f"**{messages.plain(person.name)}**, user name {messages.plain(person.user_name)}")
    roles = ", ".join(ROLE_NAMES[role] for role in ROLE_NAMES if role in person.roles)
    st.write(f"Roles: {roles}. The programme lead changes them.")
    lasts = services.sign_in.timeouts()
    idle, whole = lasts.idle.total_seconds() / 60, lasts.absolute.total_seconds() / 3600
    st.write(
        f"A sign-in ends after {idle:.0f} minutes without use and after {whole:.0f} hours in all."
        " Drafts are kept."
    )
    places.leave("/password", "Change my password", icon="key")
    places.leave("/sign-out", "Sign out", icon="logout")
    who_sees("You and the programme leads see these details; nobody sees your password.")

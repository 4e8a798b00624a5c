"""Erasing a person: what goes and what stays, and the lead's password again."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.people.person import Person
from ipt_training.ui import erasing, messages, state
from ipt_training.use_cases.people.access import Session


def offer(services: Services, session: Session, person: Person) -> None:
    """Offer to erase an account with all that belongs to it."""
    if st.button(
        "Erase this person …", type="tertiary", key=state.key("people", "erase", person.id)
    ):
        ask_to_erase(services, session, person)


@st.dialog("Erase a person", width="medium")
def ask_to_erase(services: Services, session: Session, person: Person) -> None:
    """Show what erasing somebody means, and erase them once the password is given."""
    st.write(
        f"**{messages.plain(person.name)}**. Closing an account keeps everything; erasing it cannot"
        " be undone."
    )
    try:
        erasing.show(services.erase.list_person(session, person.id))
        with st.form(f"people.erase_form.{person.id}", border=False):
            password = st.text_input(
                "Your password",
                type="password",
                autocomplete="current-password",
                key=f"people.erase_password.{person.id}",
            )
            if not st.form_submit_button("Erase for good", type="primary"):
                return
        services.erase.person(session, person.id, password)
    except IptTrainingError as error:
        messages.show(error)
        return
    state.say_next("Erased")
    st.rerun()

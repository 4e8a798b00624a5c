"""My cases: the treatments a trainee learns with, and opening a new one."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.ui.frame import who_sees
from ipt_training.ui.recordings import case_form, case_list
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """List one's own cases and offer to open one."""
    person = services.who(session)
    folders = services.cases.folders(session, person.id)
    st.title("My cases")
    if not folders:
        st.info("No case yet. Open one with a pseudonym and the consent you were given.")
    case_list.show(folders)
    case_form.show(services, session, owner=None)
    who_sees("Your supervisors see your cases; no other trainee does. No patient's name is kept.")

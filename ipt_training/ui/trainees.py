"""My trainees: their cases, and hours that wait for a supervisor's word."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.ui.certification import hours_to_confirm
from ipt_training.ui.frame import who_sees
from ipt_training.ui.recordings import case_form, case_list
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """Show the trainees entrusted to the supervisor, one at a time."""
    trainees = services.cases.trainees(session)
    st.title("My trainees")
    if not trainees:
        st.info("Nobody is entrusted to you yet. The programme lead does that under People.")
        return
    hours_to_confirm.show(services, session)
    st.header("Cases")
    owner = st.selectbox(
        "Trainee", list(trainees), format_func=lambda one: trainees[one], key="trainees.owner"
    )
    folders = services.cases.folders(session, owner)
    if not folders:
        st.info("No case yet. Open one here, or let the trainee do it.")
    case_list.show(folders)
    case_form.show(services, session, owner=owner)
    who_sees("You, the trainee and the trainee's other supervisors see these cases.")

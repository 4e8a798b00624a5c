"""My trainees: their cases, and hours that wait for a supervisor's word."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.reports import words
from ipt_training.ui import messages, paging, state
from ipt_training.ui.frame import who_sees
from ipt_training.ui.recordings import case_form, case_list
from ipt_training.use_cases.people.access import Session

HOURS = "trainees.hours"
SHOWN = 10
"""Hours on the page at once; the next come when these are confirmed, or are asked for."""


def render(services: Services, session: Session) -> None:
    """Show the trainees entrusted to the supervisor, one at a time."""
    trainees = services.cases.trainees(session)
    st.title("My trainees")
    if not trainees:
        st.info("Nobody is entrusted to you yet. The programme lead does that under People.")
        return
    _hours(services, session)
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


def _hours(services: Services, session: Session) -> None:
    waiting = services.certify.hours_waiting(session, most=paging.wanted(HOURS, SHOWN))
    st.header("Hours to confirm")
    if not waiting.entries:
        st.caption("No hours are waiting for your word.")
    for entry, name in waiting.entries:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"{messages.plain(name)}: {words.hours_of(entry.minutes)} on"
                f" {words.day_of(entry.on)}, {messages.plain(entry.what)}",
                width="stretch",
            )
            confirmed = st.button("Confirm", key=state.key("trainees", "confirm", entry.id))
        if confirmed:
            try:
                services.certify.confirm_hours(session, entry.id)
            except IptTrainingError as error:
                messages.show(error)
                return
            state.say_next("Confirmed")
            st.rerun()
    paging.offer_more(HOURS, waiting.number, SHOWN)

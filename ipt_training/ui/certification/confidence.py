"""How sure the evidence is: for the committee that decides, on no screen of a trainee."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.reports.certification.confidence import above_of, accuracy_of, apart_of, mean_of
from ipt_training.ui import messages
from ipt_training.use_cases.certification.certify import Progress
from ipt_training.use_cases.people.access import Session


def show(services: Services, session: Session, one: Progress) -> None:
    """Show the mean with its error, and how likely the mark is truly met."""
    with st.spinner("Weighing how sure the ratings are …"):
        found = services.confidence.of(session, one.trainee.id, one.pack.id)
    if found is None:
        return
    st.subheader("How sure is this?", anchor=False)
    for sentence in (mean_of(found), above_of(found), found.plan, accuracy_of(found)):
        st.write(messages.plain(sentence))
    if apart := apart_of(found):
        st.caption(messages.plain(apart))
    st.caption("This is advice and decides nothing.")

"""Agreement: would another supervisor have given the same score, and which items split people."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.reports.agreement.advice import DOUBLE_RATE
from ipt_training.ui import messages
from ipt_training.ui.agreement import answer, filters, two_raters
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, link
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """Show the question, the answer with its n, and what to do about it."""
    offered = services.agreement.offered(session)
    st.title("Agreement")
    if not offered:
        st.info(
            messages.plain(
                f"No rating is signed yet. {DOUBLE_RATE} Agreement shows here from"
                " the first signed ratings on."
            )
        )
        _foot()
        return
    selection = filters.choose("agreement", offered)
    with st.spinner("Reading the ratings together …"):
        found = services.agreement.agreement(session, selection)
    answer.answer(found)
    answer.raters(found)
    two_raters.show(services, session, found)
    answer.items(found)
    answer.behind(found)
    answer.downloads(selection)
    link(Place.METHODS, "Methods: where the differences come from, and how many raters are enough")
    link(Place.RATER, "Rater profile: strict or lenient, and whether it drifts")
    _foot()


def _foot() -> None:
    who_sees(
        "Supervisors and programme leads see this page. No trainee is named on it, raters stand in"
        " alphabetical order, and nobody is ranked."
    )

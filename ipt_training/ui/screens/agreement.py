"""Agreement: would another supervisor have given the same score, and which items split people."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.reports import agreement_words
from ipt_training.ui import messages
from ipt_training.ui.components import agreement_filters, agreement_view, pair_view
from ipt_training.ui.components.frame import who_sees
from ipt_training.ui.places import Place, link
from ipt_training.use_cases.access import Session


def render(services: Services, session: Session) -> None:
    """Show the question, the answer with its n, and what to do about it."""
    offered = services.reliability.offered(session)
    st.title("Agreement")
    if not offered:
        st.info(
            messages.plain(
                f"No rating is signed yet. {agreement_words.DOUBLE_RATE} Agreement shows here from"
                " the first signed ratings on."
            )
        )
        _foot()
        return
    selection = agreement_filters.choose("agreement", offered)
    with st.spinner("Reading the ratings together …"):
        found = services.reliability.agreement(session, selection)
    agreement_view.answer(found)
    agreement_view.raters(found)
    pair_view.show(services, session, found)
    agreement_view.items(found)
    agreement_view.behind(found)
    agreement_view.downloads(selection)
    link(Place.METHODS, "Methods: where the differences come from, and how many raters are enough")
    link(Place.RATER, "Rater profile: strict or lenient, and whether it drifts")
    _foot()


def _foot() -> None:
    who_sees(
        "Supervisors and programme leads see this page. No trainee is named on it, raters stand in"
        " alphabetical order, and nobody is ranked."
    )

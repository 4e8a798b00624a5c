"""Methods: where the differences between scores come from, how many are enough, fair averages."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.agreement.pooling import Selection
from ipt_training.reports.agreement.advice import DOUBLE_RATE
from ipt_training.ui import messages, state
from ipt_training.ui.agreement import fair_averages, filters, variance
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, link
from ipt_training.use_cases.people.access import Session

STEP = 5
"""Percent; how finely progress is shown."""


def render(services: Services, session: Session) -> None:
    """Show the studies behind the agreement page; severity is computed when it is asked for."""
    offered = services.agreement.offered(session)
    st.title("Methods")
    link(Place.AGREEMENT, "Back to Agreement")
    if not offered:
        st.info(messages.plain(f"No rating is signed yet. {DOUBLE_RATE}"))
        _foot()
        return
    st.write(
        "What stands behind a score: where differences come from, how many raters and sessions are"
        " enough, and what scores would be if every rater were equally strict. All of it is advice;"
        " nothing here changes a score."
    )
    selection = filters.choose("methods", offered, items=False)
    with st.spinner("Taking the differences apart …"):
        found = services.agreement.methods(session, selection)
    variance.show(found)
    st.header("Fair averages", anchor=False)
    st.write(
        "What a session's mean would be with a rater of average strictness, by a many-facet Rasch"
        " model. It stands beside the plain mean and never replaces it."
    )
    asked = state.key("methods", "severity")
    if st.button("Compute fair averages", key=state.key("methods", "compute")):
        state.put(asked, selection.model_dump_json())
    if state.text(asked) == selection.model_dump_json():
        _fair_averages(services, session, selection)
    _foot()


def _fair_averages(services: Services, session: Session, selection: Selection) -> None:
    shown = st.empty()
    percents: set[int] = set()

    def told(share: float) -> None:
        # A message to the browser for each step would take as long as the step.
        percent = STEP * round(100 * min(1.0, share) / STEP)
        if percent not in percents:
            percents.add(percent)
            shown.progress(percent, f"Fitting the model: {percent} %")

    told(0.0)
    severity = services.agreement.severity(session, selection, told=told)
    shown.empty()
    fair_averages.show(severity)


def _foot() -> None:
    who_sees(
        "Supervisors and programme leads see this page. A rater's own severity is seen by that"
        " rater and the leads; no trainee is named."
    )

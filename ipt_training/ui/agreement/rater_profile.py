"""Rater profile: strict or lenient, and whether it drifts; private to the rater and the leads."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Person, Role
from ipt_training.reports.agreement.advice import DOUBLE_RATE
from ipt_training.ui import messages, state
from ipt_training.ui.agreement import filters, profile_chart
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, link
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """Show a rater their own profile, and a lead the one they choose."""
    person = services.who(session)
    offered = services.agreement.offered(session)
    st.title("Rater profile")
    link(Place.AGREEMENT, "Back to Agreement")
    if not offered:
        st.info(messages.plain(f"No rating is signed yet. {DOUBLE_RATE}"))
        _foot()
        return
    selection = filters.choose("rater", offered)
    rater = _rater(services, session, person, selection)
    if rater is None:
        st.info(messages.plain(f"Nobody rated a session with somebody else yet. {DOUBLE_RATE}"))
    else:
        is_lead = person.holds(Role.PROGRAMME_LEAD)
        reference = _reference(services, session, selection, rater) if is_lead else None
        with st.spinner("Holding the ratings side by side …"):
            found = services.agreement.profile(session, selection, rater, reference_id=reference)
        profile_chart.show(found, own=rater == person.id)
    _foot()


def _rater(
    services: Services, session: Session, person: Person, selection: Selection
) -> PersonId | None:
    if not person.holds(Role.PROGRAMME_LEAD):
        return person.id
    pairs = services.agreement.agreement(session, selection).matrix
    found = {one.id: one.name for pair in pairs for one in (pair.first, pair.second)}
    if not person.holds(Role.SUPERVISOR):
        found.pop(person.id, None)
    if not found:
        return None
    return st.selectbox(
        "Rater",
        sorted(found, key=lambda one: found[one].casefold()),
        format_func=lambda one: messages.literal(found[one]),
        key=state.key("rater", "who"),
    )


def _reference(
    services: Services, session: Session, selection: Selection, rater: PersonId
) -> PersonId | None:
    """Let a lead hold the profile against one rater, a reference, instead of all the others."""
    pairs = services.agreement.agreement(session, selection).matrix
    found = {
        one.id: one.name
        for pair in pairs
        for one in (pair.first, pair.second)
        if pair.sessions and rater in (pair.first.id, pair.second.id) and one.id != rater
    }
    return st.selectbox(
        "Held against",
        [None, *sorted(found, key=lambda one: found[one].casefold())],
        format_func=lambda one: messages.literal(found[one]) if one else "All other raters",
        key=state.key("rater", "reference"),
        help="One rater alone, where a programme has somebody whose ratings are the reference.",
    )


def _foot() -> None:
    who_sees("The rater and the programme leads see this page; no other rater does.")

"""Programme: requirements by trainee, sorted by who needs something soonest, never by score."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.certification.certificate import Verdict
from ipt_training.ui import paging
from ipt_training.ui.certification import matrix_row
from ipt_training.ui.frame import who_sees
from ipt_training.use_cases.certification.oversee import OnTheWay
from ipt_training.use_cases.people.access import Session

STATES = ("everybody", "ready for a decision", "valid certificate", "something missing")


def render(services: Services, session: Session) -> None:
    """Show the matrix of requirements and lead to one trainee's progress."""
    packs = services.content.programmes()
    st.title("Programme")
    if not packs:
        st.info("No requirement pack is installed. Add one to the programmes folder.")
        return
    pack_id = st.selectbox(
        "Requirements",
        [pack.id for pack in packs],
        format_func=lambda one: services.content.programme(one).title,
        key="programme.pack",
    )
    with st.spinner("Holding the evidence against the requirements …"):
        everybody = services.oversee.everybody(session, str(pack_id))
    if not everybody:
        st.info("There is no trainee yet. Add people first.")
        return
    wanted = st.text_input("Find by name", key="programme.find").strip().casefold()
    shown = st.segmented_control("Show", STATES, default=STATES[0], key="programme.show")
    rows = sorted(
        (one for one in everybody if _fits(one, shown or STATES[0], wanted)),
        key=lambda one: (_open(one), one.name),
    )
    st.caption(f"{len(rows)} of {len(everybody)} trainees. A name leads to one trainee.")
    if not rows:
        st.info("Nobody fits. Clear the field, or show everybody.")
    drawn = paging.shown("programme", len(rows))
    for one in rows[:drawn]:
        matrix_row.show(one, str(pack_id))
    paging.offer_more("programme", len(rows))
    who_sees("Programme leads see this page. Trainees see their own row. Nobody is ranked.")


def _open(one: OnTheWay) -> int:
    """Put whoever waits for a decision first, then whoever is nearest to it."""
    if not one.may_issue:
        return 99
    return sum(not finding.met for finding in one.standing.findings)


def _fits(one: OnTheWay, shown: str, wanted: str) -> bool:
    return wanted in one.name.casefold() and _stands(one, shown)


def _stands(one: OnTheWay, shown: str) -> bool:
    match shown:
        case "ready for a decision":
            return one.standing.met and one.may_issue
        case "valid certificate":
            return Verdict.VALID in one.verdicts
        case "something missing":
            return not one.standing.met
    return True

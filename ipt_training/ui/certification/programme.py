"""Programme: requirements by trainee, sorted by who needs something soonest, never by score."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.certification.certificate import Verdict
from ipt_training.domain.certification.decision import Finding
from ipt_training.reports import words
from ipt_training.ui import messages
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, go
from ipt_training.use_cases.certification.oversee import OnTheWay
from ipt_training.use_cases.people.access import Session

GAINED, UNDER_WAY, MISSING = "gained", "under way", "missing"
STATES = ("everybody", "ready for a decision", "certified", "something missing")


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
    shown = st.segmented_control("Show", STATES, default=STATES[0], key="programme.show")
    rows = sorted(
        (one for one in everybody if _fits(one, shown or STATES[0])),
        key=lambda one: (_open(one), one.name),
    )
    st.caption(f"{len(rows)} of {len(everybody)} trainees. Choose a row to see one trainee.")
    picked = st.dataframe(
        [_row(one) for one in rows],
        key="programme.table",
        on_select="rerun",
        selection_mode="single-row",
        hide_index=True,
    )
    selected = picked["selection"]["rows"]
    if selected and 0 <= selected[0] < len(rows):
        go(Place.PROGRESS, trainee=rows[selected[0]].trainee_id, pack=str(pack_id))
    who_sees("Programme leads see this page. Trainees see their own row. Nobody is ranked.")


def state_of(finding: Finding) -> str:
    """Name the state of one requirement."""
    if finding.met:
        return GAINED
    return UNDER_WAY if finding.have > 0 else MISSING


def _row(one: OnTheWay) -> dict[str, str]:
    cells = {f.title: f"{state_of(f)} ({f.have:g} of {f.need:g})" for f in one.standing.findings}
    held = [words.VERDICTS[verdict].lower() for verdict in one.verdicts]
    return {"Trainee": messages.literal(one.name), **cells, "Certificate": ", ".join(held)}


def _open(one: OnTheWay) -> int:
    """Put whoever waits for a decision first, then whoever is nearest to it."""
    if one.verdicts:
        return 99
    return sum(not finding.met for finding in one.standing.findings)


def _fits(one: OnTheWay, shown: str) -> bool:
    certified = Verdict.VALID in one.verdicts
    match shown:
        case "ready for a decision":
            return one.standing.met and not certified
        case "certified":
            return certified
        case "something missing":
            return not one.standing.met
    return True

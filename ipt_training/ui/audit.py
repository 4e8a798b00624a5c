"""Audit: what was done and refused, newest first, and whether the chain holds."""

from collections.abc import Mapping

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.audit import Entry
from ipt_training.domain.seals import is_seal
from ipt_training.ui import messages, moments, paging, table
from ipt_training.ui.frame import who_sees
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """Show the newest entries and verify on request."""
    entries = services.audit.latest(session)
    names = services.audit.names(session)
    st.title("Audit")
    st.write(
        "Every change and every refusal, each bound to the one before it. Nothing here can be"
        " altered without showing. Who practised and when is not written down, and cannot be read"
        " here."
    )
    if st.button("Verify everything now", type="primary", key="audit.verify"):
        with st.spinner("Holding every record against its hash …"):
            found = services.audit.verify(session)
        if found.problems:
            st.error(f"{len(found.problems)} problems:")
            for problem in found.problems[:50]:
                st.text(problem)
        else:
            st.success("Every entry and every signed record holds.")
    st.caption(f"The newest {len(entries)} entries, times in {moments.zone_of_reader()}")
    shown = paging.shown("audit", len(entries))
    table.show([_row(entry, names) for entry in entries[:shown]], name="Audit entries")
    paging.offer_more("audit", len(entries))
    who_sees("Programme leads see this page. Entries hold ids and field names, no health data.")


def _row(entry: Entry, names: Mapping[str, str]) -> dict[str, str]:
    # A hash tells a reader nothing; that there is one is what the check is for.
    told = [f"{name} {value}" for name, value in entry.detail.items() if not is_seal(name)]
    sealed = len(entry.detail) - len(told)
    detail = ", ".join([*told, f"{sealed} sealed"] if sealed else told)
    return {
        "When": moments.local(entry.at).strftime("%Y-%m-%d %H:%M:%S"),
        "Who": messages.literal(names.get(entry.actor, entry.actor)),
        "What": entry.action,
        "About": entry.about[:12],
        "Detail": messages.literal(detail),
    }

"""Exports: what each file holds, and a link that makes it."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.ui.frame import who_sees
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """Offer the programme's files."""
    packs = services.exports.offered(session)
    st.title("Exports")
    st.write(
        "Each file is made when you ask for it, from what is stored then. A large programme takes"
        " some seconds."
    )
    for pack in packs:
        st.header(f"Programme workbook: {pack.title}")
        st.write(
            "Excel. Overview of requirements, one row for each signed rating, every item score in"
            " long form, agreement between raters, certificates. No practice of anybody is in it."
        )
        st.link_button(
            "Download the workbook",
            f"/ipt/download/programme/{pack.id}.xlsx",
            icon=":material/table:",
        )
    st.header("All item scores")
    st.write("CSV, tidy: one row for each rating, item and scale. Opens in R, Python and Excel.")
    st.link_button("Download the CSV", "/ipt/download/ratings.csv", icon=":material/table_rows:")
    who_sees("Programme leads see this page; every export stands in the audit trail.")

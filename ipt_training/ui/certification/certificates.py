"""The certificates of one trainee, each in one word for its state and with what can be done."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.certification.certificate import Certificate, Verdict
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import CertificateId
from ipt_training.reports import words
from ipt_training.ui import messages, moments, state
from ipt_training.use_cases.certification.certify import Progress
from ipt_training.use_cases.certification.held import Held
from ipt_training.use_cases.people.access import Session


def show(one: Progress) -> None:
    """Show every certificate that the trainee was given, newest first."""
    if one.certificates:
        st.header("Certificates")
    for held in one.certificates:
        _show(held)


def show_to_withdraw(services: Services, session: Session, one: Progress) -> None:
    """Show them with why they were withdrawn, and offer to withdraw those that may count."""
    if one.certificates:
        st.header("Certificates")
    for held in one.certificates:
        _show(held)
        if held.reason:
            st.write(f"Reason for withdrawing it: {messages.plain(held.reason)}")
        if held.verdict in (Verdict.VALID, Verdict.ALTERED):
            _withdraw(services, session, held.certificate.id)


def _show(held: Held) -> None:
    certificate, state_of_it = held.certificate, words.VERDICTS[held.verdict].lower()
    if not isinstance(certificate, Certificate):
        st.warning(messages.plain(certificate.reason), icon=":material/broken_image:")
        if held.withdrawn_at:
            st.write(f"This certificate is {_on(state_of_it, held)}.")
        return
    st.write(
        f"**{messages.plain(certificate.level)}**: {_on(state_of_it, held)}. Issued"
        f" {words.day_of(certificate.issued_on)}, expires {words.day_of(certificate.expires_on)}."
    )
    with st.container(horizontal=True):
        st.link_button("Open the page to print", f"/ipt/print/certificate/{certificate.id}")
        st.link_button("Download as a workbook", f"/ipt/download/certificate/{certificate.id}.xlsx")
        st.link_button("Verification page", f"/verify/{certificate.code}")


def _on(state_of_it: str, held: Held) -> str:
    on = f" on {moments.day(held.withdrawn_at)}" if held.withdrawn_at else ""
    return f"{state_of_it}{on}"


def _withdraw(services: Services, session: Session, certificate_id: CertificateId) -> None:
    with st.expander("Withdraw this certificate"):
        reason = st.text_input(
            "Reason, kept with it and shown to programme leads",
            max_chars=300,
            key=state.key("decision", "reason", certificate_id),
        )
        password = st.text_input(
            "Your password, to sign the withdrawal",
            type="password",
            key=state.key("decision", "withdraw_password", certificate_id),
            autocomplete="current-password",
        )
        if not st.button("Withdraw", key=state.key("decision", "withdraw", certificate_id)):
            return
        try:
            services.certify.withdraw(session, certificate_id, password, reason)
        except IptTrainingError as error:
            messages.show(error)
            return
    state.say_next("Withdrawn")
    st.rerun()

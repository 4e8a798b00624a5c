"""Progress: one trainee held against the requirements; for the lead, the decision."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.certification.certificate import Certificate, Verdict
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import CertificateId, PersonId
from ipt_training.domain.people.person import Role
from ipt_training.reports import words
from ipt_training.ui import messages, state
from ipt_training.ui.certification import confidence
from ipt_training.ui.certification.matrix_row import state_of
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import about
from ipt_training.use_cases.certification.certify import Progress
from ipt_training.use_cases.people.access import Session

ICONS = {
    "gained": ":material/check_circle:",
    "under way": ":material/pending:",
    "missing": ":material/radio_button_unchecked:",
}


def render(services: Services, session: Session) -> None:
    """Show each requirement, what is missing, certificates, and the decision where it is due."""
    person = services.who(session)
    packs = services.content.programmes()
    if not packs:
        st.info("No requirement pack is installed.")
        return
    pack_id = about("pack") or packs[0].id
    trainee = PersonId(about("trainee")) if about("trainee") else None
    one = services.certify.progress(session, pack_id, trainee)
    st.title(messages.plain(one.trainee.name))
    st.write(f"{messages.plain(one.pack.level)}. {_sentence(one)}")
    requirements(one)
    for certificate, verdict in one.certificates:
        _certificate(
            services, session, certificate, verdict, lead=person.holds(Role.PROGRAMME_LEAD)
        )
    if person.holds(Role.PROGRAMME_LEAD) and person.id != one.trainee.id:
        _decide(services, session, one)
    who_sees("The trainee, their supervisors and the programme leads see this page.")


def requirements(one: Progress) -> None:
    """Show every requirement with its state, its figures and what is still needed."""
    for finding in one.decision.findings:
        name = state_of(finding)
        st.markdown(
            f"{ICONS[name]} **{messages.plain(finding.title)}**: {name},"
            f" {words.amount_of(finding.have)} of {words.amount_of(finding.need)} {finding.unit}"
        )
        if finding.missing:
            st.caption(messages.plain(finding.missing))
    for entry in one.waiting_hours:
        st.caption(
            f"Not confirmed yet: {words.hours_of(entry.minutes)} on {words.day_of(entry.on)},"
            f" {messages.plain(entry.what)}"
        )


def _sentence(one: Progress) -> str:
    open_ones = sum(not finding.met for finding in one.decision.findings)
    if open_ones == 0:
        return "Every requirement is met."
    return f"{open_ones} of {len(one.decision.findings)} requirements are still open."


def _certificate(
    services: Services, session: Session, certificate: Certificate, verdict: Verdict, *, lead: bool
) -> None:
    st.header("Certificate")
    st.write(
        f"{messages.plain(certificate.level)}: {words.VERDICTS[verdict].lower()}. Issued"
        f" {words.day_of(certificate.issued_on)}, expires {words.day_of(certificate.expires_on)}."
    )
    st.link_button("Open the page to print", f"/ipt/print/certificate/{certificate.id}")
    st.link_button("Download as a workbook", f"/ipt/download/certificate/{certificate.id}.xlsx")
    st.link_button("Verification page", f"/verify/{certificate.code}")
    if lead and verdict is Verdict.VALID:
        with st.expander("Withdraw this certificate"):
            reason = st.text_input("Reason, kept with it", key=f"progress.reason.{certificate.id}")
            if st.button("Withdraw", key=f"progress.withdraw.{certificate.id}"):
                _withdraw(services, session, certificate.id, reason)


def _withdraw(
    services: Services, session: Session, certificate_id: CertificateId, reason: str
) -> None:
    try:
        services.certify.withdraw(session, certificate_id, reason)
    except IptTrainingError as error:
        messages.show(error)
        return
    state.say_next("Withdrawn")
    st.rerun()


def _decide(services: Services, session: Session, one: Progress) -> None:
    if any(verdict is Verdict.VALID for _, verdict in one.certificates):
        return
    st.header("Decision")
    confidence.show(services, session, one)
    if not one.decision.met:
        st.info("A certificate can be issued once every requirement is met.")
        return
    password = st.text_input(
        "Your password, to sign the decision",
        type="password",
        key="progress.password",
        autocomplete="current-password",
    )
    if not st.button("Issue the certificate", type="primary", key="progress.issue"):
        return
    name = f"issue.{one.trainee.id}.{one.pack.id}"
    key = state.once(name, services.new_key)
    try:
        services.certify.issue(session, one.trainee.id, one.pack.id, password, key=key)
    except IptTrainingError as error:
        messages.show(error)
        return
    state.spent(name)
    state.say_next("The certificate is issued")
    st.rerun()

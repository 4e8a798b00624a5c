"""Progress: one trainee held against the requirements, for the trainee and all who help."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.certification.decision import Finding
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Role
from ipt_training.reports import words
from ipt_training.ui import messages
from ipt_training.ui.certification import certificates
from ipt_training.ui.certification.matrix_row import state_of
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, about, link
from ipt_training.use_cases.certification.certify import Progress
from ipt_training.use_cases.people.access import Session

ICONS = {
    "gained": ":material/check_circle:",
    "under way": ":material/pending:",
    "missing": ":material/radio_button_unchecked:",
}


def render(services: Services, session: Session) -> None:
    """Show each requirement, what is missing, and certificates."""
    person = services.who(session)
    one = asked_for(services, session)
    if one is None:
        return
    st.title(messages.plain(one.trainee.name))
    st.write(f"{messages.plain(one.pack.level)}. {sentence(one)}")
    requirements(one)
    certificates.show(one)
    if person.holds(Role.PROGRAMME_LEAD) and person.id != one.trainee.id:
        link(
            Place.DECISION,
            "Decide on a certificate",
            icon=":material/gavel:",
            trainee=one.trainee.id,
            pack=one.pack.id,
        )
    who_sees("The trainee, their supervisors and the programme leads see this page.")


def asked_for(services: Services, session: Session) -> Progress | None:
    """Give the progress that the address is about; nothing where no requirements are installed."""
    packs = services.content.programmes()
    if not packs:
        st.info("No requirement pack is installed.")
        return None
    trainee = PersonId(about("trainee")) if about("trainee") else None
    return services.certify.progress(session, about("pack") or packs[0].id, trainee)


def requirements(one: Progress) -> None:
    """Show every requirement with its state, its figures and what is still needed."""
    for finding in one.decision.findings:
        requirement(finding)
    waiting(one)


def requirement(finding: Finding) -> None:
    """Show one requirement with its state, its figures and what is still needed."""
    name = state_of(finding)
    st.markdown(
        f"{ICONS[name]} **{messages.plain(finding.title)}**: {name},"
        f" {words.amount_of(finding.have)} of {words.amount_of(finding.need)} {finding.unit}"
    )
    if finding.missing:
        st.caption(messages.plain(finding.missing))


def waiting(one: Progress) -> None:
    """Show the hours that nobody has confirmed yet."""
    for entry in one.waiting_hours:
        st.caption(
            f"Not confirmed yet: {words.hours_of(entry.minutes)} on {words.day_of(entry.on)},"
            f" {messages.plain(entry.what)}"
        )


def sentence(one: Progress) -> str:
    """Say how many requirements are open."""
    open_ones = sum(not finding.met for finding in one.decision.findings)
    if open_ones == 0:
        return "Every requirement is met."
    return f"{open_ones} of {len(one.decision.findings)} requirements are still open."

"""Decision: what a programme lead decides a certificate on, down to every scorecard."""

from collections.abc import Sequence

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.certification.weighed import Bearing
from ipt_training.domain.errors import IptTrainingError
from ipt_training.reports.certification.weighed import bearing_of, newest_below, sessions_of
from ipt_training.ui import messages, moments, state
from ipt_training.ui.certification import certificates, confidence, progress
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, link
from ipt_training.use_cases.certification.certify import Progress
from ipt_training.use_cases.certification.evidence import Evidence, RatedLine
from ipt_training.use_cases.people.access import Session

ICONS = {
    Bearing.AT_MARK: ":material/check_circle:",
    Bearing.BELOW: ":material/arrow_downward:",
    Bearing.LEFT_OUT: ":material/do_not_disturb_on:",
}
_STYLE = """
<style>
[data-testid="stPageLink"] * { white-space: normal; }
</style>
"""


def render(services: Services, session: Session) -> None:
    """Show all evidence, requirement by requirement, the certificates, and the decision."""
    one = progress.asked_for(services, session)
    if one is None:
        return
    if services.who(session).id == one.trainee.id:
        st.info("Nobody decides on their own certificate: another programme lead does.")
        link(Place.PROGRESS, "See your progress", icon=":material/flag:", pack=one.pack.id)
        return
    evidence = services.evidence.of(session, one.trainee.id, one.pack.id)
    st.title(f"Decision: {messages.plain(one.trainee.name)}")
    below = newest_below([line.weighed for lines in evidence.asked.values() for line in lines])
    st.write(f"{messages.plain(one.pack.level)}. {progress.sentence(one)} {below}".rstrip())
    _requirements(one, evidence)
    certificates.show_to_withdraw(services, session, one)
    st.header("Decision")
    confidence.show(services, session, one)
    _decide(services, session, one)
    who_sees(
        "Programme leads see this page, and nobody else. Requirements and certificates stand on"
        " the trainee's own page too."
    )


def _requirements(one: Progress, evidence: Evidence) -> None:
    for finding in one.decision.findings:
        progress.requirement(finding)
        lines = evidence.asked.get(finding.requirement_id)
        if lines is not None:
            st.write(sessions_of([line.weighed for line in lines]))
            _ratings(lines)
    progress.waiting(one)
    if evidence.others:
        st.subheader("Other ratings", anchor=False)
        st.caption("Made with a rubric that no requirement asks for; they decide nothing here.")
        _ratings(evidence.others)


def _ratings(lines: Sequence[RatedLine]) -> None:
    st.html(_STYLE)
    with st.container(gap="xxsmall"):
        for line in lines:
            label = messages.plain(_said(line))
            if line.readable:
                link(
                    Place.SCORECARD,
                    label,
                    icon=ICONS[line.weighed.bearing],
                    rating=line.weighed.rating_id,
                )
            else:
                st.markdown(f":material/broken_image: {label}")


def _said(line: RatedLine) -> str:
    signed = f", {moments.day(line.weighed.signed_at)}" if line.weighed.signed_at else ""
    bearing = bearing_of(line.weighed)
    return (
        f"{bearing[0].upper()}{bearing[1:]}: {line.pseudonym}, session {line.session_number},"
        f" rated by {line.rater}{signed}"
    )


def _decide(services: Services, session: Session, one: Progress) -> None:
    if not one.may_issue:
        st.info("A valid certificate of this level is there; another cannot be issued beside it.")
        return
    if not one.decision.met:
        st.info("A certificate can be issued once every requirement is met.")
        return
    password = st.text_input(
        "Your password, to sign the decision",
        type="password",
        key="decision.password",
        autocomplete="current-password",
    )
    if not st.button("Issue the certificate", type="primary", key="decision.issue"):
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

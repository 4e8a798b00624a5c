"""A case: where it stands, its consent, and its recordings."""

from collections.abc import Callable

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import CaseId
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.recordings.case import Case
from ipt_training.reports import words
from ipt_training.ui import erasing, messages, moments, state
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import about
from ipt_training.ui.recordings import consent_table, recording_list, upload
from ipt_training.use_cases.people.access import Session
from ipt_training.use_cases.recordings.keep_cases import CaseFolder


def render(services: Services, session: Session) -> None:
    """Show one case and let whoever keeps it change it."""
    folder = services.cases.folder(session, CaseId(about("case")))
    case = folder.case
    st.title(messages.plain(case.pseudonym))
    if case.erased_at is not None:
        st.info(
            f"This case was erased on {moments.day(case.erased_at)}. Its signed ratings stay, and"
            " what they rest on."
        )
        recording_list.show(services, session, folder.recordings)
        who_sees("The trainee and their supervisors see what is left of this case.")
        return
    st.write(
        f"{messages.plain(folder.trainee_name)}. {words.VARIANTS[case.variant]},"
        f" {case.planned_sessions} sessions planned, opened {moments.day(case.opened_at)}."
    )
    recordings, standing, consent = st.tabs(["Recordings", "Where it stands", "Consent"])
    with recordings:
        _recordings(services, session, folder)
    with standing:
        _standing(services, session, case)
        st.divider()
        if st.button("Erase this case …", key=state.key("case", "erase_case", case.id)):
            ask_to_erase(services, session, case)
    with consent:
        consent_table.show(services, session, case)
    who_sees("The trainee and their supervisors see this case. No patient's name is kept here.")


def _recordings(services: Services, session: Session, folder: CaseFolder) -> None:
    if not folder.recordings:
        st.info("No recording yet. Upload the first one below.")
    recording_list.show(services, session, folder.recordings)
    upload.show(services, session, folder.case)


def _standing(services: Services, session: Session, case: Case) -> None:
    phase: Phase | None = st.selectbox(
        "Phase now",
        list(Phase),
        index=list(Phase).index(case.phase),
        format_func=lambda one: words.PHASES[one],
        key=state.key("case", "phase", case.id),
    )
    focus: Focus | None = st.selectbox(
        "Focus",
        list(Focus),
        index=list(Focus).index(case.focus),
        format_func=lambda one: words.FOCUSES[one],
        key=state.key("case", "focus", case.id),
    )
    if st.button("Save", key=state.key("case", "move", case.id)):
        _try(
            lambda: services.cases.move_to(
                session,
                case.id,
                phase=Phase(phase or case.phase),
                focus=Focus(focus or case.focus),
            )
        )
    if case.completed_on is not None:
        st.success(f"Completed on {words.day_of(case.completed_on)}.")
        return
    today = moments.today(services)
    on = st.date_input(
        "Treatment ended as planned on",
        value=today,
        max_value=today,
        key=state.key("case", "done_on", case.id),
    )
    if st.button("Mark as complete", key=state.key("case", "done", case.id)):
        _try(lambda: services.cases.complete(session, case.id, on))


@st.dialog("Erase this case", width="medium")
def ask_to_erase(services: Services, session: Session, case: Case) -> None:
    """Show what erasing this case means, and erase it once that is confirmed."""
    erasing.confirm(
        lambda: services.erase.list_case(session, case.id),
        lambda: services.erase.case(session, case.id),
        key="case.erase_case_confirmed",
    )


def _try(change: Callable[[], object]) -> None:
    try:
        change()
    except IptTrainingError as error:
        messages.show(error)
        return
    state.say_next("Saved")
    st.rerun()

"""A case: where it stands, its consent, and its recordings."""

from collections.abc import Callable

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import CaseId
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.people.person import Role
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.reports import words
from ipt_training.ui import messages, moments, state
from ipt_training.ui.frame import who_sees
from ipt_training.ui.places import Place, about, go
from ipt_training.ui.recordings import consent_table, upload, voices
from ipt_training.use_cases.people.access import Session


def render(services: Services, session: Session) -> None:
    """Show one case and let whoever keeps it change it."""
    folder = services.cases.folder(session, CaseId(about("case")))
    case = folder.case
    st.title(messages.plain(case.pseudonym))
    st.write(
        f"{messages.plain(folder.trainee_name)}. {words.VARIANTS[case.variant]},"
        f" {case.planned_sessions} sessions planned, opened {moments.day(case.opened_at)}."
    )
    recordings, standing, consent = st.tabs(["Recordings", "Where it stands", "Consent"])
    with recordings:
        _recordings(services, session, folder.recordings)
        upload.show(services, session, case)
    with standing:
        _standing(services, session, case)
    with consent:
        consent_table.show(services, session, case)
    who_sees("The trainee and their supervisors see this case. No patient's name is kept here.")


def _recordings(services: Services, session: Session, recordings: tuple[Recording, ...]) -> None:
    if not recordings:
        st.info("No recording yet. Upload the first one below.")
    supervisor = services.who(session).holds(Role.SUPERVISOR)
    for one in reversed(recordings):
        line, button = st.columns([5, 1], vertical_alignment="center")
        line.markdown(
            f"**Session {one.session_number}**, {words.day_of(one.recorded_on)}: {_state(one)}"
        )
        if one.state is not RecordingState.READY:
            continue
        if one.media and one.media.remarks:
            line.caption(messages.plain(" ".join(one.media.remarks)))
        with line:
            voices.offer(services, session, one)
        if supervisor and button.button("Rate", key=state.key("case", "rate", one.id)):
            rubric = services.content.session_rubric()
            go(Place.DESK, rating=services.rating.open_draft(session, one.id, rubric.id))
        if not supervisor and button.button("Erase", key=state.key("case", "erase", one.id)):
            _confirm_erase(services, session, one)


def _state(one: Recording) -> str:
    match one.state:
        case RecordingState.UPLOADING:
            return "upload not finished; choose the same file again to go on"
        case RecordingState.ERASED:
            return "sound erased, ratings kept"
        case RecordingState.READY:
            length = words.duration_of(one.media.duration) if one.media else ""
            captions = "with transcript" if one.has_transcript else "no transcript"
            return f"{length}, {captions}, kept until {words.day_of(one.delete_by)}"


@st.dialog("Erase this recording")
def _confirm_erase(services: Services, session: Session, one: Recording) -> None:
    st.write(
        f"The sound and transcript of session {one.session_number} are erased for good. Signed"
        " ratings stay; nobody can hear the evidence again."
    )
    if st.button("Erase for good", type="primary", key="case.erase_confirmed"):
        try:
            services.recordings.erase(session, one.id)
        except IptTrainingError as error:
            messages.show(error)
            return
        state.say_next("Erased")
        st.rerun()


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
    today = services.now().date()
    on = st.date_input(
        "Treatment ended as planned on",
        value=today,
        max_value=today,
        key=state.key("case", "done_on", case.id),
    )
    if st.button("Mark as complete", key=state.key("case", "done", case.id)):
        _try(lambda: services.cases.complete(session, case.id, on))


def _try(change: Callable[[], object]) -> None:
    try:
        change()
    except IptTrainingError as error:
        messages.show(error)
        return
    state.say_next("Saved")
    st.rerun()

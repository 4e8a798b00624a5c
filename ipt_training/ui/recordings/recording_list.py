"""The recordings of a case in lines: what each is, and what can be done with it."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.people.person import Role
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.reports import words
from ipt_training.ui import erasing, messages, state
from ipt_training.ui.places import Place, go
from ipt_training.ui.recordings import voices
from ipt_training.use_cases.people.access import Session


def show(services: Services, session: Session, recordings: tuple[Recording, ...]) -> None:
    """Show each recording, the newest first, with its buttons."""
    supervisor = services.who(session).holds(Role.SUPERVISOR)
    for one in reversed(recordings):
        line, *buttons = st.columns([4, 1, 1], vertical_alignment="center")
        line.markdown(
            f"**Session {one.session_number}**, {words.day_of(one.recorded_on)}: {_state(one)}"
        )
        if one.state is RecordingState.ERASED:
            continue
        if buttons[1].button("Erase", key=state.key("case", "erase", one.id)):
            ask_to_erase(services, session, one)
        if one.state is RecordingState.UPLOADING:
            continue
        if one.media and one.media.remarks:
            line.caption(messages.plain(" ".join(one.media.remarks)))
        with line:
            voices.offer(services, session, one)
        if supervisor and buttons[0].button("Rate", key=state.key("case", "rate", one.id)):
            rubric = services.content.session_rubric()
            go(Place.DESK, rating=services.rating.open_draft(session, one.id, rubric.id))


def _state(one: Recording) -> str:
    match one.state:
        case RecordingState.UPLOADING:
            return "upload not finished; choose the same file again to go on"
        case RecordingState.ERASED:
            return "sound erased, signed ratings kept"
        case RecordingState.READY:
            length = words.duration_of(one.media.duration) if one.media else ""
            captions = "with transcript" if one.has_transcript else "no transcript"
            return f"{length}, {captions}, kept until {words.day_of(one.delete_by)}"


@st.dialog("Erase this recording")
def ask_to_erase(services: Services, session: Session, one: Recording) -> None:
    """Show what erasing this recording means, and erase it once that is confirmed."""
    st.write(f"Session {one.session_number}, {words.day_of(one.recorded_on)}.")
    erasing.confirm(
        lambda: services.erase.list_recording(session, one.id),
        lambda: services.erase.recording(session, one.id),
        key="case.erase_confirmed",
    )

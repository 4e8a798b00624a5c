"""Uploading a recording with its transcript: dates and consent first, then the file in pieces."""

from datetime import timedelta
from importlib.resources import files

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.ipt import Phase
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.reports import words
from ipt_training.ui import messages, moments, state
from ipt_training.use_cases.people.access import Session

_HTML = """
<div class="ipt-upload" role="group" aria-label="Upload a recording">
  <div><label for="ipt-sound">Audio or video of the session</label>
    <input type="file" id="ipt-sound" accept="audio/*,video/*,.m4a,.mp3,.ogg,.flac,.aac,.mkv"></div>
  <div><label for="ipt-captions">Transcript, if there is one (VTT or SRT)</label>
    <input type="file" id="ipt-captions" accept=".vtt,.srt,text/vtt"></div>
  <button type="button" class="send">Upload</button>
  <progress max="1" value="0" aria-label="Upload progress" hidden></progress>
  <fieldset class="confirm" hidden>
    <legend>How are the letters of this transcript stored? Choose what reads right.</legend>
    <div class="ways"></div>
    <button type="button" class="right">This reads right</button>
  </fieldset>
  <output aria-live="polite"></output>
  <div class="doubt" hidden>
    <button type="button" class="keep">Keep it all the same</button>
    <button type="button" class="drop">Choose another file</button>
  </div>
</div>
"""
_HERE = files(__package__)
_upload = st.components.v2.component(
    "ipt_upload",
    html=_HTML,
    css=(_HERE / "upload.css").read_text(encoding="utf-8"),
    js=(_HERE / "upload.js").read_text(encoding="utf-8"),
)


def show(services: Services, session: Session, case: Case) -> None:
    """Offer to upload a session of a case, or to go on with one that was begun."""
    st.header("Upload a session")
    begun = [
        one
        for one in services.cases.folder(session, case.id).recordings
        if one.state is RecordingState.UPLOADING
    ]
    chosen = state.text(state.key("upload", "recording", case.id))
    current = next((one for one in begun if one.id == chosen), begun[-1] if begun else None)
    if current is None:
        _register(services, session, case)
    else:
        _send(case, current)


def add_transcript(recording_id: RecordingId) -> None:
    """Offer to add a transcript to a recording that has its sound already."""
    _component(recording_id)


def _register(services: Services, session: Session, case: Case) -> None:
    today = moments.today(services)
    moments.say_whose_days()
    number, phase = st.columns(2)
    session_number = number.number_input(
        "Session number", 1, case.planned_sessions, 1, key=state.key("upload", "number", case.id)
    )
    in_phase: Phase | None = phase.selectbox(
        "Phase",
        list(Phase),
        index=list(Phase).index(case.phase),
        format_func=lambda one: words.PHASES[one],
        key=state.key("upload", "phase", case.id),
    )
    recorded, delete = st.columns(2)
    recorded_on = recorded.date_input(
        "Recorded on", value=today, max_value=today, key=state.key("upload", "made", case.id)
    )
    delete_by = delete.date_input(
        "Erase the sound by",
        value=today + timedelta(days=90),
        min_value=today + timedelta(days=1),
        key=state.key("upload", "delete", case.id),
    )
    if not st.button("Choose the file", type="primary", key=state.key("upload", "go", case.id)):
        return
    name = f"upload.{case.id}"
    try:
        recording_id = services.recordings.register(
            session,
            case.id,
            session_number=int(session_number),
            phase=Phase(in_phase or case.phase),
            recorded_on=recorded_on,
            delete_by=delete_by,
            key=state.once(name, services.new_key),
        )
    except IptTrainingError as error:
        messages.show(error)
        return
    state.spent(name)
    state.put(state.key("upload", "recording", case.id), recording_id)
    st.rerun()


def _send(case: Case, recording: Recording) -> None:
    st.write(
        f"Session {recording.session_number}, recorded {words.day_of(recording.recorded_on)}."
        " The file is encrypted as it arrives. If the connection breaks, choose the same file to"
        " go on."
    )
    _component(recording.id)
    state.put(state.key("upload", "recording", case.id), recording.id)


def _component(recording_id: RecordingId) -> None:
    result = _upload(
        key=state.key("upload", "component", recording_id),
        data={"recording": recording_id},
        on_done_change=lambda: None,
    )
    if result.done:
        state.say_next("The recording is stored")
        st.rerun()

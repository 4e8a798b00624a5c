"""Uploading a recording with its transcript: dates and consent first, then the file in pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import Doubtful, IptTrainingError
from ipt_training.domain.ipt import Phase
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.domain.recordings.sequence import next_number
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
    recordings = services.cases.folder(session, case.id).recordings
    begun = [one for one in recordings if one.state is RecordingState.UPLOADING]
    chosen = state.text(_chosen(case))
    current = next((one for one in begun if one.id == chosen), begun[-1] if begun else None)
    # The place of the files stays where it is in the page, so that a chosen file stays chosen.
    form, files_, asked = st.container(), st.container(), st.container()
    with form:
        entry = None if current else _form(services, case, recordings)
        if current:
            _say_begun(current)
    with files_:
        sent = _component(case, current)
    with asked:
        sure = entry is not None and _is_sure(case, entry)
        if entry is not None and (sure or sent.chosen):
            _register(services, session, case, entry, sure=sure)
    if sent.done:
        state.say_next("The recording is stored")
        st.rerun()


@dataclass(frozen=True)
class _Entry:
    """What was entered about a session that is not registered yet."""

    number: int
    phase: Phase
    recorded_on: date
    delete_by: date


def _form(services: Services, case: Case, recordings: Sequence[Recording]) -> _Entry:
    today = moments.today(services)
    moments.say_whose_days()
    # Proposed anew for each session.
    turn = str(len(recordings))
    number, phase = st.columns(2)
    session_number = number.number_input(
        "Session number",
        1,
        case.planned_sessions,
        next_number(recordings, case.planned_sessions),
        key=state.key("upload", "number", case.id, turn),
    )
    in_phase: Phase | None = phase.selectbox(
        "Phase",
        list(Phase),
        index=list(Phase).index(case.phase),
        format_func=lambda one: words.PHASES[one],
        key=state.key("upload", "phase", case.id, turn),
    )
    recorded, delete = st.columns(2)
    recorded_on = recorded.date_input(
        "Recorded on", value=today, max_value=today, key=state.key("upload", "made", case.id, turn)
    )
    delete_by = delete.date_input(
        "Erase the sound by",
        value=today + timedelta(days=90),
        min_value=today + timedelta(days=1),
        key=state.key("upload", "delete", case.id, turn),
    )
    return _Entry(int(session_number), Phase(in_phase or case.phase), recorded_on, delete_by)


def _say_begun(recording: Recording) -> None:
    st.write(
        f"Session {recording.session_number}, recorded {words.day_of(recording.recorded_on)}."
        " The file is encrypted as it arrives. If the connection breaks, choose the same file to"
        " go on."
    )


def _is_sure(case: Case, entry: _Entry) -> bool:
    about, _, doubt = state.text(_doubt(case)).partition("\n")
    # What was entered since is asked about anew.
    if about != str(entry):
        return False
    st.warning(messages.plain(doubt), icon=":material/help:")
    return st.button("It is so: upload", key=state.key("upload", "sure", case.id))


def _register(
    services: Services, session: Session, case: Case, entry: _Entry, *, sure: bool
) -> None:
    """Register a session once its file is chosen; the files are sent when the page knows its id."""
    name = f"upload.{case.id}"
    state.forget(_doubt(case))
    try:
        recording_id = services.recordings.register(
            session,
            case.id,
            session_number=entry.number,
            phase=entry.phase,
            recorded_on=entry.recorded_on,
            delete_by=entry.delete_by,
            key=state.once(name, services.new_key),
            sure=sure,
        )
    except Doubtful as doubt:
        state.put(_doubt(case), f"{entry}\n{doubt}")
        st.rerun()
    except IptTrainingError as error:
        messages.show(error)
        return
    state.spent(name)
    state.put(_chosen(case), recording_id)
    st.rerun()


@dataclass(frozen=True)
class _Sent:
    """What the place of the files tells."""

    chosen: bool
    """A file was chosen, for a session that is not registered yet."""
    done: bool


def _component(case: Case, current: Recording | None) -> _Sent:
    result = _upload(
        key=state.key("upload", "component", case.id),
        data={"recording": current.id if current else ""},
        on_done_change=lambda: None,
        on_chosen_change=lambda: None,
    )
    return _Sent(bool(result.chosen), bool(result.done))


def _chosen(case: Case) -> str:
    return state.key("upload", "recording", case.id)


def _doubt(case: Case) -> str:
    return state.key("upload", "doubt", case.id)

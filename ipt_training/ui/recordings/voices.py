"""Who speaks in a transcript: the names found, how often, and what somebody says they are."""

import streamlit as st

from ipt_training.bootstrap import Services
from ipt_training.domain.errors import IptTrainingError
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import Recording
from ipt_training.domain.recordings.transcript import (
    LONGEST_NAME,
    Found,
    Part,
    Transcript,
    Voice,
    found,
    likely_part,
)
from ipt_training.reports import words
from ipt_training.ui import messages, state
from ipt_training.use_cases.people.access import Session

_PARTS = {
    Part.THERAPIST: "The therapist",
    Part.PATIENT: "The patient",
    Part.OTHER: "Somebody else",
    Part.NOBODY: "No speaker: it was said",
}
_NAMES_AT_MOST = 40


def offer(services: Services, session: Session, recording: Recording) -> None:
    """Offer to look at the voices of a recording's transcript, where there is one."""
    if not recording.has_transcript:
        return
    if st.button(
        "Who speaks …",
        key=state.key("voices", "open", recording.id),
        icon=":material/record_voice_over:",
        type="tertiary",
    ):
        ask(services, session, recording.id)


def turn(recording_id: RecordingId) -> int:
    """Count how often voices were confirmed here, so that what is drawn can be fetched again."""
    held = state.get(_turn_key(recording_id), 0)
    return held if isinstance(held, int) else 0


@st.dialog("Who speaks", width="medium")
def ask(services: Services, session: Session, recording_id: RecordingId) -> None:
    """Show the names found in a transcript and keep who they are."""
    try:
        transcript = services.recordings.transcript(session, recording_id)
    except IptTrainingError as error:
        messages.show(error)
        return
    if transcript is None:
        st.info("There is no transcript of this session any more.")
        return
    for one in transcript.warnings:
        st.caption(messages.plain(one))
    names = found(transcript)
    if not names:
        st.info("The file names nobody. Its lines are shown without a name.")
        return
    _form(services, session, recording_id, transcript, names)


def _form(
    services: Services,
    session: Session,
    recording_id: RecordingId,
    transcript: Transcript,
    names: tuple[Found, ...],
) -> None:
    st.write(
        "These names were found in the file. Say who each is. Two that are called the same are"
        " shown as one person. The file's own words stay as they are."
    )
    known = {one.found: one for one in transcript.voices}
    told = [_row(recording_id, one, known.get(one.name)) for one in names[:_NAMES_AT_MOST]]
    if len(names) > _NAMES_AT_MOST:
        st.caption(f"{len(names) - _NAMES_AT_MOST} more names stay as they stand in the file.")
        told += [
            Voice(found=one.name, part=Part.OTHER, called=one.name)
            for one in names[_NAMES_AT_MOST:]
        ]
    if not st.button("Keep", type="primary", key=state.key("voices", "keep", recording_id)):
        return
    voices = [one for one in told if one is not None]
    if len(voices) < len(told):
        st.error("Choose for every name who it is.", icon=":material/error:")
        return
    try:
        services.recordings.name_voices(session, recording_id, voices)
    except IptTrainingError as error:
        messages.show(error)
        return
    state.put(_turn_key(recording_id), turn(recording_id) + 1)
    state.say_next("Voices kept")
    st.rerun()


def _row(recording_id: RecordingId, one: Found, known: Voice | None) -> Voice | None:
    lines = "1 line" if one.cues == 1 else f"{one.cues:,} lines"
    st.markdown(
        f"**{messages.plain(one.name)}**: {lines}, {one.words:,} words,"
        f" {words.duration_of(one.seconds)}. *{messages.plain(one.first)}*"
    )
    who, name = st.columns(2)
    parts = list(Part)
    guess = known.part if known else likely_part(one.name)
    part: Part | None = who.selectbox(
        "Who this is",
        parts,
        index=parts.index(guess) if guess else None,
        format_func=lambda part: _PARTS[part],
        placeholder="Choose",
        key=state.key("voices", "part", recording_id, one.name),
    )
    called = name.text_input(
        "Shown as",
        value=known.called if known else one.name,
        max_chars=LONGEST_NAME,
        key=state.key("voices", "called", recording_id, one.name),
    )
    if part is None:
        return None
    return Voice(found=one.name, part=Part(part), called=called.strip() or one.name)


def _turn_key(recording_id: RecordingId) -> str:
    return state.key("voices", "turn", recording_id)

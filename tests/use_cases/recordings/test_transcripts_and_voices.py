"""How a transcript is read is confirmed before it is kept, and who speaks in it afterwards."""

import pytest

from ipt_training.domain.errors import NotFound, RuleBroken
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.transcript import Part, Transcript, Voice, shown
from tests.fakes.office import SUPERVISOR, TRAINEE, Office
from tests.use_cases.recordings.recording_steps import stored

WORDS = b"SPEAKER_00: How was it?\nSPEAKER_01: Hard.\nwell: so"
VOICES = (
    Voice(found="SPEAKER_00", part=Part.THERAPIST, called="Therapist"),
    Voice(found="SPEAKER_01", part=Part.PATIENT, called="Patient"),
    Voice(found="well", part=Part.NOBODY),
)


def _kept(office: Office) -> RecordingId:
    recording_id = stored(office)
    office.recordings.set_transcript(
        office.session(TRAINEE), recording_id, file_name="a.vtt", content=WORDS
    )
    return recording_id


def test_who_speaks_is_kept_by_the_rater_and_seen_by_everybody_who_may_listen() -> None:
    office = Office()
    recording_id = _kept(office)

    told = office.recordings.name_voices(office.session(SUPERVISOR), recording_id, VOICES)

    assert office.recordings.transcript(office.session(TRAINEE), recording_id) == told
    assert [(cue.speaker, cue.text) for cue in shown(told)] == [
        ("Therapist", "How was it?"),
        ("Patient", "Hard."),
        ("Patient", "well: so"),
    ]
    assert [cue.speaker for cue in told.cues] == ["SPEAKER_00", "SPEAKER_01", "well"]


def test_no_name_reaches_the_audit_trail() -> None:
    office = Office()
    recording_id = _kept(office)
    office.recordings.name_voices(office.session(SUPERVISOR), recording_id, VOICES)

    with office.store.reading() as tx:
        entry = tx.audit.latest(1)[0]
    assert (entry.action, entry.detail) == ("voices named", {"voices": 3})


@pytest.mark.parametrize("voices", [VOICES[:2], (*VOICES, VOICES[0])])
def test_every_name_that_was_found_is_told_once(voices: tuple[Voice, ...]) -> None:
    office = Office()
    recording_id = _kept(office)

    with pytest.raises(RuleBroken, match="every name"):
        office.recordings.name_voices(office.session(SUPERVISOR), recording_id, voices)

    kept = office.recordings.transcript(office.session(SUPERVISOR), recording_id)
    assert kept is not None
    assert kept.voices == ()


def test_without_a_transcript_nobody_is_named() -> None:
    office = Office()
    recording_id = stored(office)

    with pytest.raises(NotFound, match="no transcript"):
        office.recordings.name_voices(office.session(SUPERVISOR), recording_id, ())


def test_a_file_is_read_in_the_encoding_that_was_confirmed() -> None:
    office = Office()
    recording_id = stored(office)
    session, content = office.session(TRAINEE), "schön".encode("cp1252")

    (way,) = office.recordings.readings(session, recording_id, content=content)
    kept = office.recordings.set_transcript(
        session, recording_id, file_name="a.vtt", content=content, encoding=way.encoding
    )

    assert (way.sample, kept.cues[0].text) == ("schön", "schön")


def test_a_new_file_is_confirmed_anew() -> None:
    office = Office()
    recording_id = _kept(office)
    office.recordings.name_voices(office.session(SUPERVISOR), recording_id, VOICES)

    office.recordings.set_transcript(
        office.session(TRAINEE), recording_id, file_name="b.vtt", content=WORDS
    )

    kept = office.recordings.transcript(office.session(TRAINEE), recording_id)
    assert isinstance(kept, Transcript)
    assert kept.voices == ()

"""Stored recordings: heard while consent holds, read with their words, erased exactly when due."""

import pytest

from ipt_training.domain.errors import BadTranscript, NotAllowed, NotFound, RuleBroken
from ipt_training.domain.people.person import SignIn
from ipt_training.domain.recordings.case import Consent
from ipt_training.domain.recordings.recording import RecordingState
from ipt_training.domain.recordings.transcript import Cue, Reading, Transcript
from ipt_training.use_cases.people.access import Session
from tests.fakes.office import LEAD, OTHER_SUPERVISOR, OTHER_TRAINEE, SUPERVISOR, TRAINEE, Office
from tests.use_cases.recordings.recording_steps import (
    DAY,
    SOUND,
    TODAY,
    begun,
    changed,
    heard,
    row,
    set_consents,
    stored,
    without,
)


def test_the_trainee_and_the_supervisor_listen_and_it_is_written_down() -> None:
    office = Office()
    recording_id = stored(office)
    for who in (TRAINEE, SUPERVISOR):
        assert heard(office, who, recording_id) == SOUND
        assert office.recordings.get(office.session(who), recording_id).id == recording_id
    for _ in range(3):
        office.recordings.note_listening(office.session(SUPERVISOR), recording_id)
    with office.store.reading() as tx:
        entry = tx.audit.latest(1)[0]
    assert (entry.actor, entry.action, entry.about) == (SUPERVISOR, "recording heard", recording_id)
    assert entry.detail == {}
    assert office.actions().count("recording heard") == 1


def test_each_sign_in_that_hears_a_recording_is_written_down() -> None:
    office = Office()
    recording_id = stored(office)
    again = Session("another session of the supervisor")
    with office.store.writing() as tx:
        now = office.clock.now()
        tx.sign_ins.add(SignIn(id=again, person_id=SUPERVISOR, started_at=now, seen_at=now))
    for session in (office.session(TRAINEE), office.session(SUPERVISOR), again):
        office.recordings.note_listening(session, recording_id)
    assert office.actions().count("recording heard") == 3


@pytest.mark.parametrize(
    "rows",
    [
        changed("patient", withdrawn_on=TODAY),
        changed("patient", expires_on=TODAY - DAY),
        without("therapist"),
    ],
    ids=["withdrawn", "expired", "taken out"],
)
def test_nobody_listens_once_consent_is_gone(rows: tuple[Consent, ...]) -> None:
    office = Office()
    recording_id = stored(office)
    set_consents(office, "c1", rows)
    for who in (TRAINEE, SUPERVISOR):
        with pytest.raises(RuleBroken, match="Consent to rating is missing"):
            heard(office, who, recording_id)
        assert (office.refusals()[-1].actor, office.refusals()[-1].about) == (who, recording_id)


def test_what_is_not_there_yet_is_not_heard() -> None:
    office = Office()
    with pytest.raises(NotFound, match="no sound"):
        heard(office, TRAINEE, begun(office))


def test_a_recording_whose_case_is_gone_is_not_heard() -> None:
    office = Office()
    recording = office.a_session_to_rate()
    office.store.rows.cases.clear()
    with pytest.raises(NotFound, match="no sound"):
        heard(office, TRAINEE, recording.id)


def test_a_transcript_is_read_by_whoever_may_listen() -> None:
    office = Office()
    recording_id = stored(office)
    assert office.recordings.transcript(office.session(SUPERVISOR), recording_id) is None
    kept = office.recordings.set_transcript(
        office.session(TRAINEE), recording_id, file_name="a.vtt", content=b"Hello\nGoodbye"
    )
    assert office.recordings.transcript(office.session(SUPERVISOR), recording_id) == kept
    assert [cue.text for cue in kept.cues] == ["Hello", "Goodbye"]
    assert kept.warnings == ()
    assert row(office, recording_id).has_transcript is True
    assert office.actions()[-1] == "transcript stored"


def test_a_transcript_that_cannot_be_read_is_not_kept() -> None:
    office = Office()
    recording_id = stored(office)
    with pytest.raises(BadTranscript, match="line 1"):
        office.recordings.set_transcript(
            office.session(TRAINEE), recording_id, file_name="a.vtt", content=b""
        )
    assert row(office, recording_id).has_transcript is False


class LastCueEndsAt:
    """Reads every file as one line that ends at a given second; none for nought."""

    def __init__(self, end: float) -> None:
        self.end = end

    def readings(self, content: bytes) -> tuple[Reading, ...]:
        """Give one other way to read it."""
        return (Reading(encoding="cp1252", name="Western", sample=content.decode()),)

    def read(self, file_name: str, content: bytes, encoding: str = "") -> Transcript:
        """Give the one line."""
        cues = (Cue(start=0, end=self.end, text=f"{file_name}, {len(content)} bytes, {encoding}"),)
        return Transcript(cues=cues if self.end else ())


@pytest.mark.parametrize(("end", "warnings"), [(0.0, 0), (1802.0, 0), (1802.1, 1)])
def test_a_transcript_longer_than_the_recording_is_warned_of(end: float, warnings: int) -> None:
    office = Office()
    recording_id = stored(office)
    object.__setattr__(office.recordings, "transcripts", LastCueEndsAt(end))
    kept = office.recordings.set_transcript(
        office.session(TRAINEE), recording_id, file_name="a.vtt", content=b"x"
    )
    assert len(kept.warnings) == warnings
    assert office.recordings.transcript(office.session(TRAINEE), recording_id) == kept


def test_erasing_leaves_no_sound_no_key_and_no_words() -> None:
    office = Office()
    recording_id = stored(office)
    session = office.session(TRAINEE)
    office.recordings.set_transcript(session, recording_id, file_name="a.vtt", content=b"Hello")
    office.erase.recording(session, recording_id)
    assert office.vault.stored == {}
    assert office.store.rows.keys == {}
    assert office.recordings.transcript(session, recording_id) is None
    erased = row(office, recording_id)
    assert (erased.state, erased.has_transcript) == (RecordingState.ERASED, False)
    assert office.actions()[-1] == "recording erased"


def test_what_is_erased_takes_no_sound_and_no_words_again() -> None:
    office = Office()
    recording_id = stored(office)
    session = office.session(TRAINEE)
    office.erase.recording(session, recording_id)
    with pytest.raises(RuleBroken):
        office.recordings.receive(session, recording_id, offset=0, piece=SOUND)
    with pytest.raises(NotFound, match="erased"):
        office.recordings.finish(session, recording_id, file_name="a.m4a")
    with pytest.raises(NotFound, match="erased"):
        office.recordings.set_transcript(session, recording_id, file_name="a", content=b"Hello")
    with pytest.raises(NotFound, match="no sound"):
        heard(office, TRAINEE, recording_id)
    assert row(office, recording_id).state is RecordingState.ERASED
    assert office.vault.begun == {}


@pytest.mark.parametrize("who", [TRAINEE, SUPERVISOR, OTHER_SUPERVISOR])
def test_whoever_may_upload_a_recording_may_erase_it(who: str) -> None:
    office = Office()
    recording_id = stored(office)
    office.erase.recording(office.session(who), recording_id)
    assert row(office, recording_id).state is RecordingState.ERASED


@pytest.mark.parametrize("who", [OTHER_TRAINEE, LEAD])
def test_nobody_else_erases_it(who: str) -> None:
    office = Office()
    recording_id = stored(office)
    with pytest.raises((NotFound, NotAllowed)):
        office.erase.recording(office.session(who), recording_id)
    assert row(office, recording_id).state is RecordingState.READY

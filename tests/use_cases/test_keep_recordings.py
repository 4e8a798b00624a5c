"""Recordings: consent and dates first, then pieces, then sound; erased exactly when due."""

from datetime import date, timedelta

import pytest

from ipt_training.domain.cases.case import Consent, Use
from ipt_training.domain.cases.recording import LARGEST_UPLOAD, Recording, RecordingState
from ipt_training.domain.cases.transcript import Cue, Transcript
from ipt_training.domain.errors import BadMedia, BadTranscript, Conflict, NotFound, RuleBroken
from ipt_training.domain.ids import CaseId, RecordingId
from ipt_training.domain.ipt import Phase
from tests.builders import NOW, a_case, a_recording, consents
from tests.fakes.office import OTHER_TRAINEE, SUPERVISOR, TRAINEE, Office

TODAY, DAY = NOW.date(), timedelta(days=1)
SOUND = b"sound" * 20


def registered(
    office: Office,
    who: str = TRAINEE,
    *,
    case_id: str = "c1",
    number: int = 5,
    recorded_on: date = TODAY,
    delete_by: date = TODAY + 60 * DAY,
    key: str = "k1",
) -> RecordingId:
    return office.recordings.register(
        office.session(who),
        CaseId(case_id),
        session_number=number,
        phase=Phase.MIDDLE,
        recorded_on=recorded_on,
        delete_by=delete_by,
        key=key,
    )


def begun(office: Office, content: bytes = SOUND) -> RecordingId:
    office.a_case_of()
    recording_id = registered(office)
    office.recordings.receive(office.session(TRAINEE), recording_id, offset=0, piece=content)
    return recording_id


def stored(office: Office) -> RecordingId:
    recording_id = begun(office)
    office.recordings.finish(office.session(TRAINEE), recording_id, file_name="a.m4a")
    return recording_id


def row(office: Office, recording_id: str) -> Recording:
    with office.store.reading() as tx:
        found = tx.recordings.get(RecordingId(recording_id))
    assert found is not None
    return found


def heard(office: Office, who: str, recording_id: str) -> bytes:
    with office.recordings.listen(office.session(who), RecordingId(recording_id)) as (_, sound):
        return b"".join(sound.read(0, sound.size - 1))


def set_consents(office: Office, case_id: str, rows: tuple[Consent, ...]) -> None:
    office.cases.set_consents(office.session(TRAINEE), CaseId(case_id), rows)


def without(voice: str, use: Use = Use.RATING) -> tuple[Consent, ...]:
    return tuple(one for one in consents() if one.voice != voice or one.use is not use)


def changed(voice: str, **update: date) -> tuple[Consent, ...]:
    return tuple(
        one.model_copy(update=update) if one.voice == voice else one for one in consents()
    )


def test_a_place_is_kept_for_a_recording_of_the_cases_therapist() -> None:
    office = Office()
    office.a_case_of()
    recording = row(office, registered(office, SUPERVISOR))
    assert recording.therapist_id == TRAINEE
    assert recording.uploaded_by == SUPERVISOR
    assert recording.state is RecordingState.UPLOADING
    assert office.actions() == ["recording registered"]


def test_the_same_submit_twice_keeps_one_place() -> None:
    office = Office()
    office.a_case_of()
    assert registered(office) == registered(office)
    assert len(office.store.rows.recordings) == 1


@pytest.mark.parametrize(
    ("rows", "voices"),
    [
        ((), "patient"),
        (without("patient"), "patient"),
        (without("therapist"), "therapist"),
        (changed("patient", expires_on=TODAY - DAY), "patient"),
        (changed("therapist", given_on=TODAY + DAY), "therapist"),
        (changed("patient", withdrawn_on=TODAY), "patient"),
        (changed("therapist", withdrawn_on=TODAY - DAY), "therapist"),
        (tuple(one for one in consents() if one.use is not Use.RATING), "patient, therapist"),
    ],
    ids=[
        "none",
        "missing",
        "missing of the therapist",
        "expired",
        "not yet",
        "withdrawn",
        "withdrawn by the therapist",
        "to another use",
    ],
)
def test_without_every_voices_consent_to_rating_nothing_is_uploaded(
    rows: tuple[Consent, ...], voices: str
) -> None:
    office = Office()
    office.a_case_of()
    set_consents(office, "c1", rows)
    with pytest.raises(RuleBroken, match=f"withdrawn for: {voices}\\."):
        registered(office)
    assert office.store.rows.recordings == {}
    assert office.actions() == ["consents changed", "register recording refused"]


@pytest.mark.parametrize(
    ("rows"),
    [changed("patient", expires_on=TODAY), changed("patient", withdrawn_on=TODAY + DAY)],
    ids=["last day", "withdrawn from tomorrow"],
)
def test_consent_holds_to_its_last_day(rows: tuple[Consent, ...]) -> None:
    office = Office()
    office.a_case_of()
    set_consents(office, "c1", rows)
    assert registered(office)


@pytest.mark.parametrize(
    ("recorded_on", "delete_by", "sentence"),
    [
        (TODAY + DAY, TODAY + 9 * DAY, "recorded in the future"),
        (TODAY, TODAY, "lie in the future"),
        (TODAY - 9 * DAY, TODAY - DAY, "lie in the future"),
        (TODAY, TODAY + 366 * DAY, "a year at most"),
        (TODAY - 300 * DAY, TODAY + 66 * DAY, "a year at most"),
    ],
)
def test_dates_that_cannot_be_are_refused(
    recorded_on: date, delete_by: date, sentence: str
) -> None:
    office = Office()
    office.a_case_of()
    with pytest.raises(RuleBroken, match=sentence):
        registered(office, recorded_on=recorded_on, delete_by=delete_by)
    assert office.store.rows.recordings == {}


def test_a_recording_may_be_kept_for_a_year() -> None:
    office = Office()
    office.a_case_of()
    recording_id = registered(office, delete_by=TODAY + 365 * DAY)
    assert row(office, recording_id).delete_by == TODAY + 365 * DAY


@pytest.mark.parametrize("number", [0, 17])
def test_a_session_outside_the_course_is_refused(number: int) -> None:
    office = Office()
    office.a_case_of()
    with pytest.raises(RuleBroken, match="sessions 1 to 16"):
        registered(office, number=number)


def test_an_upload_in_pieces_goes_on_from_where_it_stands() -> None:
    office = Office()
    office.a_case_of()
    session, recording_id = office.session(TRAINEE), registered(office)
    assert office.recordings.received(session, recording_id) == 0
    assert office.recordings.receive(session, recording_id, offset=0, piece=SOUND) == 100
    with pytest.raises(Conflict, match="100 bytes"):
        office.recordings.receive(session, recording_id, offset=0, piece=SOUND)
    assert office.recordings.received(session, recording_id) == 100
    assert office.recordings.receive(session, recording_id, offset=100, piece=b"end") == 103
    ready = office.recordings.finish(session, recording_id, file_name="a.m4a")
    assert ready.state is RecordingState.READY
    assert ready.media is not None
    assert ready.media.size == 103
    assert heard(office, TRAINEE, recording_id) == SOUND + b"end"
    assert office.actions()[-1] == "recording stored"


def test_finishing_twice_answers_the_same_and_takes_no_more_pieces() -> None:
    office = Office()
    recording_id = stored(office)
    session = office.session(TRAINEE)
    again = office.recordings.finish(session, recording_id, file_name="a.m4a")
    assert again == row(office, recording_id)
    with pytest.raises(RuleBroken, match="complete already"):
        office.recordings.receive(session, recording_id, offset=0, piece=b"more")
    assert office.actions().count("recording stored") == 1


def test_an_upload_past_the_limit_is_refused() -> None:
    office = Office()
    office.a_case_of()
    recording_id = registered(office)
    with pytest.raises(RuleBroken, match="at most 2 GiB"):
        office.recordings.receive(
            office.session(TRAINEE), recording_id, offset=LARGEST_UPLOAD, piece=b"x"
        )
    assert office.vault.begun == {}


def test_a_file_that_is_no_recording_can_be_uploaded_again() -> None:
    office = Office()
    recording_id = begun(office, b"text that is no sound")
    session = office.session(TRAINEE)
    with pytest.raises(BadMedia):
        office.recordings.finish(session, recording_id, file_name="a.txt")
    assert row(office, recording_id).state is RecordingState.UPLOADING
    assert office.recordings.received(session, recording_id) == 0
    office.recordings.receive(session, recording_id, offset=0, piece=SOUND)
    ready = office.recordings.finish(session, recording_id, file_name="a.m4a")
    assert ready.state is RecordingState.READY


def test_what_is_erased_while_it_is_probed_stays_erased() -> None:
    office = Office()
    recording_id = begun(office)
    probe = office.vault.finish

    def erased_meanwhile(recording_id: RecordingId, wrapped_key: bytes, file_name: str) -> object:
        media = probe(recording_id, wrapped_key, file_name)
        office.recordings.erase(office.session(TRAINEE), recording_id)
        return media

    object.__setattr__(office.vault, "finish", erased_meanwhile)
    with pytest.raises(NotFound, match="erased"):
        office.recordings.finish(office.session(TRAINEE), recording_id, file_name="a.m4a")
    assert row(office, recording_id).state is RecordingState.ERASED
    assert office.vault.stored == {}


def test_a_transcript_that_comes_before_the_sound_is_ready_is_kept() -> None:
    office = Office()
    recording_id = begun(office)
    session = office.session(TRAINEE)
    office.recordings.set_transcript(session, recording_id, file_name="a.vtt", content=b"Hello")
    office.recordings.finish(session, recording_id, file_name="a.m4a")
    assert row(office, recording_id).has_transcript is True


def test_the_trainee_and_the_supervisor_listen_and_it_is_written_down() -> None:
    office = Office()
    recording_id = stored(office)
    for who in (TRAINEE, SUPERVISOR):
        assert heard(office, who, recording_id) == SOUND
        assert office.recordings.get(office.session(who), recording_id).id == recording_id
    office.recordings.note_listening(office.session(SUPERVISOR), recording_id, first_byte=64)
    with office.store.reading() as tx:
        entry = tx.audit.latest(1)[0]
    assert (entry.actor, entry.action, entry.about) == (SUPERVISOR, "recording heard", recording_id)
    assert entry.detail == {"from_byte": 64}


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

    def read(self, file_name: str, content: bytes) -> Transcript:
        """Give the one line."""
        cues = (Cue(start=0, end=self.end, text=f"{file_name}, {len(content)} bytes"),)
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
    office.recordings.erase(session, recording_id)
    assert office.vault.stored == {}
    assert office.store.rows.keys == {}
    assert office.recordings.transcript(session, recording_id) == Transcript(cues=())
    erased = row(office, recording_id)
    assert (erased.state, erased.has_transcript) == (RecordingState.ERASED, False)
    assert office.actions()[-1] == "recording erased"


def test_what_is_erased_takes_no_sound_and_no_words_again() -> None:
    office = Office()
    recording_id = stored(office)
    session = office.session(TRAINEE)
    office.recordings.erase(session, recording_id)
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


def test_whoever_trains_and_supervises_erases_only_their_own() -> None:
    office = Office()
    recording = office.a_session_to_rate("rec1", trainee=OTHER_TRAINEE)
    office.store.rows.supervision.add((OTHER_TRAINEE, TRAINEE))
    assert office.recordings.get(office.session(TRAINEE), recording.id) == recording
    with pytest.raises(NotFound):
        office.recordings.erase(office.session(TRAINEE), recording.id)
    assert row(office, recording.id).state is RecordingState.READY


def test_exactly_what_is_due_is_erased() -> None:
    office = Office()
    days = {"past": -DAY, "long past": -300 * DAY, "today": 0 * DAY, "tomorrow": DAY}
    with office.store.writing() as tx:
        case = a_case(TRAINEE)
        tx.cases.add(case)
        for name, away in days.items():
            recording = a_recording(case, name).model_copy(update={"delete_by": TODAY + away})
            tx.recordings.add(recording, b"key")
        unfinished = a_recording(case, "unfinished", state=RecordingState.UPLOADING)
        tx.recordings.add(unfinished.model_copy(update={"delete_by": TODAY - DAY}), b"key")
    office.vault.stored = dict.fromkeys(days, SOUND)
    office.vault.begun = {"unfinished": SOUND}
    assert office.recordings.erase_due() == 3
    assert set(office.vault.stored) == {"today", "tomorrow"}
    assert office.vault.begun == {}
    assert set(office.store.rows.keys) == {"today", "tomorrow"}
    with office.store.reading() as tx:
        entries = [(entry.actor, entry.action, entry.about) for entry in tx.audit.entries()]
    assert sorted(entries) == [
        ("retention", "recording erased", name) for name in ("long past", "past", "unfinished")
    ]
    assert office.recordings.erase_due() == 0

"""Uploads: consent and dates first, then pieces, then sound; what is no recording is refused."""

from datetime import date

import pytest

from ipt_training.domain.errors import BadMedia, Conflict, Doubtful, NotFound, RuleBroken
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.case import Consent, Use
from ipt_training.domain.recordings.recording import LARGEST_UPLOAD, RecordingState
from tests.builders import consents
from tests.fakes.office import SUPERVISOR, TRAINEE, Office
from tests.use_cases.recordings.recording_steps import (
    DAY,
    SOUND,
    TODAY,
    begun,
    changed,
    heard,
    registered,
    row,
    set_consents,
    stored,
    without,
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
        (changed("patient", withdrawn_on=TODAY), "patient"),
        (changed("therapist", withdrawn_on=TODAY - DAY), "therapist"),
        (tuple(one for one in consents() if one.use is not Use.RATING), "patient, therapist"),
    ],
    ids=[
        "none",
        "missing",
        "missing of the therapist",
        "expired",
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


def test_consent_holds_to_its_last_day() -> None:
    office = Office()
    office.a_case_of()
    set_consents(office, "c1", changed("patient", expires_on=TODAY))
    assert registered(office)


@pytest.mark.parametrize(
    "rows",
    [changed("patient", given_on=TODAY + DAY), changed("patient", withdrawn_on=TODAY + DAY)],
    ids=["given", "withdrawn"],
)
def test_consent_is_not_entered_ahead_of_its_day(rows: tuple[Consent, ...]) -> None:
    office = Office()
    case = office.a_case_of()
    with pytest.raises(RuleBroken, match="in the future"):
        set_consents(office, "c1", rows)
    assert office.store.rows.cases[case.id] == case


def test_consent_that_was_stored_ahead_of_its_day_covers_nothing_before() -> None:
    office = Office()
    case = office.a_case_of()
    rows = changed("patient", given_on=TODAY + 2 * DAY)
    office.store.rows.cases[case.id] = case.model_copy(update={"consents": rows})
    with pytest.raises(RuleBroken, match="Consent to rating is missing"):
        registered(office)


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


def test_what_is_doubtful_waits_until_it_is_accepted() -> None:
    office = Office()
    recording_id = begun(office, b"early end")
    session = office.session(TRAINEE)
    for _ in range(2):
        with pytest.raises(Doubtful, match="ends after 0:03"):
            office.recordings.finish(session, recording_id, file_name="a.mp4")
        assert row(office, recording_id).state is RecordingState.UPLOADING
    ready = office.recordings.finish(session, recording_id, file_name="a.mp4", accepted=True)
    assert ready.state is RecordingState.READY


def test_what_is_not_accepted_makes_room_for_another_file() -> None:
    office = Office()
    recording_id = begun(office, b"early end")
    session = office.session(TRAINEE)
    office.recordings.discard(session, recording_id)
    assert office.recordings.received(session, recording_id) == 0
    assert office.actions()[-1] == "upload discarded"
    office.recordings.receive(session, recording_id, offset=0, piece=SOUND)
    office.recordings.finish(session, recording_id, file_name="a.m4a")
    with pytest.raises(RuleBroken, match="complete already"):
        office.recordings.discard(session, recording_id)
    assert heard(office, TRAINEE, recording_id) == SOUND


def test_what_is_erased_while_it_is_probed_stays_erased() -> None:
    office = Office()
    recording_id = begun(office)
    probe = office.vault.finish

    def erased_meanwhile(
        recording_id: RecordingId, wrapped_key: bytes, file_name: str, *, accepted: bool
    ) -> object:
        media = probe(recording_id, wrapped_key, file_name, accepted=accepted)
        office.erase.recording(office.session(TRAINEE), recording_id)
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

"""Rating where something is amiss: two windows at once, no sound, a session of one's own."""

import pytest

from ipt_training.domain.errors import NotFound, RuleBroken
from ipt_training.domain.people.person import Person
from ipt_training.domain.recordings.recording import RecordingState
from ipt_training.use_cases.people.access import Session
from tests.fakes.office import PASSWORD, SUPERVISOR, TRAINEE, Office
from tests.use_cases.fidelity.rating_steps import a_full_draft


def test_two_windows_that_sign_at_once_sign_once() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    session = office.session(SUPERVISOR)
    confirm = office.sign_in.confirm_password

    def while_the_other_window_signs(asking: Session, password: str) -> Person:
        object.__setattr__(office.sign_in, "confirm_password", confirm)
        assert office.rating.sign(session, rating_id, PASSWORD, expected=1) == rating_id
        return confirm(asking, password)

    object.__setattr__(office.sign_in, "confirm_password", while_the_other_window_signs)
    assert office.rating.sign(session, rating_id, PASSWORD, expected=1) == rating_id
    assert office.actions().count("rating signed") == 1


def test_nobody_rates_a_session_of_their_own() -> None:
    office = Office()
    recording = office.a_session_to_rate(trainee=SUPERVISOR)
    office.store.rows.supervision.add((SUPERVISOR, SUPERVISOR))
    with pytest.raises(RuleBroken, match="session of their own"):
        office.rating.open_draft(office.session(SUPERVISOR), recording.id, "small")


@pytest.mark.parametrize("state", [RecordingState.UPLOADING, RecordingState.ERASED])
def test_what_cannot_be_heard_is_not_rated(state: RecordingState) -> None:
    office = Office()
    recording = office.a_session_to_rate()
    silent = recording.model_copy(update={"state": state})
    office.store.rows.recordings[recording.id] = silent
    session = office.session(SUPERVISOR)
    with pytest.raises(RuleBroken, match="not there to be heard"):
        office.rating.open_draft(session, recording.id, "small")
    assert office.queue.waiting(session) == ()
    assert office.actions() == ["open draft refused"]


def test_a_draft_goes_with_its_recording_and_is_not_signed_any_more() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    draft = office.store.rows.drafts[rating_id]
    office.erase.recording(office.session(TRAINEE), draft.recording_id)
    with pytest.raises(NotFound, match="when its recording is erased"):
        office.rating.sign(office.session(SUPERVISOR), rating_id, PASSWORD, expected=1)
    assert not office.store.rows.ratings
    assert not office.store.rows.drafts


def test_a_recording_without_its_sound_is_not_signed_for() -> None:
    office = Office()
    rating_id = a_full_draft(office)
    draft = office.store.rows.drafts[rating_id]
    recording = office.store.rows.recordings[draft.recording_id]
    incomplete = recording.model_copy(update={"media": None})
    office.store.rows.recordings[recording.id] = incomplete
    with pytest.raises(RuleBroken, match="not complete"):
        office.rating.sign(office.session(SUPERVISOR), rating_id, PASSWORD, expected=1)

"""On a full disk people read, sign in, erase and sign; what is not done says so."""

import pytest

from ipt_training.domain.errors import DiskFull, NotFound
from ipt_training.domain.ids import RatingId, RecordingId
from ipt_training.domain.recordings.recording import RecordingState
from ipt_training.use_cases.people.access import TOUCH_EVERY
from ipt_training.use_cases.people.sign_in import session_of
from tests.builders import a_judgement
from tests.fakes.office import PASSWORD, SUPERVISOR, TRAINEE, Office

RECORDING = RecordingId("rec1")


def full_office() -> Office:
    """Give an office with a draft that is ready to sign, on a disk that has become full."""
    office = Office()
    recording = office.a_session_to_rate()
    session = office.session(SUPERVISOR)
    rating_id = office.rating.open_draft(session, recording.id, "small")
    office.rating.save(session, rating_id, a_judgement(4), expected=0)
    office.heard(SUPERVISOR, recording.id)
    office.store.full = True
    office.clock.advance(TOUCH_EVERY)
    return office


def draft_of(office: Office) -> RatingId:
    return RatingId(next(iter(office.store.rows.drafts)))


def test_whoever_reads_goes_on() -> None:
    office = full_office()
    assert office.access.who(office.session(SUPERVISOR)).id == SUPERVISOR
    desk = office.rating.sit_down(office.session(SUPERVISOR), draft_of(office))
    assert desk.draft.revision == 1


def test_people_sign_in_and_out() -> None:
    office = full_office()
    token = office.sign_in.sign_in("user.trainee", PASSWORD, address="here")
    assert office.access.who(session_of(token)).id == TRAINEE
    office.sign_in.sign_out(session_of(token))
    assert office.access.still_live(frozenset({session_of(token)})) == frozenset()


def test_a_rating_is_signed_and_a_recording_erased() -> None:
    office = full_office()
    session = office.session(SUPERVISOR)
    rating_id = office.rating.sign(session, draft_of(office), PASSWORD, expected=1)
    assert rating_id in office.store.rows.ratings
    office.erase.recording(office.session(TRAINEE), RECORDING)
    assert office.store.rows.recordings["rec1"].state is RecordingState.ERASED


def test_what_is_refused_is_still_refused_in_its_own_words() -> None:
    office = full_office()
    with pytest.raises(NotFound, match="nothing here"):
        office.erase.recording(office.session(TRAINEE), RecordingId("never"))


def test_a_draft_that_is_not_saved_says_why_and_stays_as_it_was() -> None:
    office = full_office()
    with pytest.raises(DiskFull, match="disk of the server is full"):
        office.rating.save(office.session(SUPERVISOR), draft_of(office), a_judgement(2), expected=1)
    assert office.store.rows.drafts[draft_of(office)].revision == 1


def test_where_no_room_was_kept_nothing_is_half_done() -> None:
    office = full_office()
    office.store.room_kept = False
    with pytest.raises(DiskFull):
        office.erase.recording(office.session(TRAINEE), RECORDING)
    assert office.store.rows.recordings["rec1"].state is RecordingState.READY
    assert office.vault.stored

"""Cases, recordings, drafts and signed ratings: the same on every store."""

from datetime import date, timedelta

import pytest

from ipt_training.domain.errors import Conflict, NotFound, StorageFailed
from ipt_training.domain.fidelity.rating import Judgement
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import CaseId, RatingId, RecordingId
from ipt_training.domain.ipt import Phase
from ipt_training.domain.people.person import SignIn
from ipt_training.domain.recordings.recording import RecordingState
from ipt_training.domain.recordings.transcript import Cue, Transcript
from ipt_training.use_cases.ports.storage.store import Store
from tests.builders import a_case, a_recording
from tests.fakes.stored import (
    NOON,
    RECORDING,
    SECOND,
    SUPERVISOR,
    TRAINEE,
    a_draft,
    a_rating,
)


def test_the_zone_of_a_reader_is_kept_with_the_session(store: Store) -> None:
    with store.writing() as tx:
        tx.sign_ins.add(SignIn(id="zone", person_id=TRAINEE, started_at=NOON, seen_at=NOON))
        tx.sign_ins.set_zone("zone", "Pacific/Auckland")
    with store.reading() as tx:
        found = tx.sign_ins.get("zone")
    assert found is not None
    assert found.zone == "Pacific/Auckland"


def test_a_case_comes_back_as_stored_and_as_changed(store: Store) -> None:
    case = a_case(TRAINEE)
    changed = case.model_copy(
        update={"phase": Phase.ENDING, "completed_on": date(2026, 5, 1), "consents": ()}
    )
    with store.writing() as tx:
        assert tx.cases.get(case.id) == case
        tx.cases.replace(changed)
    with store.reading() as tx:
        assert tx.cases.get(case.id) == changed
        assert tx.cases.get(CaseId("none")) is None


def test_cases_of_trainees_are_given_oldest_first(store: Store) -> None:
    older = a_case(TRAINEE, "c0").model_copy(update={"opened_at": NOON - timedelta(days=9)})
    of_another = a_case(SECOND, "c2")
    with store.writing() as tx:
        tx.cases.add(of_another)
        tx.cases.add(older)
    with store.reading() as tx:
        assert tx.cases.of([TRAINEE]) == (older, a_case(TRAINEE))
        assert tx.cases.of(frozenset({TRAINEE, SECOND})) == (older, a_case(TRAINEE), of_another)
        assert tx.cases.of([]) == ()


def test_changing_what_is_not_there_is_refused(store: Store) -> None:
    case = a_case(TRAINEE, "none")
    with store.writing() as tx:
        with pytest.raises(NotFound):
            tx.cases.replace(case)
        with pytest.raises(NotFound):
            tx.recordings.replace(a_recording(case, "none"))
        with pytest.raises(NotFound):
            tx.recordings.erase_key(RecordingId("none"))


def test_a_recording_comes_back_as_stored_with_its_key(store: Store) -> None:
    recording = a_recording(a_case(TRAINEE), RECORDING)
    uploading = recording.model_copy(update={"state": RecordingState.UPLOADING, "media": None})
    with store.writing() as tx:
        assert tx.recordings.get(RECORDING) == recording
        tx.recordings.replace(uploading)
    with store.reading() as tx:
        assert tx.recordings.get(RECORDING) == uploading
        assert tx.recordings.wrapped_key(RECORDING) == b"\x00wrapped\xff"
        assert tx.recordings.any_key() == b"\x00wrapped\xff"


def test_an_erased_key_is_gone_and_the_recording_stays(store: Store) -> None:
    with store.writing() as tx:
        tx.recordings.erase_key(RECORDING)
    with store.reading() as tx:
        assert tx.recordings.wrapped_key(RECORDING) is None
        assert tx.recordings.any_key() is None
        assert tx.recordings.get(RECORDING) is not None


def test_recordings_are_given_by_the_day_of_the_session(store: Store) -> None:
    case = a_case(TRAINEE)
    first = a_recording(case, "rec2").model_copy(update={"recorded_on": date(2026, 1, 9)})
    with store.writing() as tx:
        tx.recordings.add(first, b"key")
    with store.reading() as tx:
        assert tx.recordings.of([TRAINEE]) == (first, a_recording(case, RECORDING))
        assert tx.recordings.of([SECOND]) == ()


def test_a_transcript_replaces_the_one_before(store: Store) -> None:
    first = Transcript(cues=(Cue(start=0.1, end=2, speaker="Patient", text="“Hm”"),))
    second = Transcript(cues=(), warnings=("empty",))
    with store.writing() as tx:
        assert tx.recordings.transcript(RECORDING) is None
        tx.recordings.set_transcript(RECORDING, first)
        assert tx.recordings.transcript(RECORDING) == first
        tx.recordings.set_transcript(RECORDING, second)
    with store.reading() as tx:
        assert tx.recordings.transcript(RECORDING) == second


@pytest.mark.parametrize(
    ("days_past", "state", "due"),
    [
        (0, RecordingState.READY, False),
        (1, RecordingState.READY, True),
        (1, RecordingState.UPLOADING, True),
        (1, RecordingState.ERASED, False),
    ],
)
def test_a_recording_is_due_once_its_delete_by_day_has_passed(
    store: Store, days_past: int, state: RecordingState, due: bool
) -> None:
    recording = a_recording(a_case(TRAINEE), RECORDING, state=state)
    with store.writing() as tx:
        tx.recordings.replace(recording)
    at = NOON.replace(
        year=recording.delete_by.year,
        month=recording.delete_by.month,
        day=recording.delete_by.day,
    )
    with store.reading() as tx:
        found = tx.recordings.due_for_erasure(at + timedelta(days=days_past))
    assert found == ((recording,) if due else ())


def test_a_draft_is_found_by_id_by_rater_and_by_recording(store: Store) -> None:
    draft = a_draft()
    with store.writing() as tx:
        tx.drafts.add(draft)
    with store.reading() as tx:
        assert tx.drafts.get(draft.id) == draft
        assert tx.drafts.of(SUPERVISOR, RECORDING) == draft
        assert tx.drafts.of_rater(SUPERVISOR) == (draft,)
        assert tx.drafts.of(SECOND, RECORDING) is None
        assert tx.drafts.of_rater(SECOND) == ()


def test_a_rater_has_one_draft_on_a_recording(store: Store) -> None:
    with store.writing() as tx:
        tx.drafts.add(a_draft())
        tx.drafts.add(a_draft("d2", rater=SECOND))
        with pytest.raises(Conflict):
            tx.drafts.add(a_draft("d3"))


def test_a_draft_is_saved_on_the_revision_it_was_changed_from(store: Store) -> None:
    draft = a_draft()
    saved = draft.model_copy(update={"revision": 1, "judgement": Judgement(comment="New")})
    with store.writing() as tx:
        tx.drafts.add(draft)
        tx.drafts.save(saved, expected=0)
        with pytest.raises(Conflict):
            tx.drafts.save(saved, expected=0)
    with store.reading() as tx:
        assert tx.drafts.get(draft.id) == saved


def test_a_removed_draft_cannot_be_saved_any_more(store: Store) -> None:
    with store.writing() as tx:
        tx.drafts.add(a_draft())
        tx.drafts.remove(RatingId("d1"))
        with pytest.raises(Conflict):
            tx.drafts.save(a_draft(), expected=0)


def test_a_signed_rating_comes_back_word_for_word(store: Store) -> None:
    rating = a_rating()
    with store.writing() as tx:
        tx.ratings.add(rating)
    with store.reading() as tx:
        found = tx.ratings.get(rating.id)
        assert found == rating
        assert content_hash(found) == content_hash(rating)
        assert tx.ratings.get(RatingId("none")) is None


def test_signed_ratings_are_given_oldest_first(store: Store) -> None:
    last = a_rating("r0", at=NOON + timedelta(hours=2))
    first = a_rating("r2", rater=SECOND, at=NOON - timedelta(hours=2))
    amending = a_rating("r9", at=NOON + timedelta(hours=3), amends="r0")
    with store.writing() as tx:
        for rating in (last, first, amending):
            tx.ratings.add(rating)
    with store.reading() as tx:
        assert tuple(tx.ratings.all()) == (first, last, amending)
        assert tx.ratings.of_recording(RECORDING) == (first, last, amending)
        assert tx.ratings.of_therapist(TRAINEE) == (first, last, amending)
        assert tx.ratings.of_rater(SUPERVISOR) == (last, amending)
        assert tx.ratings.of_rater(TRAINEE) == ()


def test_a_rating_is_signed_once(store: Store) -> None:
    with store.writing() as tx:
        tx.ratings.add(a_rating())
    with pytest.raises(StorageFailed), store.writing() as tx:
        tx.ratings.add(a_rating())

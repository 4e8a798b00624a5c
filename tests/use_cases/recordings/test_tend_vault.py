"""The vault against the database: what is missing, what is left over, what is stored anew."""

import pytest

from ipt_training.domain.errors import Conflict, NotFound, StorageFailed
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import (
    Recording,
    RecordingState,
    times_may_be_off,
)
from tests.builders import NOW, a_case, a_recording
from tests.fakes.office import LEAD, SUPERVISOR, TRAINEE, Office
from tests.use_cases.recordings.recording_steps import DAY, SOUND, heard, row, stored

SIZE = 9_000_000


def _put(office: Office, name: str, state: RecordingState = RecordingState.READY) -> Recording:
    recording = a_recording(a_case(TRAINEE), name, state=state)
    with office.store.writing() as tx:
        if tx.cases.get(recording.case_id) is None:
            tx.cases.add(a_case(TRAINEE))
        tx.recordings.add(recording, f"key of {name}".encode())
    return recording


def test_what_should_be_heard_and_what_lies_there_are_compared_both_ways() -> None:
    office = Office()
    for name, state in {
        "whole": RecordingState.READY,
        "missing": RecordingState.READY,
        "other": RecordingState.READY,
        "begun": RecordingState.UPLOADING,
        "erased": RecordingState.ERASED,
        "gone": RecordingState.ERASED,
    }.items():
        _put(office, name, state)
    office.vault.stored = {"whole": bytes(SIZE), "other": SOUND, "erased": SOUND, "newer": SOUND}
    office.vault.begun = {"begun": SOUND, "missing": SOUND}

    assert sorted(office.tended.differences()) == [
        "files of recording erased are left after it was erased; run tidy",
        "the sound of recording missing is missing from the vault",
        "the sound of recording other is not the one that was stored",
        "the vault holds recording newer, which nobody knows",
    ]


def test_the_audit_names_missing_sound_and_its_chain_holds_all_the_same() -> None:
    office = Office()
    _put(office, "missing")
    found = office.audit.verify(office.session(LEAD))
    assert found.problems == ("the sound of recording missing is missing from the vault",)
    assert len(office.checkpoints.heads) == 1


def test_what_was_just_erased_while_it_was_looked_at_is_no_difference() -> None:
    office = Office()
    recording_id = stored(office)
    inventory = office.vault.inventory

    def erased_meanwhile() -> object:
        if office.vault.stored:
            office.erase.recording(office.session(TRAINEE), recording_id)
        return inventory()

    object.__setattr__(office.vault, "inventory", erased_meanwhile)
    assert office.tended.differences() == ()


def test_missing_sound_is_said_to_whoever_plays_it() -> None:
    office = Office()
    recording_id = stored(office)
    office.vault.stored.clear()
    with pytest.raises(NotFound, match=r"missing .* not erased\. Tell the programme lead"):
        heard(office, SUPERVISOR, recording_id)


def test_one_file_that_resists_stops_nothing_and_is_tried_again() -> None:
    office = Office()
    names = ("first", "second", "third")
    for name in names:
        recording = _put(office, name)
        with office.store.writing() as tx:
            due = {"delete_by": NOW.date() - DAY}
            tx.recordings.replace(recording.model_copy(update=due))
    office.vault.stored = dict.fromkeys(names, SOUND)
    office.vault.resists = {"second"}
    office.recordings.erase_due()
    office.clock.advance(2 * DAY)

    done = office.recordings.erase_due()

    assert (done.erased, done.left) == (3, ("second",))
    assert set(office.vault.stored) == {"second"}
    assert {row(office, name).state for name in names} == {RecordingState.ERASED}
    office.vault.resists = set()
    done = office.recordings.erase_due()
    assert (done.erased, done.left, office.vault.stored) == (0, (), {})


def test_a_file_that_resists_its_trainee_is_said_to_be_left() -> None:
    office = Office()
    recording_id = stored(office)
    office.vault.resists = {recording_id}
    with pytest.raises(StorageFailed, match="Its file could not be removed"):
        office.erase.recording(office.session(TRAINEE), recording_id)
    assert row(office, recording_id).state is RecordingState.ERASED
    assert office.store.rows.keys == {}


def test_the_sweep_leaves_what_the_database_does_not_know() -> None:
    office = Office()
    office.vault.stored = {"newer": SOUND}
    assert office.tended.sweep() == ()
    assert set(office.vault.stored) == {"newer"}


def _as_mp3(office: Office, name: str, sound: bytes) -> None:
    recording = _put(office, name)
    assert recording.media is not None
    media = recording.media.model_copy(update={"content_type": "audio/mpeg"})
    with office.store.writing() as tx:
        tx.recordings.replace(recording.model_copy(update={"media": media}))
    office.vault.stored[name] = sound


def test_what_was_stored_as_mp3_is_stored_anew_once_and_written_down() -> None:
    office = Office()
    _as_mp3(office, "old", SOUND)
    _as_mp3(office, "unreadable", b"bad")
    _put(office, "new")
    office.vault.stored["new"] = SOUND

    for _ in range(2):
        with pytest.raises(Conflict, match="1 recordings could not be stored anew"):
            office.tended.store_anew()

    media = row(office, "old").media
    assert media is not None
    assert (media.content_type, media.size) == ("audio/mp4", len(b"anew" + SOUND))
    assert media.retimed_at == office.clock.now()
    assert office.vault.stored["unreadable"] == b"bad"
    assert office.vault.stored["new"] == SOUND
    assert office.actions() == ["recording stored anew"]
    assert times_may_be_off(media, NOW - DAY)
    assert not times_may_be_off(media, office.clock.now())
    assert not times_may_be_off(row(office, "new").media, NOW - DAY)
    assert not times_may_be_off(None, NOW)


def test_what_is_erased_while_it_is_stored_anew_stays_erased() -> None:
    office = Office()
    _as_mp3(office, "old", SOUND)
    again = office.vault.store_anew

    def erased_meanwhile(recording_id: RecordingId, wrapped_key: bytes) -> object:
        media = again(recording_id, wrapped_key)
        office.erase.recording(office.session(TRAINEE), recording_id)
        return media

    object.__setattr__(office.vault, "store_anew", erased_meanwhile)
    with pytest.raises(Conflict):
        office.tended.store_anew()
    assert row(office, "old").state is RecordingState.ERASED
    office.tended.store_anew()
    assert office.vault.stored == {}

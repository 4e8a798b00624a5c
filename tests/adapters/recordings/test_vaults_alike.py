"""The vault on disk and the one that use cases are tried with answer alike, faults included."""

from pathlib import Path

import pytest

from ipt_training.adapters.recordings.keys import VaultKey
from ipt_training.adapters.recordings.vault import FileVault
from ipt_training.domain.errors import BadMedia, Conflict, Corrupt, NotFound
from ipt_training.domain.ids import RecordingId
from ipt_training.use_cases.ports.recordings import Vault
from tests.adapters.recordings.made_media import media
from tests.fakes.vault import FakeVault

R1, R2 = RecordingId("r1"), RecordingId("r2")


@pytest.fixture(params=["in memory", "on disk"])
def either(request: pytest.FixtureRequest, tmp_path: Path, key: VaultKey) -> Vault:
    if request.param == "in memory":
        return FakeVault()
    return FileVault(tmp_path / "recordings", key)


def stored(vault: Vault, recording_id: RecordingId = R1) -> bytes:
    wrapped = vault.new_key(recording_id)
    vault.receive(recording_id, wrapped, 0, media("m4a"))
    vault.finish(recording_id, wrapped, "a.m4a")
    return wrapped


def test_pieces_are_kept_in_order_and_counted(either: Vault) -> None:
    wrapped = either.new_key(R1)
    assert either.received(R1) == 0
    assert either.receive(R1, wrapped, 0, b"12345") == 5
    with pytest.raises(Conflict):
        either.receive(R1, wrapped, 3, b"45")
    assert either.receive(R1, wrapped, 5, b"678") == 8
    assert either.received(R1) == 8
    assert either.inventory() == {R1: None}


def test_what_is_stored_is_read_by_range_and_never_past_its_end(either: Vault) -> None:
    wrapped = stored(either)
    with either.open(R1, wrapped) as sound:
        whole = b"".join(sound.read(0, sound.size - 1))
        assert len(whole) == sound.size
        assert b"".join(sound.read(3, 9)) == whole[3:10]
    assert either.inventory() == {R1: len(whole)}


def test_finishing_twice_answers_the_same(either: Vault) -> None:
    wrapped = either.new_key(R1)
    either.receive(R1, wrapped, 0, media("m4a"))
    assert either.finish(R1, wrapped, "a") == either.finish(R1, wrapped, "a")


def test_what_is_no_recording_is_refused_and_dropped(either: Vault) -> None:
    wrapped = either.new_key(R1)
    either.receive(R1, wrapped, 0, b"text, and no sound at all")
    with pytest.raises(BadMedia):
        either.finish(R1, wrapped, "a.mp3")
    assert (either.received(R1), either.inventory().get(R1)) == (0, None)


def test_nothing_to_finish_is_no_recording(either: Vault) -> None:
    with pytest.raises(BadMedia):
        either.finish(R1, either.new_key(R1), "a.mp3")


def test_the_key_of_another_recording_opens_nothing(either: Vault) -> None:
    stored(either)
    other = stored(either, R2)
    with pytest.raises(Corrupt), either.open(R1, other):
        raise AssertionError("it was opened")


def test_what_is_not_there_or_was_erased_is_not_found(either: Vault) -> None:
    wrapped = stored(either)
    with pytest.raises(NotFound), either.open(R2, either.new_key(R2)):
        raise AssertionError("it was opened")
    either.erase(R1)
    either.erase(R1)
    with pytest.raises(NotFound), either.open(R1, wrapped):
        raise AssertionError("it was opened")
    assert either.inventory().get(R1) is None

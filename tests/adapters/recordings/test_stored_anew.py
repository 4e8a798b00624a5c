"""A recording that an earlier version stored as MP3 becomes MP4, with as much sound, or stays."""

import io
from pathlib import Path

import av
import pytest

from ipt_training.adapters.recordings.facts import Facts
from ipt_training.adapters.recordings.keys import VaultKey, unwrap
from ipt_training.adapters.recordings.places import place_of
from ipt_training.adapters.recordings.stream import seal
from ipt_training.adapters.recordings.vault import FileVault
from ipt_training.domain.errors import BadMedia, NotFound
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import Media
from tests.adapters.recordings.made_media import media, varying_mp3

OLD = RecordingId("old")


def stored_before(folder: Path, key: VaultKey, content: bytes) -> tuple[FileVault, bytes]:
    """Put an MP3 as the version before stored it."""
    vault = FileVault(folder / "recordings", key)
    wrapped = vault.new_key(OLD)
    data_key = unwrap(key, OLD, wrapped)
    place = place_of(folder / "recordings", OLD)
    place.folder.mkdir(parents=True)
    seal(place.sound, data_key, of=place.of(place.sound), pieces=[content])
    what = Media(
        kind="audio",
        content_type="audio/mpeg",
        duration=40.0,
        size=len(content),
        sha256="ab" * 32,
    )
    Facts(media=what, peaks=()).save(place, data_key, arrived=1234)
    return vault, wrapped


def _heard(vault: FileVault, wrapped: bytes) -> bytes:
    with vault.open(OLD, wrapped) as sound:
        return b"".join(sound.read(0, sound.size - 1))


def _decoded(content: bytes, form: str) -> float:
    with av.open(io.BytesIO(content), "r", format=form) as container:
        return sum(one.samples / one.sample_rate for one in container.decode(audio=0))


def test_it_is_found_as_mp4_with_all_its_sound(tmp_path: Path, key: VaultKey) -> None:
    before = varying_mp3(seconds=40)
    vault, wrapped = stored_before(tmp_path, key, before)

    now = vault.store_anew(OLD, wrapped)

    stored = _heard(vault, wrapped)
    assert (now.content_type, now.size) == ("audio/mp4", len(stored))
    assert now.duration == pytest.approx(40, abs=0.15)
    seconds = [_decoded(stored, "mp4"), _decoded(before, "mp3")]
    assert seconds[0] >= seconds[1] - 0.1
    assert vault.store_anew(OLD, wrapped) == now
    assert vault.received(OLD) == 1234
    assert vault.inventory() == {OLD: len(stored)}
    assert sorted(
        path.name for path in place_of(tmp_path / "recordings", OLD).folder.iterdir()
    ) == [
        "1234.facts",
        "sound",
    ]


def test_what_cannot_be_read_to_its_end_stays_as_it_was(tmp_path: Path, key: VaultKey) -> None:
    vault, wrapped = stored_before(tmp_path, key, b"\xff\xfb\x90\x00" + bytes(5000))

    with pytest.raises(BadMedia):
        vault.store_anew(OLD, wrapped)

    assert _heard(vault, wrapped) == b"\xff\xfb\x90\x00" + bytes(5000)


def test_a_crash_between_sound_and_facts_is_made_good(
    tmp_path: Path, key: VaultKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, wrapped = stored_before(tmp_path, key, media("mp3"))

    def crash(*_: object, **__: object) -> None:
        raise RuntimeError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(Facts, "save", crash)
        with pytest.raises(RuntimeError):
            vault.store_anew(OLD, wrapped)
    assert _heard(vault, wrapped)[4:8] == b"ftyp"

    now = vault.store_anew(OLD, wrapped)

    assert now.size == len(_heard(vault, wrapped))
    assert now.duration == pytest.approx(6, abs=0.1)


def test_what_is_not_there_is_not_stored_anew(tmp_path: Path, key: VaultKey) -> None:
    vault = FileVault(tmp_path / "recordings", key)

    with pytest.raises(NotFound):
        vault.store_anew(OLD, vault.new_key(OLD))
    assert vault.inventory() == {}


def test_the_inventory_needs_no_key_and_tells_unfinished_from_stored(
    tmp_path: Path, key: VaultKey
) -> None:
    vault, _ = stored_before(tmp_path, key, b"sound")
    begun = RecordingId("begun")
    vault.receive(begun, vault.new_key(begun), 0, b"piece")
    (tmp_path / "recordings" / "no" / "recording-of-ours").mkdir(parents=True)

    assert FileVault(tmp_path / "recordings", None).inventory() == {OLD: 5, begun: None}

"""The vault: uploads in pieces, one stored recording, nothing plain, nothing left."""

import hashlib
import os
import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ipt_training.adapters.recordings import vault as vault_module
from ipt_training.adapters.recordings.keys import VaultKey
from ipt_training.adapters.recordings.vault import FileVault
from ipt_training.domain.errors import (
    BadMedia,
    Conflict,
    Corrupt,
    Doubtful,
    NotFound,
    StorageFailed,
    VaultLocked,
)
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import LARGEST_UPLOAD
from ipt_training.use_cases.ports.recordings import Vault
from tests.adapters.recordings.made_media import media, two_tracks

R1, R2 = RecordingId("r1"), RecordingId("r2")
SESSION = Path(__file__).parents[3] / "demonstration" / "session.m4a"


def _upload(vault: Vault, recording_id: RecordingId, content: bytes, *, piece: int) -> bytes:
    wrapped = vault.new_key(recording_id)
    for offset in range(0, len(content), piece):
        arrived = vault.receive(recording_id, wrapped, offset, content[offset : offset + piece])
        assert arrived == min(len(content), offset + piece)
    return wrapped


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_the_demonstration_session_passes_through(vault: FileVault) -> None:
    content = SESSION.read_bytes()
    wrapped = _upload(vault, R1, content, piece=300_000)

    media_found = vault.finish(R1, wrapped, "session.m4a")

    assert (media_found.kind, media_found.content_type) == ("audio", "audio/mp4")
    assert media_found.duration == pytest.approx(282.6, abs=0.1)
    with vault.open(R1, wrapped) as sound:
        stored = b"".join(sound.read(0, sound.size - 1))
        assert sound.size == media_found.size == len(stored)
    assert hashlib.sha256(stored).hexdigest() == media_found.sha256
    assert stored.index(b"moov") < stored.index(b"mdat")
    peaks = vault.peaks(R1, wrapped)
    assert len(peaks) == 1000
    assert (max(peaks), min(peaks) >= 0) == (1.0, True)


def test_finishing_twice_gives_the_same_answer(vault: FileVault, tmp_path: Path) -> None:
    content = media("m4a")
    wrapped = _upload(vault, R1, content, piece=10_000)

    first = vault.finish(R1, wrapped, "a")

    assert vault.finish(R1, wrapped, "a") == first
    assert vault.received(R1) == len(content)
    assert len(_files(tmp_path)) == 2
    with pytest.raises(Conflict, match="complete"):
        vault.receive(R1, wrapped, 0, b"again")


def test_a_piece_out_of_place_is_refused_with_what_has_arrived(vault: FileVault) -> None:
    wrapped = _upload(vault, R1, bytes(1000), piece=400)

    for offset in (0, 400, 999, 1001, 5000):
        with pytest.raises(Conflict, match="1000 bytes"):
            vault.receive(R1, wrapped, offset, b"x")

    assert vault.received(R1) == 1000
    assert vault.receive(R1, wrapped, 1000, b"") == 1000


def test_an_upload_goes_on_after_the_server_was_killed(
    vault: FileVault, tmp_path: Path, key: VaultKey
) -> None:
    content = media("flac")
    wrapped = vault.new_key(R1)
    child = subprocess.Popen(
        [sys.executable, "-c", _ENDLESS, str(tmp_path / "recordings"), key.secret.hex()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[3],
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(wrapped.hex().encode() + b"\n" + content)
    child.stdin.close()
    told = [int(child.stdout.readline()) for _ in range(5)]
    os.kill(child.pid, signal.SIGKILL)
    told += [int(line) for line in child.stdout.read().splitlines()]
    child.stdout.close()
    child.wait()

    arrived = vault.received(R1)
    assert arrived >= told[-1]
    assert arrived % 1000 == 0
    vault.receive(R1, wrapped, arrived, content[arrived:])
    assert vault.finish(R1, wrapped, "x").content_type == "audio/flac"
    assert not [path for path in _files(tmp_path) if path.suffix in {".part", ".unfinished"}]


_ENDLESS = """
import sys, pathlib
from ipt_training.adapters.recordings.keys import VaultKey
from ipt_training.adapters.recordings.vault import FileVault
vault = FileVault(pathlib.Path(sys.argv[1]), VaultKey(bytes.fromhex(sys.argv[2])))
wrapped = bytes.fromhex(sys.stdin.buffer.readline().decode())
content = sys.stdin.buffer.read()
for offset in range(0, len(content), 1000):
    print(vault.receive("r1", wrapped, offset, content[offset:offset + 1000]), flush=True)
"""


def test_of_two_windows_that_send_the_same_piece_one_is_refused(vault: FileVault) -> None:
    wrapped = vault.new_key(R1)

    def send(number: int) -> str:
        try:
            return str(vault.receive(R1, wrapped, 0, bytes(1000 + number)))
        except Conflict as refusal:
            return str(refusal)

    with ThreadPoolExecutor(8) as threads:
        told = list(threads.map(send, range(16)))

    taken = [each for each in told if each.isdigit()]
    assert len(taken) == 1
    assert vault.received(R1) == int(taken[0])
    assert set(told) - set(taken) == {
        f"{taken[0]} bytes have arrived; the upload goes on from there."
    }


def test_what_a_crash_left_half_written_is_not_counted_and_goes(
    vault: FileVault, tmp_path: Path
) -> None:
    wrapped = _upload(vault, R1, bytes(100), piece=100)
    left = tmp_path / "recordings" / "r1" / "r1" / "100.part.abc.unfinished"
    left.write_bytes(b"half")

    assert vault.received(R1) == 100
    assert vault.receive(R1, wrapped, 100, b"more") == 104
    assert not left.exists()


def test_refused_uploads_leave_nothing_and_can_come_again(vault: FileVault, tmp_path: Path) -> None:
    wrapped = _upload(vault, R1, b"Dear diary, nothing was recorded.", piece=10)

    with pytest.raises(BadMedia, match="This file is text, not sound"):
        vault.finish(R1, wrapped, "session.mp3")

    assert _files(tmp_path) == []
    assert vault.received(R1) == 0
    vault.receive(R1, wrapped, 0, media("mp3"))
    assert vault.finish(R1, wrapped, "notes.txt").content_type == "audio/mp4"


def test_an_upload_of_nothing_is_refused(vault: FileVault) -> None:
    with pytest.raises(BadMedia, match="empty"):
        vault.finish(R1, vault.new_key(R1), "x.mp3")


def test_a_piece_beyond_the_largest_size_is_refused(vault: FileVault) -> None:
    with pytest.raises(BadMedia, match="too large: a recording has at most 2 GiB"):
        vault.receive(R1, vault.new_key(R1), LARGEST_UPLOAD, b"x")


def test_no_piece_is_taken_when_the_disk_is_almost_full(
    vault: FileVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_module, "ROOM_TO_LEAVE", 2**60)

    with pytest.raises(StorageFailed, match="almost full"):
        vault.receive(R1, vault.new_key(R1), 0, b"x")

    assert vault.received(R1) == 0


def test_erasing_leaves_no_trace(vault: FileVault, tmp_path: Path) -> None:
    wrapped = _upload(vault, R1, media("m4a"), piece=10_000)
    vault.finish(R1, wrapped, "x")
    _upload(vault, R2, b"some bytes", piece=4)

    vault.erase(R1)
    vault.erase(R2)
    vault.erase(RecordingId("never-there"))

    assert _files(tmp_path) == []
    assert [path.name for path in (tmp_path / "recordings").rglob("r?/*")] == []
    with pytest.raises(NotFound), vault.open(R1, wrapped):
        pass
    with pytest.raises(NotFound):
        vault.peaks(R1, wrapped)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../../etc/passwd", "a/b", "a\\b", "a\x00", "A", "é", "x" * 65, "a b"]
)
def test_no_id_leads_out_of_the_folder(vault: FileVault, tmp_path: Path, name: str) -> None:
    strange = RecordingId(name)
    wrapped = vault.new_key(strange)

    with pytest.raises(NotFound):
        vault.receive(strange, wrapped, 0, b"x")
    with pytest.raises(NotFound):
        vault.erase(strange)
    with pytest.raises(NotFound), vault.open(strange, wrapped):
        pass

    assert _files(tmp_path) == []


def test_a_recording_folder_that_points_elsewhere_is_not_followed(
    vault: FileVault, tmp_path: Path
) -> None:
    (tmp_path / "recordings" / "r1").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "recordings" / "r1" / "r1").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(NotFound):
        vault.receive(R1, vault.new_key(R1), 0, b"x")


def test_a_locked_vault_opens_makes_and_takes_nothing(vault: FileVault, tmp_path: Path) -> None:
    wrapped = _upload(vault, R1, media("m4a"), piece=100_000)
    vault.finish(R1, wrapped, "x")
    folder = tmp_path / "recordings"

    for locked in (FileVault(folder, None), FileVault(folder, VaultKey(b"w" * 32))):
        with pytest.raises(VaultLocked), locked.open(R1, wrapped):
            pass
        with pytest.raises(VaultLocked):
            locked.receive(R2, wrapped, 0, b"x")
        with pytest.raises(VaultLocked):
            locked.peaks(R1, wrapped)
    with pytest.raises(VaultLocked):
        FileVault(folder, None).new_key(R2)


def test_recordings_pieces_and_facts_cannot_change_places(vault: FileVault, tmp_path: Path) -> None:
    wrapped = {each: _upload(vault, each, media("m4a"), piece=100_000) for each in (R1, R2)}
    folder = tmp_path / "recordings"
    for each in (R1, R2):
        vault.finish(each, wrapped[each], "x")
    (folder / "r1" / "r1" / "sound").write_bytes((folder / "r2" / "r2" / "sound").read_bytes())

    with pytest.raises(Corrupt), vault.open(R1, wrapped[R1]):
        pass
    with pytest.raises(Corrupt), vault.open(R1, wrapped[R2]):
        pass


def test_an_altered_piece_is_never_stored(vault: FileVault, tmp_path: Path) -> None:
    wrapped = _upload(vault, R1, media("wav"), piece=100_000)
    piece = tmp_path / "recordings" / "r1" / "r1" / "100000.part"
    altered = bytearray(piece.read_bytes())
    altered[random.Random(3).randrange(35, len(altered))] ^= 1
    piece.write_bytes(altered)

    with pytest.raises(Corrupt):
        vault.finish(R1, wrapped, "x")


def test_what_is_doubtful_is_stored_once_it_is_accepted(vault: FileVault) -> None:
    wrapped = _upload(vault, R1, two_tracks(0.5, picture=True, sound=2, seen=20), piece=9999)
    for _ in range(2):
        with pytest.raises(Doubtful, match="ends after 0:02"):
            vault.finish(R1, wrapped, "session.mp4")

    found = vault.finish(R1, wrapped, "session.mp4", accepted=True)

    assert found.duration == pytest.approx(2, abs=0.1)
    assert "ends after 0:02" in found.remarks[0]
    vault.erase(R1)
    assert vault.received(R1) == 0

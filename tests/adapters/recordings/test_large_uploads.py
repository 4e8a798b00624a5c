"""A large upload: flat memory, no plain byte on disk, and a process that is stopped in time."""

import os
from pathlib import Path

import psutil
import pytest

from ipt_training.adapters.recordings.inspection import Limits
from ipt_training.adapters.recordings.keys import VaultKey
from ipt_training.adapters.recordings.vault import FileVault
from ipt_training.domain.errors import BadMedia
from ipt_training.domain.ids import RecordingId
from tests.adapters.recordings.made_media import media

R1 = RecordingId("r1")
PIECE = 8 * 1024**2
SIZE = 60 * 1024**2
CANARY = b"CANARY of the patient's voice "


def _wav(size: int) -> bytes:
    content = CANARY * (size // len(CANARY))
    head = bytearray(media("wav", seconds=1))
    start = head.index(b"data") + 8
    head[start - 4 : start] = len(content).to_bytes(4, "little")
    return bytes(head[:start]) + content


@pytest.mark.parametrize("remuxed_at_most", [1024**3, 1024**2])
def test_sixty_megabytes_take_little_memory_and_leave_nothing_plain(
    tmp_path: Path, key: VaultKey, remuxed_at_most: int
) -> None:
    vault = FileVault(tmp_path / "recordings", key, limits=Limits(remuxed_at_most=remuxed_at_most))
    content = _wav(SIZE)
    wrapped = vault.new_key(R1)
    vault.receive(R1, wrapped, 0, content[:PIECE])
    before = psutil.Process().memory_info().rss
    for offset in range(PIECE, len(content), PIECE):
        vault.receive(R1, wrapped, offset, content[offset : offset + PIECE])
        assert _plain_files(tmp_path) == []
    found = vault.finish(R1, wrapped, "x.wav")
    with vault.open(R1, wrapped) as sound:
        heard = sum(len(piece) for piece in sound.read(0, sound.size - 1))

    grown = psutil.Process().memory_info().rss - before
    assert grown < 30 * 1024**2
    assert heard == found.size
    assert found.size == pytest.approx(len(content), abs=200)
    assert found.duration == pytest.approx(len(content) / 96_000, abs=0.1)
    assert _plain_files(tmp_path) == []


def _plain_files(folder: Path) -> list[str]:
    return [
        path.name for path in folder.rglob("*") if path.is_file() and CANARY in path.read_bytes()
    ]


@pytest.mark.parametrize(
    "limits", [Limits(seconds=0.05), Limits(processor_seconds=1), Limits(memory=450 * 1024**2)]
)
def test_a_process_beyond_its_limits_is_stopped_and_the_upload_refused(
    tmp_path: Path, key: VaultKey, limits: Limits
) -> None:
    vault = FileVault(tmp_path / "recordings", key, limits=limits)
    wrapped = vault.new_key(R1)
    # Two, one behind the other, are joined in memory.
    content = _wav(4 * SIZE) + media("wav", seconds=1)
    for offset in range(0, len(content), PIECE):
        vault.receive(R1, wrapped, offset, content[offset : offset + PIECE])

    with pytest.raises(BadMedia, match=r"more (time or )?memory|more time"):
        vault.finish(R1, wrapped, "x.wav")

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_process_sees_nothing_of_the_environment(
    tmp_path: Path, key: VaultKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_PRELOAD_CANARY", "x")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "av.py").write_text("raise SystemExit('taken from the working folder')")
    vault = FileVault(tmp_path / "recordings", key)
    wrapped = vault.new_key(R1)
    vault.receive(R1, wrapped, 0, media("ogg"))

    assert vault.finish(R1, wrapped, "x").content_type == "audio/ogg"
    assert "LD_PRELOAD_CANARY" in os.environ

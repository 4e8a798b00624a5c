"""What the process that reads a stranger's file says is checked before it is believed."""

import subprocess
from pathlib import Path

import pytest

from ipt_training.adapters.recordings.inspection import Limits, inspect
from ipt_training.adapters.recordings.places import Place
from ipt_training.domain.errors import BadMedia, Corrupt, IptTrainingError, StorageFailed
from ipt_training.domain.ids import RecordingId

FACTS = (
    b'{"facts": {"media": {"kind": "audio", "content_type": "text/html", "duration": 1.0,'
    b' "size": 1, "sha256": "x"}, "peaks": []}}'
)


@pytest.mark.parametrize(
    ("code", "written", "error"),
    [
        (0, FACTS, BadMedia),
        (0, b"", BadMedia),
        (0, b'{"facts": {"media": {}}}', BadMedia),
        (0, b'{"refused": "This file is text."}', BadMedia),
        (0, b'{"corrupt": "altered"}', Corrupt),
        (0, b'{"failed": "no room"}', StorageFailed),
        (0, b"{}", StorageFailed),
        (1, b"", StorageFailed),
        (-11, b"", BadMedia),
        (-9, b'{"refused": ""}', BadMedia),
    ],
)
def test_each_end_of_the_process_has_its_error(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    written: bytes,
    error: type[IptTrainingError],
) -> None:
    done = subprocess.CompletedProcess(args=[], returncode=code, stdout=written, stderr=b"")
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_options: done)

    with pytest.raises(error):
        inspect(Place(folder=tmp_path, recording_id=RecordingId("r1")), bytes(32), Limits())

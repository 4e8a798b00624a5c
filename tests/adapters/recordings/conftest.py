"""A vault in a temporary folder, and what it takes to fill it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ipt_training.adapters.recordings import inspect_media
from ipt_training.adapters.recordings.inspection import Answer, Limits, Task
from ipt_training.adapters.recordings.keys import VaultKey
from ipt_training.adapters.recordings.places import Place
from ipt_training.adapters.recordings.stream import seal
from ipt_training.adapters.recordings.vault import FileVault
from ipt_training.domain.ids import RecordingId

Inspect = Callable[[bytes], Answer]


@pytest.fixture
def key() -> VaultKey:
    return VaultKey(bytes(range(32)))


@pytest.fixture
def vault(tmp_path: Path, key: VaultKey) -> FileVault:
    return FileVault(tmp_path / "recordings", key)


@pytest.fixture
def inspected(tmp_path: Path) -> Inspect:
    """Inspect bytes in this process, which is a hundred times faster than in one of their own."""

    def inspect(content: bytes) -> Answer:
        place = Place(folder=tmp_path, recording_id=RecordingId("r1"))
        place.drop_pieces()
        path = place.piece(0)
        if content:
            seal(path, bytes(32), of=place.of(path), pieces=[content])
        task = Task(
            folder=str(tmp_path),
            recording_id="r1",
            data_key="00" * 32,
            to=str(place.sound),
            limits=Limits(),
        )
        return inspect_media.answer(task)

    return inspect

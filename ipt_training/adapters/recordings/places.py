"""Where the files of a recording lie; their names come from its id and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ipt_training.adapters.recordings.durable import UNFINISHED, sync_folder
from ipt_training.adapters.recordings.stream import plain_size
from ipt_training.domain.errors import NotFound
from ipt_training.domain.ids import RecordingId

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_PART = ".part"
_FACTS = ".facts"


@dataclass(frozen=True)
class Place:
    """The folder of one recording: pieces while it arrives, then the sound and its facts."""

    folder: Path
    recording_id: RecordingId

    @property
    def sound(self) -> Path:
        """The stored recording."""
        return self.folder / "sound"

    @property
    def anew(self) -> Path:
        """The recording as it is stored anew, until it takes the place of the other."""
        return self.folder / "sound.anew"

    def facts(self) -> Path | None:
        """Give what was found out when the recording was stored, or nothing before that."""
        return next(iter(sorted(self.folder.glob(f"*{_FACTS}"))), None)

    def is_stored(self) -> bool:
        """Say whether the recording is complete, and there."""
        return self.facts() is not None and self.sound.exists()

    def facts_for(self, arrived: int) -> Path:
        """Name the facts; the name says how much had arrived, for those without a key."""
        return self.folder / f"{arrived}{_FACTS}"

    def piece(self, offset: int) -> Path:
        """Name the piece that starts at an offset."""
        return self.folder / f"{offset}{_PART}"

    def offsets(self) -> tuple[int, ...]:
        """Give where the pieces start that have arrived without a gap."""
        there = sorted(int(path.stem) for path in self.folder.glob(f"*{_PART}"))
        joined, arrived = [], 0
        for offset in there:
            if offset != arrived:
                break
            joined.append(offset)
            arrived += plain_size(self.piece(offset))
        return tuple(joined)

    def arrived(self) -> int:
        """Say how many bytes have arrived, of an upload or of what was stored from it."""
        facts = self.facts()
        if facts is not None:
            return int(facts.stem)
        offsets = self.offsets()
        return offsets[-1] + plain_size(self.piece(offsets[-1])) if offsets else 0

    def of(self, path: Path) -> str:
        """Say what a file of this recording is, for its seal."""
        return f"{self.recording_id}/{path.name}"

    def drop_pieces(self) -> None:
        """Remove every piece, the last first, so that a crash leaves no gap."""
        for path in sorted(self.folder.glob(f"*{_PART}"), key=lambda it: int(it.stem))[::-1]:
            path.unlink(missing_ok=True)
        self.drop_unfinished()
        sync_folder(self.folder)

    def drop_unfinished(self) -> None:
        """Remove what a crash left half-written; only while nobody writes."""
        for path in self.folder.glob(f"*{UNFINISHED}"):
            path.unlink(missing_ok=True)

    def drop_all(self) -> None:
        """Remove everything, the folder too."""
        for path in self.folder.iterdir():
            path.unlink(missing_ok=True)
        self.folder.rmdir()
        sync_folder(self.folder.parent)


def places(root: Path) -> Iterator[Place]:
    """Give the place of everything that lies in a vault."""
    for folder in sorted(root.glob("*/*")):
        name = folder.name
        if folder.is_dir() and _ID.fullmatch(name) and folder.parent.name == name[:2]:
            yield Place(folder=folder, recording_id=RecordingId(name))


def place_of(root: Path, recording_id: RecordingId) -> Place:
    """Give the place of a recording.

    Raises:
        NotFound: when this cannot be the id of a recording.
    """
    folder = root / recording_id[:2] / recording_id if _ID.fullmatch(recording_id) else root
    if folder == root or not folder.resolve().is_relative_to(root.resolve()):
        raise NotFound("There is no recording under this address.")
    return Place(folder=folder, recording_id=recording_id)

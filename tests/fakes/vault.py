"""A vault, a transcript reader and a library in memory."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from ipt_training.domain.errors import (
    BadMedia,
    BadTranscript,
    Conflict,
    Corrupt,
    Doubtful,
    NotFound,
    StorageFailed,
)
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import Media
from ipt_training.domain.recordings.transcript import Cue, Reading, Transcript
from ipt_training.use_cases.ports.content import Content


@dataclass(frozen=True)
class FakeSound:
    """Bytes that can be read by range."""

    content: bytes

    @property
    def size(self) -> int:
        """Bytes in all."""
        return len(self.content)

    def read(self, start: int, end: int) -> Iterator[bytes]:
        """Give the bytes from start to end, both included."""
        yield self.content[start : end + 1]


class FakeVault:
    """Keeps uploads in dictionaries; whatever begins with "text" is no recording."""

    def __init__(self) -> None:
        self.begun: dict[str, bytes] = {}
        self.stored: dict[str, bytes] = {}
        self.resists: set[str] = set()
        self.keys: dict[str, bytes] = {}
        self.made: dict[str, Media] = {}

    def new_key(self, recording_id: RecordingId) -> bytes:
        """Make a key that names its recording."""
        return f"key of {recording_id}".encode()

    def received(self, recording_id: RecordingId) -> int:
        """Say how much has arrived."""
        return len(self.begun.get(recording_id, b""))

    def receive(
        self, recording_id: RecordingId, wrapped_key: bytes, offset: int, piece: bytes
    ) -> int:
        """Keep a piece at its place."""
        have = self.received(recording_id)
        if offset != have:
            raise Conflict(f"{have} bytes have arrived.")
        self.keys[recording_id] = wrapped_key
        self.begun[recording_id] = self.begun.get(recording_id, b"") + piece
        return have + len(piece)

    def finish(
        self,
        recording_id: RecordingId,
        wrapped_key: bytes,
        file_name: str,
        *,
        accepted: bool = False,
    ) -> Media:
        """Store what has arrived; what begins with "early" has to be accepted first."""
        if self.begun.get(recording_id, b"").startswith(b"early") and not accepted:
            raise Doubtful("The sound ends after 0:03.")
        if recording_id not in self.begun and recording_id in self.made:
            return self.made[recording_id]
        content = self.begun.pop(recording_id, b"")
        if not content or content.startswith(b"text"):
            raise BadMedia("This file is text, not sound.")
        self.stored[recording_id] = content
        self.made[recording_id] = Media(
            kind="audio",
            content_type="audio/mp4",
            duration=1800.0,
            size=len(content),
            sha256="cd" * 32,
        )
        return self.made[recording_id]

    @contextmanager
    def open(self, recording_id: RecordingId, wrapped_key: bytes) -> Iterator[FakeSound]:
        """Open what is stored."""
        if recording_id not in self.stored:
            raise NotFound("There is no sound under this address.")
        if self.keys.get(recording_id, wrapped_key) != wrapped_key:
            raise Corrupt("The key does not open this recording.")
        yield FakeSound(self.stored[recording_id])

    def peaks(self, recording_id: RecordingId, wrapped_key: bytes) -> tuple[float, ...]:
        """Give no waveform."""
        return ()

    def store_anew(self, recording_id: RecordingId, wrapped_key: bytes) -> Media:
        """Put another sound in place of the one that is there; what begins with "bad" stays."""
        content = self.stored.get(recording_id, b"bad")
        if content.startswith(b"bad"):
            raise BadMedia("This recording is damaged.")
        self.stored[recording_id] = b"anew" + content.removeprefix(b"anew")
        size = len(self.stored[recording_id])
        return Media(
            kind="audio", content_type="audio/mp4", duration=1800.0, size=size, sha256="ef" * 32
        )

    def inventory(self) -> Mapping[RecordingId, int | None]:
        """Give what is there."""
        there: dict[RecordingId, int | None] = {RecordingId(one): None for one in self.begun}
        return there | {RecordingId(one): len(content) for one, content in self.stored.items()}

    def erase(self, recording_id: RecordingId) -> None:
        """Forget everything of a recording, unless its files resist."""
        if recording_id in self.resists:
            raise StorageFailed("The recordings' folder could not be used.")
        self.begun.pop(recording_id, None)
        self.stored.pop(recording_id, None)
        self.made.pop(recording_id, None)


class FakeTranscripts:
    """Reads one cue a line."""

    def readings(self, content: bytes) -> tuple[Reading, ...]:
        """Offer Windows' western encoding for what is no UTF-8."""
        try:
            content.decode()
        except UnicodeDecodeError:
            sample = content.decode("cp1252")
            return (Reading(encoding="cp1252", name="Western European", sample=sample),)
        return ()

    def read(self, file_name: str, content: bytes, encoding: str = "") -> Transcript:
        """Read lines, with a name before a colon; an empty file is refused."""
        lines = content.decode(encoding or "utf-8").splitlines()
        if not lines:
            raise BadTranscript("line 1: the file is empty")
        return Transcript(cues=tuple(_cue(n, line) for n, line in enumerate(lines)))


def _cue(second: int, line: str) -> Cue:
    name, colon, words = line.rpartition(": ")
    start = float(second)
    return Cue(start=start, end=start + 1, speaker=name, text=words, front=name + colon.strip())


@dataclass
class FakeLibrary:
    """Content that was made in a test."""

    packs: Content

    def content(self) -> Content:
        """Give all packs."""
        return self.packs

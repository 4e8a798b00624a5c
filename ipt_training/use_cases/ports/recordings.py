"""The encrypted vault, the media probe and transcript files, as the use cases ask for them."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import Media
from ipt_training.domain.recordings.transcript import Reading, Transcript


class Sound(Protocol):
    """An opened recording; its length was authenticated when it was opened."""

    @property
    def size(self) -> int:
        """Bytes in all."""
        ...

    def read(self, start: int, end: int) -> Iterator[bytes]:
        """Give the bytes from start to end, both included, in pieces of bounded size.

        Raises:
            Corrupt: before any byte of an altered piece is given.
        """
        ...


class Vault(Protocol):
    """Keeps recordings encrypted, each under a key of its own."""

    def new_key(self, recording_id: RecordingId) -> bytes:
        """Make a data key and give it wrapped, for the database row.

        Raises:
            VaultLocked: when the vault's own key is missing or wrong.
        """
        ...

    def received(self, recording_id: RecordingId) -> int:
        """Say how many bytes of an unfinished upload have arrived."""
        ...

    def receive(
        self, recording_id: RecordingId, wrapped_key: bytes, offset: int, piece: bytes
    ) -> int:
        """Keep one piece of an upload, encrypted and on disk before this returns.

        Returns:
            How many bytes have arrived in all.

        Raises:
            Conflict: when the offset is not where the upload stands.
        """
        ...

    def finish(
        self,
        recording_id: RecordingId,
        wrapped_key: bytes,
        file_name: str,
        *,
        accepted: bool = False,
    ) -> Media:
        """Probe the upload in a limited process, remux it, store it and drop the pieces.

        Raises:
            Doubtful: when something has to be accepted first; the recording waits for that.
            BadMedia: when it is not a recording that can be rated; the pieces are dropped.
        """
        ...

    def open(self, recording_id: RecordingId, wrapped_key: bytes) -> AbstractContextManager[Sound]:
        """Open a stored recording.

        Raises:
            NotFound: when there is no such file.
            Corrupt: when it is not what was stored.
            VaultLocked: when the vault's own key is missing or wrong.
        """
        ...

    def peaks(self, recording_id: RecordingId, wrapped_key: bytes) -> tuple[float, ...]:
        """Give the loudness of a stored recording over its length, each from 0 to 1.

        There are about a thousand values, or none for what is too long to draw.

        Raises:
            NotFound: when there is no such file.
            Corrupt: when it is not what was stored.
            VaultLocked: when the vault's own key is missing or wrong.
        """
        ...

    def store_anew(self, recording_id: RecordingId, wrapped_key: bytes) -> Media:
        """Store a recording anew from what is stored, with as much sound; give what it is now.

        The earlier one stays until the new one has been read to its end. Asked again after it was
        done, it gives the same answer.

        Raises:
            NotFound: when there is no such file.
            BadMedia: when nothing with as much sound comes of it; it is as it was.
        """
        ...

    def inventory(self) -> Mapping[RecordingId, int | None]:
        """Give the bytes of the sound of everything that lies here; nothing where none is stored.

        It needs no key. Unfinished uploads and rests are among it.
        """
        ...

    def erase(self, recording_id: RecordingId) -> None:
        """Remove the file and every piece of it; nothing happens where there is none."""
        ...


class TranscriptReader(Protocol):
    """Reads transcript files."""

    def readings(self, content: bytes) -> tuple[Reading, ...]:
        """Give the ways to read a file that does not say its encoding, the likeliest first.

        Raises:
            BadTranscript: when it is not text.
        """
        ...

    def read(self, file_name: str, content: bytes, encoding: str = "") -> Transcript:
        """Read a VTT or SRT file, in an encoding that was confirmed where one is named.

        Raises:
            BadTranscript: naming every line that cannot be read.
        """
        ...

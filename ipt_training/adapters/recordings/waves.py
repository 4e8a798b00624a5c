"""WAV files of every size and origin, each read as a plain WAV whose header tells the truth."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from ipt_training.adapters.recordings.seekable import Part, Seekable
from ipt_training.adapters.recordings.wholeness import DAMAGED, INCOMPLETE
from ipt_training.domain.errors import BadMedia

MARKS = (b"RIFF", b"RF64", b"BW64")
_NEVER_FILLED_IN = 0x7FFFF000
"""A program that writes to a pipe cannot go back: it leaves this size, a larger one or none."""
_LONGEST_FORMAT = 64


@dataclass(frozen=True)
class _Chunk:
    kind: bytes
    start: int
    size: int


def waves(upload: Seekable, start: int) -> list[Part]:
    """Give each WAV of an upload, one behind the other, under a header with its real size.

    Raises:
        BadMedia: when the sound ends before its header says, or there is none.
    """
    found = []
    while start + 12 <= upload.size and _at(upload, start, 4) in MARKS:
        part, start = _wave(upload, start)
        found.append(part)
    return found


def _wave(upload: Seekable, start: int) -> tuple[Part, int]:
    form, long_size = b"", None
    for chunk in _chunks(upload, start + 12):
        if chunk.kind == b"ds64":
            long_size = struct.unpack("<Q", _at(upload, chunk.start + 8, 8).ljust(8, b"\xff"))[0]
        elif chunk.kind == b"fmt ":
            form = _at(upload, chunk.start, min(chunk.size, _LONGEST_FORMAT))
        elif chunk.kind == b"data":
            if len(form) < 16:
                raise BadMedia(DAMAGED)
            end = _end(upload, start, chunk, long_size)
            whole_frames = max(1, struct.unpack_from("<H", form, 12)[0])
            end -= (end - chunk.start) % whole_frames
            return Part(upload, chunk.start, end, head=_head(form, end - chunk.start)), _after(
                upload, end
            )
    raise BadMedia(INCOMPLETE)


def _end(upload: Seekable, start: int, data: _Chunk, long_size: int | None) -> int:
    size = data.size
    if size == 0xFFFFFFFF and long_size is not None:
        size = long_size
    told = int.from_bytes(_at(upload, start + 4, 4), "little")
    filled_in = size < _NEVER_FILLED_IN or (long_size is not None and 0 < size < 2**62)
    if size == 0:
        # Nothing was recorded where the header was written to its end all the same.
        filled_in = told == upload.size - start - 8
    if not filled_in:
        return upload.size
    if data.start + size > upload.size:
        raise BadMedia(INCOMPLETE)
    return data.start + size


def _head(form: bytes, size: int) -> bytes:
    form += b"\0" * (len(form) % 2)
    riff = struct.pack("<4sI4s", b"RIFF", 4 + 8 + len(form) + 8 + size, b"WAVE")
    return (
        riff + struct.pack("<4sI", b"fmt ", len(form)) + form + struct.pack("<4sI", b"data", size)
    )


def _after(upload: Seekable, end: int) -> int:
    """Give where another WAV begins behind the chunks that follow the sound, or the end."""
    for chunk in _chunks(upload, end + end % 2):
        if chunk.kind in MARKS and _at(upload, chunk.start, 4) == b"WAVE":
            return chunk.start - 8
    return upload.size


def _chunks(upload: Seekable, at: int) -> Iterator[_Chunk]:
    while at + 8 <= upload.size:
        kind, size = struct.unpack("<4sI", _at(upload, at, 8))
        yield _Chunk(kind, at + 8, size)
        at += 8 + size + size % 2


def _at(upload: Seekable, offset: int, size: int) -> bytes:
    upload.seek(offset)
    return upload.read(size)

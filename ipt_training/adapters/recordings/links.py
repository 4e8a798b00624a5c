"""Recordings that stand one behind the other in a file, as recorders that start again leave them.

Each link is given as a file of its own, so that no reader takes the second for a part of the first.
"""

import struct
from collections.abc import Callable, Iterator

from ipt_training.adapters.recordings.boxes import boxes
from ipt_training.adapters.recordings.ebml import headers
from ipt_training.adapters.recordings.seekable import Part, Seekable
from ipt_training.adapters.recordings.sniff import Form
from ipt_training.adapters.recordings.waves import waves
from ipt_training.domain.errors import BadMedia

MOST_LINKS = 60
_ZEROS = 1024**2


def links(form: Form, upload: Seekable, start: int) -> list[Part]:
    """Cut an upload into its links; most have one.

    Args:
        form: what the upload is.
        upload: all that arrived.
        start: where the recording begins in it.

    Raises:
        BadMedia: when there are more than anybody wants to hear as one session.
    """
    cut: dict[Form, Callable[[Seekable, int], list[Part]]] = {
        Form.FLAC: lambda whole, at: [Part(whole, at, whole.size)],
        Form.WAV: waves,
        Form.OGG: _pages,
        Form.MP4: _movies,
        Form.WEBM: lambda whole, at: _split(whole, at, headers(whole, at)),
    }
    found = cut[form](upload, start) if form in cut else [_whole(upload, start)]
    if len(found) > MOST_LINKS:
        raise BadMedia(f"This file is joined from more than {MOST_LINKS} recordings; export one.")
    return found


def _whole(upload: Seekable, start: int) -> Part:
    """Leave out the zeros with which a recorder filled up its last block."""
    end = upload.size
    while end > start:
        some = max(start, end - _ZEROS)
        upload.seek(some)
        filled = len(upload.read(end - some).rstrip(b"\0"))
        end = some + filled
        if filled:
            break
    return Part(upload, start, end)


def _split(upload: Seekable, start: int, beginnings: Iterator[int]) -> list[Part]:
    starts = [start, *(at for at in beginnings if at > start)]
    return [Part(upload, a, b) for a, b in zip(starts, [*starts[1:], upload.size], strict=True)]


def _pages(upload: Seekable, start: int) -> list[Part]:
    return _split(upload, start, _first_pages(upload, start))


def _first_pages(upload: Seekable, at: int) -> Iterator[int]:
    """Give where streams begin after others have begun to play."""
    playing = False
    while at + 27 <= upload.size:
        upload.seek(at)
        page = upload.read(27 + 255)
        if not page.startswith(b"OggS"):
            return
        begins = bool(page[5] & 2)
        if begins and playing:
            yield at
        playing = not begins
        at += 27 + page[26] + sum(page[27 : 27 + page[26]])


def _movies(upload: Seekable, start: int) -> list[Part]:
    """Cut where another file begins, and where the times of fragments begin anew."""
    found: list[Part] = []
    head_end, seen, began = 0, set[bytes](), start
    times: dict[int, int] = {}
    head = b""
    for kind, inner, end in boxes(upload, start, upload.size):
        at = inner - 8
        if kind == b"ftyp" and b"moov" in seen:
            found.append(Part(upload, began, at, head=head))
            began, seen, times, head = at, set(), {}, b""
        elif kind == b"moof":
            head_end = head_end if b"moof" in seen else at
            now = dict(_fragment_times(upload, inner, end))
            if any(now[track] < times.get(track, 0) for track in now):
                first = head or _read(upload, began, head_end)
                found.append(Part(upload, began, at, head=head))
                began, times, head = at, {}, first
            times |= now
        seen.add(kind)
    return [*found, Part(upload, began, upload.size, head=head)]


def _fragment_times(upload: Seekable, start: int, end: int) -> Iterator[tuple[int, int]]:
    for kind, inner, inner_end in boxes(upload, start, end):
        if kind != b"traf":
            continue
        parts = {
            name: _read(upload, at, stop) for name, at, stop in boxes(upload, inner, inner_end)
        }
        track, time = parts.get(b"tfhd", b""), parts.get(b"tfdt", b"")
        if len(track) >= 8 and len(time) >= (12 if time[:1] == b"\1" else 8):
            shape = ">Q" if time[0] == 1 else ">I"
            yield struct.unpack_from(">I", track, 4)[0], struct.unpack_from(shape, time, 4)[0]


def _read(upload: Seekable, start: int, end: int) -> bytes:
    upload.seek(start)
    return upload.read(min(end - start, 1024**2))

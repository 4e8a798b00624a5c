"""Whether a file is all there, by what its container says of its own length."""

import struct
from collections.abc import Callable, Iterator

from ipt_training.adapters.recordings.pieces import Pieces
from ipt_training.adapters.recordings.sniff import Form
from ipt_training.domain.errors import BadMedia

INCOMPLETE = (
    "This recording is incomplete: its end is missing. Copy it again from the device and upload it."
)
_NO_INDEX = (
    "This recording is incomplete: the index that M4A and MP4 files need to be played is missing."
    " The recorder was probably stopped hard, or the copy broke off. Copy it again from the device."
)
_PROTECTED = (
    "This recording is protected against copying and cannot be played here."
    " Export it without protection."
)
_OPEN_END = {0, 0xFFFFFFFF}
_PATH = (b"moov", b"trak", b"mdia", b"minf", b"stbl")
_LOCKED = frozenset({b"encv", b"enca", b"drms", b"drmi"})


def check_whole(form: Form, upload: Pieces) -> None:
    """Refuse a file that ends before its container says, or that is protected.

    Raises:
        BadMedia: with what is missing.
    """
    checks: dict[Form, Callable[[Pieces], None]] = {
        Form.MP3: _check_counted,
        Form.MP4: _check_boxes,
        Form.WAV: _check_chunks,
        Form.OGG: _check_last_page,
        Form.WEBM: _check_segment,
    }
    if form in checks:
        checks[form](upload)


def _check_counted(upload: Pieces) -> None:
    # Encoders that know the length leave a frame in front that counts the bytes from itself on.
    upload.seek(0)
    head = upload.read(10)
    start = 0
    if len(head) == 10 and head.startswith(b"ID3"):
        start = 10 + sum(
            byte << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True)
        )
    upload.seek(start)
    frame = upload.read(256)
    place = max(frame.find(b"Xing"), frame.find(b"Info"))
    if place < 0 or len(frame) < place + 16:
        return
    flags = struct.unpack_from(">I", frame, place + 4)[0]
    if flags & 2:
        counted = struct.unpack_from(">I", frame, place + 8 + 4 * (flags & 1))[0]
        if start + counted > upload.size:
            raise BadMedia(INCOMPLETE)


def _check_boxes(upload: Pieces) -> None:
    found = set()
    for kind, start, end in _boxes(upload, 0, upload.size):
        if end > upload.size:
            raise BadMedia(INCOMPLETE if b"moov" in found else _NO_INDEX)
        found.add(kind)
        if kind == b"moov":
            _check_open(upload, start, end, depth=1)
    if b"moov" not in found:
        raise BadMedia(_NO_INDEX)


def _check_open(upload: Pieces, start: int, end: int, *, depth: int) -> None:
    for kind, inner, inner_end in _boxes(upload, start, end):
        if depth < len(_PATH) and kind == _PATH[depth]:
            _check_open(upload, inner, inner_end, depth=depth + 1)
        elif depth == len(_PATH) and kind == b"stsd":
            _check_not_locked(upload, inner, inner_end)


def _check_not_locked(upload: Pieces, start: int, end: int) -> None:
    # Eight bytes of version and count come before the descriptions.
    if any(kind in _LOCKED for kind, _, _ in _boxes(upload, start + 8, end)):
        raise BadMedia(_PROTECTED)


def _boxes(upload: Pieces, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while start + 8 <= end:
        upload.seek(start)
        head = upload.read(16)
        size, kind = struct.unpack(">I4s", head[:8])
        inner = start + 8
        if size == 1 and len(head) == 16:
            size, inner = struct.unpack(">Q", head[8:])[0], start + 16
        elif size == 0:
            size = end - start
        if size < inner - start:
            return
        yield kind, inner, start + size
        start += size


def _check_chunks(upload: Pieces) -> None:
    start = 12
    while start + 8 <= upload.size:
        upload.seek(start)
        kind, size = struct.unpack("<4sI", upload.read(8))
        if kind == b"data":
            if size not in _OPEN_END and start + 8 + size > upload.size:
                raise BadMedia(INCOMPLETE)
            return
        start += 8 + size + size % 2
    raise BadMedia(INCOMPLETE)


def _check_last_page(upload: Pieces) -> None:
    # A page is at most 65 307 bytes, so the last one starts in this tail.
    start = max(0, upload.size - 65_307)
    upload.seek(start)
    tail = upload.read(65_307)
    page = tail[max(0, tail.rfind(b"OggS")) :]
    if len(page) < 27 or not page.startswith(b"OggS"):
        raise BadMedia(INCOMPLETE)
    lacing = page[27 : 27 + page[26]]
    is_last = page[5] & 4
    if not is_last or len(lacing) < page[26] or len(page) < 27 + len(lacing) + sum(lacing):
        raise BadMedia(INCOMPLETE)


def _check_segment(upload: Pieces) -> None:
    start = 0
    while start < upload.size:
        upload.seek(start)
        head = upload.read(12)
        if len(head) < 12:
            raise BadMedia(INCOMPLETE)
        length = 9 - head[4].bit_length() if head[4] else 9
        if length > 8:
            raise BadMedia(INCOMPLETE)
        size = int.from_bytes(head[4 : 4 + length], "big") & ((1 << 7 * length) - 1)
        is_open = size == (1 << 7 * length) - 1
        if head[:4] == b"\x18\x53\x80\x67":
            if not is_open and start + 4 + length + size > upload.size:
                raise BadMedia(INCOMPLETE)
            return
        start += 4 + length + size
    raise BadMedia(INCOMPLETE)

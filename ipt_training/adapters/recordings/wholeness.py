"""Whether a file is all there, by what its container says of its own length."""

import struct
from collections.abc import Callable

from ipt_training.adapters.recordings.boxes import boxes
from ipt_training.adapters.recordings.ebml import SEGMENT, elements, has_duration
from ipt_training.adapters.recordings.seekable import Seekable
from ipt_training.adapters.recordings.sniff import Form, behind_tags
from ipt_training.domain.errors import BadMedia

DAMAGED = "This recording is damaged and cannot be read to its end. Copy it again from the device."
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
_PATH = (b"moov", b"trak", b"mdia", b"minf", b"stbl")
_LOCKED = frozenset({b"encv", b"enca", b"drms", b"drmi"})


def check_whole(form: Form, upload: Seekable) -> None:
    """Refuse a file that ends before its container says, or that is protected.

    Raises:
        BadMedia: with what is missing.
    """
    checks: dict[Form, Callable[[Seekable], None]] = {
        Form.MP3: _check_counted,
        Form.MP4: _check_boxes,
        Form.OGG: _check_last_page,
        Form.WEBM: _check_segment,
    }
    if form in checks:
        checks[form](upload)


def is_marked_as_ended(form: Form, upload: Seekable) -> bool:
    """Say whether the recorder wrote down that it stopped, where a form has a mark for that."""
    return form is not Form.OGG or bool(_last_page(upload)[5] & 4)


def is_length_told(form: Form, upload: Seekable) -> bool:
    """Say whether a container notes its length; where it does not, readers only estimate one."""
    if form is Form.WEBM:
        return has_duration(upload)
    return form in {Form.MP4, Form.OGG, Form.FLAC}


def _check_counted(upload: Seekable) -> None:
    # Encoders that know the length leave a frame in front that counts the bytes from itself on.
    start = behind_tags(upload, 0)
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


def _check_boxes(upload: Seekable) -> None:
    found = set()
    for kind, start, end in boxes(upload, 0, upload.size):
        if end > upload.size:
            raise BadMedia(INCOMPLETE if b"moov" in found else _NO_INDEX)
        found.add(kind)
        if kind == b"moov":
            _check_open(upload, start, end, depth=1)
    if b"moov" not in found:
        raise BadMedia(_NO_INDEX)


def _check_open(upload: Seekable, start: int, end: int, *, depth: int) -> None:
    for kind, inner, inner_end in boxes(upload, start, end):
        if depth < len(_PATH) and kind == _PATH[depth]:
            _check_open(upload, inner, inner_end, depth=depth + 1)
        elif depth == len(_PATH) and kind == b"stsd":
            _check_not_locked(upload, inner, inner_end)


def _check_not_locked(upload: Seekable, start: int, end: int) -> None:
    # Eight bytes of version and count come before the descriptions.
    if any(kind in _LOCKED for kind, _, _ in boxes(upload, start + 8, end)):
        raise BadMedia(_PROTECTED)


def _check_last_page(upload: Seekable) -> None:
    page = _last_page(upload)
    lacing = page[27 : 27 + page[26]] if len(page) >= 27 else b""
    if not lacing or len(lacing) < page[26] or len(page) < 27 + len(lacing) + sum(lacing):
        raise BadMedia(INCOMPLETE)


def _last_page(upload: Seekable) -> bytes:
    # A page is at most 65 307 bytes, so the last one starts in this tail.
    upload.seek(max(0, upload.size - 65_307))
    tail = upload.read(65_307)
    place = tail.rfind(b"OggS")
    return tail[place:] if place >= 0 else b""


def _check_segment(upload: Seekable) -> None:
    for one in elements(upload, 0, upload.size):
        if one.id == SEGMENT:
            if one.end is not None and one.end > upload.size:
                raise BadMedia(INCOMPLETE)
            return
    raise BadMedia(INCOMPLETE)

"""What a file is by its first bytes: one of the few forms taken, or a sentence on what it is."""

from enum import StrEnum

from ipt_training.adapters.recordings.seekable import Seekable
from ipt_training.domain.errors import BadMedia

HEAD = 64 * 1024
"""Bytes that decide."""


_ZEROS = 1024**2
"""Bytes looked at in one go behind the zeros that some recorders put in front."""


class Form(StrEnum):
    """The containers taken, by the one demuxer that may open each."""

    MP3 = "mp3"
    AAC = "aac"
    MP4 = "mp4"
    WAV = "wav"
    OGG = "ogg"
    WEBM = "matroska"
    FLAC = "flac"


SERVED_AS = {
    (Form.MP4, "audio"): "audio/mp4",
    (Form.MP4, "video"): "video/mp4",
    (Form.WAV, "audio"): "audio/wav",
    (Form.OGG, "audio"): "audio/ogg",
    (Form.WEBM, "audio"): "audio/webm",
    (Form.WEBM, "video"): "video/webm",
    (Form.FLAC, "audio"): "audio/flac",
}
"""The only content types a recording is ever served as."""


def found_in(upload: Seekable) -> tuple[Form, int]:
    """Tell the form of an upload by its bytes, and where in it the recording begins.

    Its name says nothing. Zeros and tags in front are no part of the recording.

    Raises:
        BadMedia: when it is none that can be rated; the sentence says what it is.
    """
    upload.seek(0)
    head = upload.read(HEAD)
    if not head:
        raise BadMedia("This file is empty. Choose the recording again.")
    start = 0
    form = _form(head)
    if form is None and not any(head[:16]):
        start = _behind_zeros(upload, 0)
    if form is None:
        start = behind_tags(upload, start)
        upload.seek(start)
        form = _form(upload.read(HEAD))
        if form is None and start and _has_tags(head):
            form, start = Form.MP3, 0
    if form is None:
        raise BadMedia(f"{_what(head)} {_INSTEAD}")
    return form, start


def behind_tags(upload: Seekable, start: int) -> int:
    """Give where the recording begins behind ID3 tags and the zeros that follow them."""
    while True:
        upload.seek(start)
        head = upload.read(10)
        if len(head) < 10 or not _has_tags(head):
            return start
        size = sum(byte << shift for byte, shift in zip(head[6:], (21, 14, 7, 0), strict=True))
        start = _behind_zeros(upload, start + 10 + size + 10 * bool(head[5] & 0x10))


def _has_tags(head: bytes) -> bool:
    return head.startswith(b"ID3") and not any(byte & 0x80 for byte in head[6:10])


def _behind_zeros(upload: Seekable, start: int) -> int:
    upload.seek(start)
    while some := upload.read(_ZEROS):
        rest = some.lstrip(b"\0")
        if rest:
            return upload.tell() - len(rest)
    return start


def _form(head: bytes) -> Form | None:
    if head[4:8] == b"ftyp" and head[8:12] not in _PICTURE_BRANDS:
        return Form.MP4
    if head[4:8] in {b"moov", b"mdat", b"wide"}:
        return Form.MP4
    if head[:4] in {b"RIFF", b"RF64", b"BW64"} and head[8:12] == b"WAVE":
        return Form.WAV
    if head.startswith(b"OggS"):
        return Form.OGG
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return Form.WEBM
    if head.startswith(b"fLaC"):
        return Form.FLAC
    if _is_layer_three(head):
        return Form.MP3
    if _is_bare_aac(head):
        return Form.AAC
    return None


def _is_bare_aac(head: bytes) -> bool:
    """Say whether frames of AAC follow each other from the start, each naming its length."""
    at = 0
    for _ in range(3):
        frame = head[at : at + 7]
        if len(frame) < 7 or frame[0] != 0xFF or frame[1] & 0xF6 != 0xF0:
            return False
        length = (frame[3] & 3) << 11 | frame[4] << 3 | frame[5] >> 5
        at += length
        if length < len(frame) or at == len(head):
            return length >= len(frame)
    return True


def _is_layer_three(head: bytes) -> bool:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, frequency = head[2] >> 4, head[2] >> 2 & 3
    return version != 1 and layer == 1 and rate not in {0, 15} and frequency != 3


def _what(head: bytes) -> str:
    for mark, offset, what in _MARKS:
        if head[offset : offset + len(mark)] == mark:
            return what
    if head[4:8] == b"ftyp":
        return _PICTURE
    if head.startswith(b"\xff") and len(head) > 1 and head[1] & 0xF6 == 0xF0:
        return "This file looks like bare AAC and is damaged."
    text = _text(head)
    if text is None:
        return "This file is not sound or video that can be read here, or it is damaged."
    if text.lstrip().startswith(_PLAYLISTS):
        return "This file is a playlist: it only points to sound, and holds none."
    if text.lstrip().startswith("WEBVTT") or "-->" in text:
        return "This file is a transcript, not sound; add it as the recording's transcript."
    return "This file is text, not sound."


def _text(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    strange = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return None if strange else head.decode("utf-8-sig", errors="replace")


_INSTEAD = "Choose an M4A, MP3, MP4, WAV, OGG, WebM or FLAC recording."
_PICTURE = "This file is a picture, not sound."
_PICTURE_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif", b"avis"})
_PLAYLISTS = (
    "#EXTM3U",
    "#EXTINF",
    "[playlist]",
    "ffconcat",
    "<smil",
    "<?wpl",
    "<asx",
    "v=0\r",
    "v=0\n",
)
_OFFICE = "This file is a document or an archive, not sound."
_MARKS = (
    (b"\x89PNG", 0, _PICTURE),
    (b"\xff\xd8\xff", 0, _PICTURE),
    (b"GIF8", 0, _PICTURE),
    (b"BM", 0, _PICTURE),
    (b"II*\x00", 0, _PICTURE),
    (b"MM\x00*", 0, _PICTURE),
    (b"WEBP", 8, _PICTURE),
    (b"PK\x03\x04", 0, _OFFICE),
    (b"%PDF", 0, _OFFICE),
    (b"\xd0\xcf\x11\xe0", 0, _OFFICE),
    (b"\x1f\x8b", 0, _OFFICE),
    (b"7z\xbc\xaf", 0, _OFFICE),
    (b"\x30\x26\xb2\x75", 0, "This file is Windows Media, which browsers cannot play."),
    (b"AVI ", 8, "This file is AVI, which browsers cannot play."),
    (b"FORM", 0, "This file is AIFF, which browsers cannot play."),
    (b"#!AMR", 0, "This file is AMR, which browsers cannot play."),
)

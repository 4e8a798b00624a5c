"""Bytes of a transcript to characters: what the file itself says, then what a library thinks.

UTF-8 and UTF-16 say themselves what they are. For anything else charset-normalizer ranks the
encodings that fit; a person who sees a sample of each decides, because a short text in Polish fits
three of them without a mistake.
"""

import codecs
from dataclasses import dataclass

from ipt_training.domain.errors import BadTranscript
from ipt_training.domain.recordings.transcript import Reading

ENCODINGS = {
    "cp1252": "Western European (Windows)",
    "cp1250": "Central European (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "koi8_r": "Cyrillic (KOI8-R)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1255": "Hebrew (Windows)",
    "cp1256": "Arabic (Windows)",
    "cp1257": "Baltic (Windows)",
    "cp1258": "Vietnamese (Windows)",
    "iso8859_2": "Central European (ISO)",
    "iso8859_5": "Cyrillic (ISO)",
    "mac_roman": "Western European (old Mac)",
    "cp932": "Japanese (Shift JIS)",
    "euc_jp": "Japanese (EUC)",
    "gb18030": "Chinese, simplified (GB 18030)",
    "big5": "Chinese, traditional (Big5)",
    "cp949": "Korean (Windows)",
}
"""What transcripts were written in before UTF-8, the most usual first."""
_MARKS = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENOUGH = 64 * 1024
"""Bytes of speech that are looked at to tell an encoding."""
_DAMAGED = "\ufffd"
_SAMPLE_LINES = 3
_SAMPLE_WIDTH = 90
_NOT_TEXT = "This file is not text, so it is not a VTT or SRT transcript."


@dataclass(frozen=True)
class Decoded:
    """The characters of a file, and what its reader should know of them."""

    text: str
    warnings: tuple[str, ...] = ()


def decoded(content: bytes, encoding: str = "") -> Decoded:
    """Give the characters of a file; in an encoding that was confirmed where one is named.

    Raises:
        BadTranscript: when it is not text, or not in the encoding that is named.
    """
    if encoding:
        return _confirmed(content, encoding)
    said = _said_by_the_file(content)
    if said is not None:
        return said
    best = readings(content)[0]
    warning = (
        f"The file does not say how its letters are stored; it was read as {best.name}."
        " If names or accents look wrong, save it as UTF-8 and upload it again."
    )
    return Decoded(_strictly(content, best.encoding), (warning,))


def readings(content: bytes) -> tuple[Reading, ...]:
    """Give the ways to read a file that does not say its encoding, the likeliest first.

    Raises:
        BadTranscript: when it is not text.
    """
    if _said_by_the_file(content) is not None:
        return ()
    lines = [line for line in content.splitlines() if not line.isascii() and b"-->" not in line]
    speech = b"\n".join(lines)[:_ENOUGH]
    found: dict[str, Reading] = {}
    for encoding in _ranked(speech):
        sample = _sample(content, lines, encoding)
        if sample and sample not in found:
            found[sample] = Reading(encoding=encoding, name=ENCODINGS[encoding], sample=sample)
    if not found:
        raise BadTranscript(_NOT_TEXT)
    return tuple(found.values())


def _said_by_the_file(content: bytes) -> Decoded | None:
    if content.startswith(codecs.BOM_UTF8):
        return _utf8(content[len(codecs.BOM_UTF8) :], sure=True)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(_strictly(content[len(mark) :], encoding))
    if content[1:2] == b"\x00" and content[:1] != b"\x00":
        return Decoded(_strictly(content, "utf-16-le"))
    if content[:1] == b"\x00" and content[1:2] != b"\x00":
        return Decoded(_strictly(content, "utf-16-be"))
    if b"\x00" in content:
        raise BadTranscript(_NOT_TEXT)
    return _utf8(content, sure=False)


def _utf8(content: bytes, *, sure: bool) -> Decoded | None:
    """Read UTF-8, with a sign for each damaged letter where the rest is plainly UTF-8."""
    text = content.decode("utf-8", errors="replace")
    if "\x00" in text:
        raise BadTranscript(_NOT_TEXT)
    damaged = text.count(_DAMAGED) - content.count(_DAMAGED.encode())
    if not damaged:
        return Decoded(text)
    whole = sum(1 for sign in text if sign > "\x7f") - damaged
    if whole < 2 * damaged and not sure:
        return None
    line = text[: text.index(_DAMAGED)].count("\n") + 1
    count = "1 letter is" if damaged == 1 else f"{damaged:,} letters are"
    return Decoded(text, (f"{count} damaged in the file (first at line {line}).",))


def _confirmed(content: bytes, encoding: str) -> Decoded:
    if encoding not in ENCODINGS:
        raise BadTranscript("Transcripts are not read in that encoding; save the file as UTF-8.")
    return Decoded(_strictly(content, encoding))


def _ranked(speech: bytes) -> list[str]:
    # Imported here: hardly a file needs it, and every command would load it.
    from charset_normalizer import from_bytes

    places = {name: place for place, name in enumerate(ENCODINGS)}
    fits = {
        name: (match.chaos, -match.coherence, places[name])
        for match in from_bytes(speech, cp_isolation=list(ENCODINGS))
        for name in match.could_be_from_charset
        if name in places
    }
    return [*sorted(fits, key=lambda name: fits[name]), *(one for one in places if one not in fits)]


def _sample(content: bytes, lines: list[bytes], encoding: str) -> str:
    """Give the lines that tell most of an encoding, or nothing where the file is not in it."""
    try:
        _strictly(content, encoding)
    except BadTranscript:
        return ""
    telling = sorted(lines, key=lambda line: sum(byte > 0x7F for byte in line), reverse=True)
    shown = [line.decode(encoding).strip()[:_SAMPLE_WIDTH] for line in telling[:_SAMPLE_LINES]]
    return "\n".join(shown)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadTranscript(_NOT_TEXT) from error
    if "\x00" in text:
        raise BadTranscript(_NOT_TEXT)
    return text

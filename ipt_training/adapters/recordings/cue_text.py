"""The text of cues: bytes to characters, voices named by tags, markup and hidden signs removed."""

import codecs
import html
import re
import unicodedata

from ipt_training.domain.errors import BadTranscript
from ipt_training.domain.recordings.transcript import LONGEST_CUE

LONGEST_NAME = 80
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|</>|<[\d:.]+>|\{\\[^{}]*\}")
_BLANK = re.compile(r"\s+")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = {"\u200c", "\u200d"}
"""Some scripts cannot be written without them."""
_NESTED_AT_MOST = 5
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class TooLong(Exception):
    """A cue has more text than any speaker says in one."""


def decoded(content: bytes) -> str:
    """Give the characters of a file in UTF-8, UTF-16 or Windows' western encoding.

    Raises:
        BadTranscript: when it is not text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content[len(mark) :], encoding)
    if content[1:2] == b"\x00" and content[:1] != b"\x00":
        return _decode(content, "utf-16-le")
    if content[:1] == b"\x00" and content[1:2] != b"\x00":
        return _decode(content, "utf-16-be")
    try:
        return _decode(content, "utf-8")
    except BadTranscript:
        if b"\x00" in content:
            raise
        return _decode(content, "cp1252")


def voices(text: str) -> list[tuple[str, str]]:
    """Split raw text at its voice tags into name and raw words; without a tag the name is empty."""
    if len(text) > 4 * LONGEST_CUE:
        raise TooLong
    parts = _VOICE.split(text)
    named = zip(parts[1::2], parts[2::2], strict=True)
    return [("", parts[0]), *((_name(name), words) for name, words in named)]


def plain(text: str) -> str:
    """Give the words alone.

    Raises:
        TooLong: when there are too many of them.
    """
    for _ in range(_NESTED_AT_MOST):
        stripped = _TAG.sub("", text)
        if stripped == text:
            break
        text = stripped
    words = _visible(html.unescape(text))
    if len(words) > LONGEST_CUE:
        raise TooLong
    return words


def _name(raw: str) -> str:
    name = _visible(html.unescape(raw)).replace("<", "").replace(">", "")
    return name[:LONGEST_NAME].strip()


def _visible(text: str) -> str:
    spaced = _BLANK.sub(" ", text)
    kept = (
        sign for sign in spaced if sign in _JOINERS or unicodedata.category(sign) not in _HIDDEN
    )
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def _decode(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadTranscript(_NOT_TEXT) from error
    if "\x00" in text:
        raise BadTranscript(_NOT_TEXT)
    return text


_NOT_TEXT = "This file is not text, so it is not a VTT or SRT transcript."

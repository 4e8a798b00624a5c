"""The text of cues: voices named by tags, markup and hidden signs removed, every word kept."""

import html
import re
import unicodedata

from ipt_training.domain.recordings.transcript import LONGEST_CUE, LONGEST_NAME

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
_TAG = re.compile(
    r"</?(?:[cibuv]|ruby|rt|lang|font)(?:\.[^\s<>]*)?>"
    r"|<(?:lang|font)(?:\.[^\s<>]*)?[ \t][^<>]*>"
    r"|<(?:\d{1,9}:)?\d{1,4}:\d{2}(?:\.\d{1,9})?>"
    r"|\{\\[^{}]*\}",
    re.IGNORECASE,
)
"""What WebVTT and SRT know; angle brackets around anything else were typed by somebody."""
_TIMED = re.compile(r"<(?:\d{1,9}:)?\d{1,4}:\d{2}(?:\.\d{1,9})?>")
_BLANK = re.compile(r"\s+")
_DROPPED = frozenset(
    "\u00ad\u200b\u2060\ufeff\u202d\u202e\ufff9\ufffa\ufffb"
    + "".join(map(chr, range(0x206A, 0x2070)))
    + "".join(map(chr, range(0xE0000, 0xE0080)))
)
"""Signs that nobody sees and no script needs; the overrides turn what one reads around."""


class TooLong(Exception):
    """A cue has more text than any speaker says in one."""


def voices(text: str) -> list[tuple[str, str]]:
    """Split raw text at its voice tags into name and raw words; without a tag the name is empty."""
    if len(text) > 4 * LONGEST_CUE:
        raise TooLong
    parts = _VOICE.split(text)
    named = zip(parts[1::2], parts[2::2], strict=True)
    return [("", parts[0]), *((plain_name(name), words) for name, words in named)]


def plain_lines(text: str) -> list[str]:
    """Give the words alone, line by line; lines without a word are gone.

    Raises:
        TooLong: when there are too many of them.
    """
    lines = [_visible(html.unescape(line)) for line in _TAG.sub("", text).split("\n")]
    kept = [line for line in lines if line]
    if sum(len(line) + 1 for line in kept) > LONGEST_CUE:
        raise TooLong
    return kept


def plain_name(raw: str) -> str:
    """Give a name as it may be shown."""
    name = _visible(html.unescape(raw)).replace("<", "").replace(">", "")
    return name[:LONGEST_NAME].strip()


def is_timed(text: str) -> bool:
    """Say whether the words of a cue have times of their own, as captions have that roll."""
    return bool(_TIMED.search(text))


def _visible(text: str) -> str:
    spaced = _BLANK.sub(" ", text)
    kept = (
        sign
        for sign in spaced
        if sign not in _DROPPED and unicodedata.category(sign) not in {"Cc", "Cs"}
    )
    return unicodedata.normalize("NFC", "".join(kept)).strip()

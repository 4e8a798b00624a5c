"""Text made safe for a file: nothing a reader's program could take for a command or choke on."""

import re
import unicodedata

LONGEST = 32_767
"""Characters a cell of a workbook may hold; a longer text would be cut without a word."""

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEWLINES = re.compile("\r\n?")
_INVISIBLE = frozenset({"Cc", "Cf", "Me", "Mn", "Zl", "Zp", "Zs"})
_FILLERS = "\u115f\u1160\u3164\uffa0"
_COMMANDS = "=+-@|%\u2212"
_BREAKS = "\t\r\n"


def cleaned(text: str) -> str:
    """Give the text in one normal form, with what no file may hold shown as U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    legal = _ILLEGAL.sub("\ufffd", _NEWLINES.sub("\n", text))
    return unicodedata.normalize("NFC", legal)


def fitted(text: str) -> str:
    """Cut a text that no cell can hold, and say in its place how much is lacking."""
    if len(text) <= LONGEST:
        return text
    notice = f" [Cut here: the text has {len(text):,} characters, a cell holds {LONGEST:,}.]"
    return text[: LONGEST - len(notice)] + notice


def could_be_command(text: str) -> bool:
    """Say whether a spreadsheet might take the text for a formula, whatever hides in front."""
    if not text:
        return False
    if text[0] in _BREAKS:
        return True
    for character in text:
        if unicodedata.category(character) in _INVISIBLE or character in _FILLERS:
            continue
        return unicodedata.normalize("NFKC", character)[0] in _COMMANDS
    return False

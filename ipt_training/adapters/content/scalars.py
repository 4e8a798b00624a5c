"""What a plain word in a pack stands for, by the rules of YAML 1.2 and no others.

``no``, ``on``, ``017``, ``1:30`` and dates are words; only ``true``, ``false``, ``null`` and plain
decimal numbers are anything else.
"""

import math
import re

LARGEST_INTEGER = 2**53
Scalar = str | int | float | bool | None

_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FRACTION = re.compile(r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+([eE][-+]?[0-9]+)?")
_POWER = re.compile(r"[-+]?(0|[1-9][0-9]*)\.?[eE][-+]?[0-9]+")
_NOT_FINITE = re.compile(r"([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))")
_LONGEST_NUMBER = 30
_SHOWN = 12


def plain(word: str) -> Scalar:
    """Give the value of an unquoted scalar.

    Raises:
        ValueError: for a number that is too large or not finite, in a sentence for the author.
    """
    if word in _WORDS:
        return _WORDS[word]
    if _NOT_FINITE.fullmatch(word):
        raise ValueError(f"{word} is not a number that can be used; write a finite number")
    if _INTEGER.fullmatch(word):
        return _integer(word)
    if _FRACTION.fullmatch(word) or _POWER.fullmatch(word):
        return _number(word)
    return word


def forbidden_character(text: str) -> str | None:
    """Name the first control, direction mark or half character, which no pack may hold."""
    found = _FORBIDDEN.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufeff\ufffe\uffff]"
)


def _integer(word: str) -> int:
    if len(word) > _LONGEST_NUMBER or abs(int(word)) >= LARGEST_INTEGER:
        raise ValueError(
            f"the number {_short(word)} is too large; write it in quotes if it is text"
        )
    return int(word)


def _number(word: str) -> float:
    if len(word) > _LONGEST_NUMBER or not math.isfinite(float(word)):
        raise ValueError(f"the number {_short(word)} is too long or too large")
    return float(word)


def _short(word: str) -> str:
    return word if len(word) <= _SHOWN else word[:_SHOWN] + "…"

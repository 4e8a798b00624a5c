"""What one cell says: a score, no score, or something that only its author can explain."""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass, field

_POINT = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_COMMA = re.compile(r"[+-]?(?:\d+,\d*|,\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_NOT_FINITE = re.compile(r"[+-]?(?:inf|infinity)", re.IGNORECASE)
_WORDS = frozenset(
    {
        "na",
        "n/a",
        "#n/a",
        "nan",
        "null",
        "none",
        "missing",
        ".",
        "-",
        "\u2013",
        "?",
        "k.a.",
        "k. a.",
    }
)
"""What people and programs write where there is no score."""
_CODES = frozenset(
    {*(7.0, 8.0, 9.0, 77.0, 88.0, 99.0, 777.0, 888.0, 999.0, 7777.0, 8888.0, 9999.0)}
    | {*(-1.0, -7.0, -8.0, -9.0, -77.0, -88.0, -99.0, -777.0, -888.0, -999.0, -9999.0)}
)
"""Numbers that surveys and statistics programs write for it."""
_FAR = 3.0
"""Points beyond all other scores, at least, for such a number to be asked about."""
_BLANK = "leave the cell blank where there is no score"
NOTHING = "none"
"""The answer that no number stands for a missing score."""


@dataclass
class Cells:
    """Reads the cells of one file."""

    separator: str
    missing: frozenset[str] = frozenset()
    """What the caller says stands for a missing score, in small letters."""
    scale: tuple[float, float] | None = None
    """The lowest and the highest score there is, where the caller knows."""
    mark: str = ""
    """How decimals are parted in this file, once one was seen."""
    seen: dict[float, tuple[int, int]] = field(default_factory=dict)
    """Line and number of each code that was read as a score."""
    low: float = math.inf
    high: float = -math.inf

    def read(self, cell: str, line: int) -> float | str | None:
        """Give the score, nothing where there is none, or what is wrong as a sentence."""
        text = cell.strip()
        if not text or text.casefold() in self.missing:
            return None
        score = self._number(text)
        if isinstance(score, str):
            return score
        if f"{score:g}" in self.missing:
            return None
        if self.scale and not self.scale[0] <= score <= self.scale[1]:
            low, high = self.scale
            return (
                f"{text[:40]!r} is not on the scale {low:g}-{high:g}; where it says that there is"
                f" no score, give --missing {score:g}"
            )
        self._note(score, line)
        return score

    def asked(self) -> list[tuple[int, str]]:
        """Give each number that may say that there is no score, at its first line."""
        if self.scale or NOTHING in self.missing or self.low > self.high:
            return []
        low, high = self.low, self.high
        strange: list[float] = []
        for code in sorted(self.seen, key=self._beyond):
            # A number close to the scores is one, and widens what is close.
            if max(code - high, low - code) < max(high - low, _FAR):
                low, high = min(low, code), max(high, code)
            else:
                strange.append(code)
        return [
            (
                line,
                f"{code:g} stands {times} time{'s' if times > 1 else ''}, and all other scores lie"
                f" from {low:g} to {high:g}. Where it says that there is no score, give"
                f" --missing {code:g}; where it is a score, give --missing {NOTHING}",
            )
            for code in sorted(strange)
            for line, times in [self.seen[code]]
        ]

    def _beyond(self, code: float) -> float:
        return max(code - self.high, self.low - code)

    def _number(self, text: str) -> float | str:
        shown = f"{text[:40]!r}"
        if _NOT_FINITE.fullmatch(text):
            return f"{shown} is not a finite number; {_BLANK}"
        if text.casefold() in _WORDS:
            return (
                f"{shown} is not a number; where it says that there is no score, give"
                f" --missing {text}"
            )
        mark = ""
        if _COMMA.fullmatch(text):
            if self.separator == ",":
                return f"{shown} is not a number; a decimal comma needs semicolons between columns"
            mark = ","
        elif not _POINT.fullmatch(text):
            return f"{shown} is not a number; {_BLANK}"
        elif "." in text:
            mark = "."
        if mark and self.mark and mark != self.mark:
            return f"{shown} has another decimal sign than the scores above it"
        self.mark = self.mark or mark
        score = float(text.replace(",", "."))
        if not math.isfinite(score):
            return f"{shown} is not a finite number; {_BLANK}"
        return score

    def _note(self, score: float, line: int) -> None:
        if score in _CODES:
            first, times = self.seen.get(score, (line, 0))
            self.seen[score] = first, times + 1
        else:
            self.low, self.high = min(self.low, score), max(self.high, score)


def codes(said: Collection[str]) -> frozenset[str]:
    """Give what stands for a missing score, as cells are held against it."""
    return frozenset(one.strip().casefold() for one in said if one.strip())

"""The cues of a VTT or SRT file: times, identifier and raw text, whatever lies between them.

A line of times begins a cue, wherever it stands. What has one obvious reading is read so and
noted with its line; a line of times that says nothing is a problem.
"""

import re
from dataclasses import dataclass, field

LATEST = 24 * 3600
"""Seconds; no session runs longer."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_ARROW = re.compile(r"\s*(\S+?)\s*-->\s*(\S+)(?:\s.*)?")
_TIME = re.compile(r"(?:(\d{1,9}):)?(\d{1,4}):(\d{2})(?:[.,](\d{1,9}))?", re.ASCII)
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_NOTE = re.compile(r"NOTE(?:\s.*)?")
_SHEET = re.compile(r"(?:STYLE|REGION)\s*")
_LONGEST_TIMES = 500
_NUMBERED = 0.5
"""The share of cues that must be numbered for another line above the times to be speech."""
EMPTY_INSIDE = "an empty line inside"
NOT_PARTED = "no empty line above"
BACKWARDS = "an end before the start; the beginning of the next was taken"
NO_TEXT = "no text and nothing to show"
NO_TIMES = "no times, above the first cue, and was left out"


@dataclass(frozen=True)
class Stretch:
    """One cue as the file has it."""

    line: int
    start: float
    end: float
    text: str
    name: str = ""
    """The identifier above the times, where it is not a number."""


@dataclass
class Notes:
    """The lines at which something was mended, and the problems that could not be."""

    mended: dict[str, list[int]] = field(default_factory=dict)
    problems: list[tuple[int, str]] = field(default_factory=list)

    def mend(self, what: str, line: int) -> None:
        """Note one thing that was mended, at its line."""
        self.mended.setdefault(what, []).append(line)


class _Unreadable(Exception):
    pass


@dataclass(frozen=True)
class _Head:
    """Where a cue begins, counted from nought: its times, and the identifier above them if any."""

    times: int
    top: int


def stretches(text: str) -> tuple[list[Stretch], Notes]:
    """Give the cues of a file, and what was mended and could not be."""
    lines = _LINE_END.split(text.replace("\ufeff", ""))
    aside = _asides(lines)
    notes = Notes()
    heads = _heads(lines, aside)
    first = heads[0].top if heads else len(lines)
    early = [place for place in range(first) if lines[place].strip() and not aside[place]]
    if early:
        notes.mend(NO_TIMES, early[0] + 1)
    found: list[Stretch] = []
    ends = [*(head.top for head in heads[1:]), len(lines)]
    for head, until in zip(heads, ends, strict=True):
        inside = [place for place in range(head.times + 1, until) if not aside[place]]
        words = _words(lines, inside, notes)
        if until < len(lines) and until - 1 > head.times and lines[until - 1].strip():
            notes.mend(NOT_PARTED, until + 1)
        try:
            start, end = _times(lines[head.times])
        except _Unreadable as error:
            notes.problems.append((head.times + 1, str(error)))
            continue
        name = lines[head.top].strip() if head.top < head.times else ""
        named = "" if name.isdigit() else name
        found.append(Stretch(line=head.times + 1, start=start, end=end, text=words, name=named))
    return _forwards(found, notes), notes


def _asides(lines: list[str]) -> list[bool]:
    """Say of each line whether it is a header, a comment or a style sheet, and no speech."""
    aside = [False] * len(lines)
    if not next((_HEADER.fullmatch(one) for one in lines if one.strip()), None):
        return aside
    inside = False
    for place, line in enumerate(lines):
        opens = place == 0 or not lines[place - 1].strip()
        timed = "-->" in line or (place + 1 < len(lines) and "-->" in lines[place + 1])
        header = opens and bool(_HEADER.fullmatch(line))
        if opens:
            inside = header or bool(_NOTE.fullmatch(line) or _SHEET.fullmatch(line))
        inside = inside and bool(line.strip()) and not timed
        aside[place] = inside or header
    return aside


def _heads(lines: list[str], aside: list[bool]) -> list[_Head]:
    times = [
        place
        for place, line in enumerate(lines)
        if "-->" in line and not aside[place] and _begins_a_cue(lines, place)
    ]
    numbers = sum(1 for place in times if place and _is_number(lines[place - 1]))
    numbered = numbers >= _NUMBERED * len(times)

    def blank(place: int) -> bool:
        return place < 0 or aside[place] or not lines[place].strip()

    def is_identifier(above: int) -> bool:
        if blank(above) or "-->" in lines[above]:
            return False
        # In a file that numbers its cues, other words above the times were said before.
        return _is_number(lines[above]) or (blank(above - 1) and not numbered)

    return [
        _Head(times=place, top=place - 1 if is_identifier(place - 1) else place) for place in times
    ]


def _begins_a_cue(lines: list[str], place: int) -> bool:
    try:
        _times(lines[place])
    except _Unreadable:
        # An arrow within speech is speech.
        above = lines[place - 1].strip() if place else ""
        return not above or above.isdigit()
    return True


def _is_number(line: str) -> bool:
    return line.strip().isdigit()


def _words(lines: list[str], inside: list[int], notes: Notes) -> str:
    spoken: list[int] = []
    for place in inside:
        if not lines[place].strip():
            continue
        parted = not lines[place - 1].strip()
        alone = parted and (place == inside[-1] or not lines[place + 1].strip())
        if alone and _is_number(lines[place]):
            # A number alone is what is left of a cue without times and text.
            continue
        if spoken and any(not lines[one] for one in range(spoken[-1] + 1, place)):
            notes.mend(EMPTY_INSIDE, place + 1)
        spoken.append(place)
    return "\n".join(lines[place] for place in spoken)


def _forwards(found: list[Stretch], notes: Notes) -> list[Stretch]:
    mended: list[Stretch] = []
    for place, one in enumerate(found):
        if one.end >= one.start:
            mended.append(one)
            continue
        notes.mend(BACKWARDS, one.line)
        next_start = found[place + 1].start if place + 1 < len(found) else one.start
        mended.append(Stretch(one.line, one.start, max(one.start, next_start), one.text, one.name))
    return mended


def _times(line: str) -> tuple[float, float]:
    both = _ARROW.fullmatch(line) if len(line) <= _LONGEST_TIMES else None
    if both is None:
        raise _Unreadable("expected two times, such as 00:01:02.500 --> 00:01:04.000")
    return _seconds(both[1]), _seconds(both[2])


def _seconds(written: str) -> float:
    shown = written[:20]
    parts = _TIME.fullmatch(written)
    if parts is None:
        raise _Unreadable(f"{shown} is not a time; expected one such as 00:01:02.500")
    hours, minutes, seconds = int(parts[1] or 0), int(parts[2]), int(parts[3])
    if seconds > 59 or (parts[1] and minutes > 59):
        raise _Unreadable(f"{shown} is not a time; minutes and seconds end at 59")
    total = hours * 3600 + minutes * 60 + seconds
    if total > LATEST:
        raise _Unreadable(f"{shown} is later than any session lasts")
    return total + float(f"0.{parts[4] or 0}")

"""The blocks of a VTT or SRT file: their times and raw text, with a problem for each bad line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LATEST = 24 * 3600
"""Seconds; no session runs longer."""
_LINE_END = re.compile(r"\r\n|\r|\n")
_ARROW = re.compile(r"\s*(\S+)\s*-->\s*(\S+)(?:\s.*)?")
_TIME = re.compile(r"(?:(\d{1,9}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?", re.ASCII)
_ASIDE = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(frozen=True)
class Stretch:
    """One cue as the file has it."""

    line: int
    start: float
    end: float
    text: str


class _Unreadable(Exception):
    pass


def stretches(text: str) -> tuple[list[Stretch], list[tuple[int, str]]]:
    """Give the cues of a file and the problems, each with its line."""
    found: list[Stretch] = []
    problems: list[tuple[int, str]] = []
    lines = _LINE_END.split(text)
    for first, block in _blocks(lines):
        if first == 1 and block[0].startswith("WEBVTT"):
            first, block = _after_header(first, block)
        if not block or _ASIDE.match(block[0]):
            continue
        _read(first, block, found, problems)
    return found, problems


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _after_header(first: int, block: list[str]) -> tuple[int, list[str]]:
    # Some writers leave out the blank line after the header.
    for place, line in enumerate(block):
        if "-->" in line:
            return first + place, block[place:]
    return first, []


def _read(
    first: int, block: list[str], found: list[Stretch], problems: list[tuple[int, str]]
) -> None:
    place = next((at for at, line in enumerate(block[:2]) if "-->" in line), None)
    if place is None:
        # A number alone is the remains of a cue without text.
        if not (len(block) == 1 and block[0].strip().isdigit()):
            problems.append((first, "this text has no line of times above it"))
        return
    try:
        start, end = _times(block[place])
    except _Unreadable as error:
        problems.append((first + place, str(error)))
        return
    words = block[place + 1 :]
    inside = next((at for at, line in enumerate(words) if "-->" in line), None)
    if inside is not None:
        line = first + place + 1 + inside
        problems.append((line, "the blank line before this cue is missing"))
        return
    found.append(Stretch(line=first + place, start=start, end=end, text="\n".join(words)))


def _times(line: str) -> tuple[float, float]:
    both = _ARROW.fullmatch(line)
    if both is None:
        raise _Unreadable("expected two times, such as 00:01:02.500 --> 00:01:04.000")
    start, end = _seconds(both[1]), _seconds(both[2])
    if end < start:
        raise _Unreadable("the cue ends before it starts")
    return start, end


def _seconds(written: str) -> float:
    shown = written[:20]
    parts = _TIME.fullmatch(written)
    if parts is None:
        raise _Unreadable(f"{shown} is not a time; expected one such as 00:01:02.500")
    hours, minutes, seconds = int(parts[1] or 0), int(parts[2]), int(parts[3])
    if minutes > 59 or seconds > 59:
        raise _Unreadable(f"{shown} is not a time; minutes and seconds end at 59")
    total = hours * 3600 + minutes * 60 + seconds
    if total > LATEST:
        raise _Unreadable(f"{shown} is later than any session lasts")
    return total + int((parts[4] or "0").ljust(3, "0")) / 1000

"""The elements that WebM and Matroska files are made of."""

from collections.abc import Iterator
from dataclasses import dataclass

from ipt_training.adapters.recordings.seekable import Seekable

HEADER, SEGMENT, CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
_INFO, _DURATION = 0x1549A966, 0x4489


@dataclass(frozen=True)
class Element:
    """One element: what it is, and where what it holds lies."""

    id: int
    start: int
    end: int | None
    """Nothing where the writer did not know: whatever follows belongs to it."""


def elements(file: Seekable, at: int, end: int) -> Iterator[Element]:
    """Give the elements of a stretch, those within one of unknown length after it."""
    while at < end:
        file.seek(at)
        found = _element(file.read(12), at)
        if found is None:
            return
        yield found
        at = found.start if found.end is None else found.end


def headers(file: Seekable, at: int) -> Iterator[int]:
    """Give where each file begins of those that stand one behind the other."""
    while at < file.size:
        file.seek(at)
        found = _element(file.read(12), at)
        if found is None:
            return
        if found.id == HEADER:
            yield at
        # A segment that claims to go on past the end of the file was never closed.
        open_end = found.end is None or found.end > file.size
        at = found.start if open_end and found.id in {SEGMENT, CLUSTER} else found.end or file.size


def has_duration(file: Seekable) -> bool:
    """Say whether the writer noted how long the file is."""
    for one in elements(file, 0, file.size):
        if one.id == SEGMENT and one.end is not None:
            return any(_noted(file, part) for part in elements(file, one.start, one.end))
        if _noted(file, one):
            return True
        if one.id == CLUSTER:
            return False
    return False


def _noted(file: Seekable, one: Element) -> bool:
    if one.id != _INFO or one.end is None:
        return False
    return any(part.id == _DURATION for part in elements(file, one.start, one.end))


def _element(head: bytes, at: int) -> Element | None:
    if len(head) < 2 or not head[0]:
        return None
    name = 9 - head[0].bit_length()
    if len(head) <= name or not head[name]:
        return None
    length = 9 - head[name].bit_length()
    if len(head) < name + length:
        return None
    unknown = (1 << 7 * length) - 1
    size = int.from_bytes(head[name : name + length], "big") & unknown
    start = at + name + length
    id_ = int.from_bytes(head[:name], "big")
    return Element(id_, start, None if size == unknown else start + size)

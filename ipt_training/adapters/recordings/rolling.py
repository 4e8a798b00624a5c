"""Captions that roll: each cue shows again what the one before said; every word is kept once."""

from collections.abc import Sequence
from itertools import pairwise

_ROLLS = 0.5
"""The share of neighbours that must repeat for a file to be one that rolls."""
_FEWEST = 3
"""Neighbours that show the same and more; somebody may say yes twice."""

Lines = Sequence[str]


def said_once(cues: Sequence[Lines], *, timed: bool) -> list[Lines] | None:
    """Give the lines that each cue adds, or nothing where the file does not roll.

    ``timed``: whether single words have times of their own, as in captions that roll.
    """
    pairs = list(pairwise(cues))
    new = [_new(last, now) for last, now in pairs]
    again = sum(1 for (_, now), added in zip(pairs, new, strict=True) if list(now) != list(added))
    more = sum(1 for (_, now), added in zip(pairs, new, strict=True) if added and added != now)
    if again < _ROLLS * len(pairs) or more < (1 if timed else _FEWEST):
        return None
    return [*cues[:1], *new]


def _new(last: Lines, now: Lines) -> Lines:
    """Give what a cue shows beyond the end of the one before."""
    for count in range(min(len(last), len(now)), 0, -1):
        if list(last[-count:-1]) != list(now[: count - 1]):
            continue
        if last[-1] == now[count - 1]:
            return now[count:]
        if now[count - 1].startswith(f"{last[-1]} "):
            return [now[count - 1][len(last[-1]) :].strip(), *now[count:]]
    return now

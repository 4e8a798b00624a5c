"""Names written before a colon, as Zoom does, told from colons in what was said.

A name has at most five words, none beginning with a small letter. It counts when nearly every cue
begins with one, or when it comes back and such names open a good part of the cues; otherwise the
colon stays in the text.
"""

import re
from collections import Counter

_NAMED = re.compile(r"([^:]{1,60}):\s+(\S.*)", re.DOTALL)
_MOST_WORDS = 5
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "den", "der", "di", "du", "la", "van", "von", "zu"}
)
_THROUGHOUT = 0.8
_A_GOOD_PART = 0.25


def split_speakers(spoken: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Move names from the text to the speaker, where no voice was given."""
    fronts = [_front(words) if not name else "" for name, words in spoken]
    names = _names(Counter(front for front in fronts if front), len(spoken))
    return [
        (front, words[len(front) :].removeprefix(":").strip()) if front in names else (name, words)
        for front, (name, words) in zip(fronts, spoken, strict=True)
    ]


def _names(fronts: Counter[str], cues: int) -> set[str]:
    if sum(fronts.values()) >= _THROUGHOUT * cues and len(fronts) > 0:
        return set(fronts)
    again = {front: times for front, times in fronts.items() if times > 1}
    return set(again) if sum(again.values()) >= _A_GOOD_PART * cues else set()


def _front(words: str) -> str:
    match = _NAMED.fullmatch(words)
    if match is None:
        return ""
    front = match[1]
    parts = front.split()
    looks_so = 0 < len(parts) <= _MOST_WORDS and all(
        not part[0].islower() or part in _PARTICLES for part in parts
    )
    has_letter = any(sign.isalpha() for sign in front)
    return front if looks_so and has_letter and not front.endswith(("?", "!")) else ""

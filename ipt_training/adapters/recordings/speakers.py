"""Who speaks: names in tags, above the times, or in front of the words, by one set of rules.

A file names its voices in one way, so the rules look at all of it. A name has at most five words.
In front of the words it counts when nearly every cue begins with one, or when it comes back: two
names that take turns, or one that opens a good part of the cues. Whoever was named goes on until
the next name. In every other case the words stay as they are. A person confirms what was found.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ipt_training.domain.recordings.transcript import LONGEST_NAME

_COLON = re.compile(r"([^:：\[\]]{1,60}?)\s*(?::(?=\s|$|[^\W\d_])|：)\s*")
_BRACKET = re.compile(r"\[([^\[\]]{1,60})\]\s*[:：]?\s*")
_TURN = re.compile(r"(?:>{2,3}|»)\s*")
"""Captions say so that somebody else speaks, perhaps without a name."""
_MARK = re.compile(r"(?:>{2,3}|»|[-–—](?=\s))\s*")
"""What stands before a name."""
_QUOTED = re.compile(r'\d+\s+"([^"]+)"(?:\s*\(\d+\))?')
"""A number, a name in quotes and perhaps another number, as some meeting software writes it."""
_NUMBER = re.compile(r"[\s_#.-]*\d+$")
_MACHINE = re.compile(r"[0-9a-fA-F]{8}-|.*[/\\=]|\W*\d")
_MOST_WORDS = 5
_PARTICLES = frozenset(
    {"al", "bin", "da", "de", "den", "der", "di", "du", "la", "van", "von", "zu"}
)
_ROLES = frozenset(
    (
        *("speaker", "spk", "person", "voice", "participant", "interviewer", "interviewee"),
        *("therapist", "counsellor", "counselor", "clinician", "doctor", "supervisor", "th"),
        *("patient", "client", "pt", "therapeut", "therapeutin", "patientin", "klient", "klientin"),
        *("sprecher", "sprecherin", "locuteur", "locutrice", "thérapeute", "patiente"),
        *("terapeuta", "paciente", "hablante", "терапевт", "пациент"),
    )
)
"""Words that name who speaks however they are written."""
_THROUGHOUT = 0.8
_A_GOOD_PART = 0.25
"""Of the cues, where one name alone comes back."""
_A_TURN_NOW_AND_THEN = 0.03
"""Of the cues, where two or more come back: turns may be long."""


@dataclass(frozen=True)
class Spoken:
    """The words of one voice within one cue, by line, and what names it."""

    cue: int
    """The place of its cue in the file."""
    tag: str
    """A voice tag's name."""
    identifier: str
    """What stands above the times."""
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """What one voice said: the name as the file has it, and what was taken out of the words."""

    cue: int
    speaker: str
    front: str
    text: str


@dataclass(frozen=True)
class _Front:
    name: str
    written: str
    bracket: bool


@dataclass(frozen=True)
class _Turn:
    """What one voice says within a cue."""

    text: str
    name: str = ""
    front: str = ""
    begins: bool = True


def find_speakers(spoken: Sequence[Spoken]) -> list[Said]:
    """Say who said what, by what names the voices throughout the file."""
    above = _identifiers(spoken)
    fronts = _fronts(spoken, above)
    named = [one.tag or above.get(one.identifier, "") for one in spoken]
    shown = _spelling([*(name for name in named if name), *fronts])
    keys = {_key(one) for one in fronts}
    said: list[Said] = []
    speaking = ""
    for one, given in zip(spoken, named, strict=True):
        if given:
            said.append(Said(one.cue, shown[_key(given)], "", " ".join(one.lines)))
            # A tag holds for its own words, a name above the times until the next one.
            speaking = "" if one.tag else shown[_key(given)]
            continue
        for turn in _turns(one.lines, keys):
            if turn.begins:
                speaking = shown[_key(turn.name)] if turn.name else ""
            said.append(Said(one.cue, speaking, turn.front, turn.text))
    return said


def _turns(lines: Sequence[str], keys: set[str]) -> list[_Turn]:
    """Split the lines of a cue where somebody else begins."""
    turns: list[_Turn] = []
    for line in lines:
        front = _front(line) if keys else None
        if front is not None and _key(front.name) in keys:
            words = line[len(front.written) :]
            turns.append(_Turn(words, front.name, front.written.strip()))
        elif keys and _TURN.match(line):
            turns.append(_Turn(line))
        elif turns:
            turns[-1] = replace(turns[-1], text=f"{turns[-1].text} {line}".strip())
        else:
            turns.append(_Turn(line, begins=False))
    return turns


def _identifiers(spoken: Sequence[Spoken]) -> dict[str, str]:
    """Give the identifiers that name voices: those that come back, or look like names."""
    by_cue = {one.cue: one.identifier for one in spoken}
    called = {one: _called(one) for one in by_cue.values() if one}
    given = Counter(called[one] for one in by_cue.values() if one)
    if not given or any(map(_MACHINE.match, given)):
        return {}
    roles = all(map(_is_role, given))
    come_back = sum(times for times in given.values() if times > 1)
    alike = not any(map(_NUMBER.search, given)) and all(map(_looks_a_name, given))
    throughout = len(given) >= 2 and sum(given.values()) >= _THROUGHOUT * len(by_cue)
    if roles or come_back >= _THROUGHOUT * sum(given.values()) or (alike and throughout):
        return called
    return {}


def _called(identifier: str) -> str:
    quoted = _QUOTED.fullmatch(identifier)
    return (quoted[1] if quoted else identifier)[:LONGEST_NAME].strip()


def _fronts(spoken: Sequence[Spoken], above: Mapping[str, str]) -> list[str]:
    """Give the names in front of words, as often as they stand there."""
    untold = [one for one in spoken if not one.tag and one.identifier not in above]
    sounds = {_key(front.name) for front in map(_standing_alone, untold) if front is not None}
    lines = [(place, line) for one in untold for place, line in enumerate(one.lines)]
    fronts = [(place, front) for place, line in lines if (front := _front(line)) is not None]
    found = [one for one in fronts if not (one[1].bracket and _key(one[1].name) in sounds)]
    keys = _names(
        [one for _, one in found], {_key(one.name) for n, one in found if not n}, len(spoken)
    )
    return [one.name for _, one in found if _key(one.name) in keys]


def _standing_alone(one: Spoken) -> _Front | None:
    """Give a bracket with nothing after it: a sound such as [Music], and no name."""
    front = _front(one.lines[0]) if len(one.lines) == 1 else None
    whole = front is not None and front.written.strip() == one.lines[0].strip()
    return front if front is not None and front.bracket and whole else None


def _names(fronts: Sequence[_Front], first: set[str], cues: int) -> set[str]:
    """Tell the names from other words before a colon; ``first`` are those that open a cue."""
    times = Counter(_key(one.name) for one in fronts)
    lower = {_key(one.name) for one in fronts if not _looks_a_name(one.name)}
    plain = {key for key in times if key not in lower or _is_role(key)}
    # One in small letters that comes back may be a habit; two are people who take turns.
    turning = {key for key in lower if times[key] > 1}
    turning = turning if len(turning) > 1 else set[str]()
    single = {key for key in turning if len(_NUMBER.sub("", key).split()) == 1}
    for counted in (plain | single, plain | turning):
        if counted and sum(times[key] for key in counted) >= _THROUGHOUT * cues:
            return {key for key in counted if key in first or times[key] > 1}
    counted = plain | single
    again = {key for key in counted if times[key] > 1 or _is_role(key)}
    take_turns = len(again) > 1 or any(map(_is_role, again))
    least = _A_TURN_NOW_AND_THEN if take_turns else _A_GOOD_PART
    return again if sum(times[key] for key in again) >= least * cues else set()


def _front(line: str) -> _Front | None:
    mark = _MARK.match(line)
    begin = mark.end() if mark else 0
    bracket = _BRACKET.match(line, begin)
    match = bracket or _COLON.match(line, begin)
    if match is None:
        return None
    name = match[1].strip()
    has_letter = any(sign.isalpha() for sign in name)
    few = 0 < len(name.split()) <= _MOST_WORDS
    if not has_letter or not few or name.endswith(("?", "!", ",", "；")):
        return None
    return _Front(name=name, written=line[: match.end()], bracket=bracket is not None)


def _looks_a_name(name: str) -> bool:
    return all(not part[0].islower() or part in _PARTICLES for part in name.split())


def _is_role(name: str) -> bool:
    return _NUMBER.sub("", name).strip().casefold() in _ROLES


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _spelling(names: Sequence[str]) -> dict[str, str]:
    """Give for each name, however it is capitalised, the spelling that is used most."""
    spelt: dict[str, Counter[str]] = {}
    for name in names:
        spelt.setdefault(_key(name), Counter())[name] += 1
    return {key: found.most_common(1)[0][0] for key, found in spelt.items()}

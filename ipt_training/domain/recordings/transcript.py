"""A transcript: who said what, from when to when, and who the voices found in it are."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.value import Value

MOST_CUES = 20_000
LONGEST_CUE = 100_000
"""Characters: an hour of one voice, which some recognisers write as one turn."""
LONGEST_NAME = 80
_LONGEST_SESSION = 4 * 3600.0
_HOUR = 3600.0
_AFTER_THE_END = 2.0
"""Seconds that the last words may run on after the sound."""


class Part(StrEnum):
    """Who a voice of a transcript is."""

    THERAPIST = "therapist"
    PATIENT = "patient"
    OTHER = "other"
    NOBODY = "nobody"
    """No speaker: the words in front of the colon were part of what was said."""


_SAID_SO = {
    Part.THERAPIST: {"therapist", "th", "therapeut", "therapeutin", "thérapeute", "terapeuta"},
    Part.PATIENT: {"patient", "pt", "client", "patientin", "patiente", "paciente", "klient"},
}


class Cue(Value):
    """One stretch of speech."""

    start: Annotated[float, Field(ge=0)]
    """Seconds from the start of the recording."""
    end: Annotated[float, Field(ge=0)]
    speaker: Annotated[str, Field(max_length=LONGEST_NAME)] = ""
    """As the file names the voice."""
    text: Annotated[str, Field(max_length=LONGEST_CUE)]
    front: Annotated[str, Field(max_length=LONGEST_NAME + 20)] = ""
    """What was taken for a name and out of the words, as it was written."""


class Voice(Value):
    """Who a name found in a transcript is, as somebody confirmed it."""

    found: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
    part: Part
    called: Annotated[str, Field(max_length=LONGEST_NAME)] = ""
    """The name to show; two found names that are called the same are one person."""


class Found(Value):
    """A name that was found in a transcript, and how often."""

    name: str
    cues: int
    seconds: float
    words: int
    first: str
    """The first words of this voice."""


class Reading(Value):
    """One way to read a file that does not say how its letters are stored."""

    encoding: str
    name: str
    sample: str
    """The lines that tell most, read this way."""


class Transcript(Value):
    """All cues in order of time, and what a reader should know of them."""

    cues: tuple[Cue, ...]
    warnings: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    """Empty until somebody has confirmed who speaks."""


def found(transcript: Transcript) -> tuple[Found, ...]:
    """Give the names found in a transcript, in the order in which they are first heard."""
    cues: dict[str, list[Cue]] = {}
    for cue in transcript.cues:
        if cue.speaker:
            cues.setdefault(cue.speaker, []).append(cue)
    return tuple(
        Found(
            name=name,
            cues=len(theirs),
            seconds=sum(max(0.0, one.end - one.start) for one in theirs),
            words=sum(len(one.text.split()) for one in theirs),
            first=theirs[0].text[:80],
        )
        for name, theirs in cues.items()
    )


def likely_part(name: str) -> Part | None:
    """Say who a voice is where its name says so; nothing where somebody has to."""
    stem = name.strip(" 0123456789_#.-").casefold()
    return next((part for part, stems in _SAID_SO.items() if stem in stems), None)


def shown(transcript: Transcript) -> tuple[Cue, ...]:
    """Give the cues with their voices as they were confirmed; unchanged until then."""
    known = {one.found: one for one in transcript.voices}
    told: list[Cue] = []
    speaking = ""
    for cue in transcript.cues:
        voice = known.get(cue.speaker)
        if voice is None:
            told.append(cue)
            speaking = cue.speaker
        elif voice.part is not Part.NOBODY:
            speaking = voice.called or voice.found
            told.append(cue.model_copy(update={"speaker": speaking}))
        else:
            text = f"{cue.front} {cue.text}".strip()
            told.append(cue.model_copy(update={"speaker": speaking, "text": text, "front": ""}))
    return tuple(told)


def with_voices(transcript: Transcript, voices: Sequence[Voice]) -> Transcript:
    """Give the transcript with who its voices are, as somebody confirmed it.

    Raises:
        RuleBroken: unless each name found in it is told, once.
    """
    names = [one.name for one in found(transcript)]
    if sorted(one.found for one in voices) != sorted(names):
        raise RuleBroken("Say for every name that was found who it is.")
    return transcript.model_copy(update={"voices": tuple(voices)})


def against_length(transcript: Transcript, seconds: float | None) -> Transcript:
    """Fit a transcript to a recording of that length, which is not known before it is probed.

    Recorders that run from a clock let it begin at ten hours: whole hours are taken off where the
    transcript then fits. What still runs on after the end is said.
    """
    if not transcript.cues:
        return transcript
    end = max(cue.end for cue in transcript.cues)
    length = _LONGEST_SESSION if seconds is None else seconds + _AFTER_THE_END
    if end <= length:
        return transcript
    early = transcript.cues[0].start // _HOUR * _HOUR
    if early and end - early <= length:
        warning = (
            f"The times of the transcript begin at {early / _HOUR:.0f}:00:00;"
            " these hours were taken off."
        )
        return _earlier(transcript, early, warning)
    if seconds is None:
        return transcript
    return _warned(
        transcript, "The transcript runs on after the recording ends. Is it of another session?"
    )


def _earlier(transcript: Transcript, seconds: float, warning: str) -> Transcript:
    cues = tuple(
        cue.model_copy(update={"start": cue.start - seconds, "end": cue.end - seconds})
        for cue in transcript.cues
    )
    return _warned(transcript.model_copy(update={"cues": cues}), warning)


def _warned(transcript: Transcript, warning: str) -> Transcript:
    return transcript.model_copy(update={"warnings": (*transcript.warnings, warning)})

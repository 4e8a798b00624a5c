"""A transcript: who said what, from when to when."""

from typing import Annotated

from pydantic import Field

from ipt_training.domain.value import Value

MOST_CUES = 20_000
LONGEST_CUE = 2_000


class Cue(Value):
    """One stretch of speech."""

    start: Annotated[float, Field(ge=0)]
    """Seconds from the start of the recording."""
    end: Annotated[float, Field(ge=0)]
    speaker: Annotated[str, Field(max_length=80)] = ""
    text: Annotated[str, Field(max_length=LONGEST_CUE)]


class Transcript(Value):
    """All cues in order of time, and what a reader should know of them."""

    cues: tuple[Cue, ...]
    warnings: tuple[str, ...] = ()

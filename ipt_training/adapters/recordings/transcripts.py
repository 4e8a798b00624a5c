"""Reads VTT and SRT transcripts, as Zoom, Teams and others write them, into plain cues."""

from itertools import pairwise

from ipt_training.adapters.recordings.cue_blocks import Stretch, stretches
from ipt_training.adapters.recordings.cue_text import TooLong, decoded, plain, voices
from ipt_training.adapters.recordings.speakers import split_speakers
from ipt_training.domain.errors import BadTranscript
from ipt_training.domain.recordings.transcript import LONGEST_CUE, MOST_CUES, Cue, Transcript

LARGEST = 5 * 1024**2
"""Bytes."""
_NAMED_AT_MOST = 20
_TOUCHING = 0.01
"""Seconds two cues may overlap by rounding."""


class TranscriptFiles:
    """Reads transcript files; whatever was markup in them is gone."""

    def read(
        self,
        file_name: str,  # noqa: ARG002 - the form shows in the content, never in the name
        content: bytes,
    ) -> Transcript:
        """Read a VTT or SRT file.

        Raises:
            BadTranscript: naming every line that cannot be read, up to twenty of them.
        """
        if len(content) > LARGEST:
            raise BadTranscript(f"A transcript has at most {LARGEST // 1024**2} MB.")
        text = decoded(content)
        if "-->" not in text:
            raise BadTranscript(_NEITHER)
        found, problems = stretches(text)
        cues = _cues(found, problems)
        if problems:
            raise BadTranscript(_listed(problems))
        if not cues:
            raise BadTranscript("This transcript has no text in it.")
        if len(cues) > MOST_CUES:
            raise BadTranscript(f"This transcript has more than {MOST_CUES:,} cues.")
        return Transcript(cues=_in_order(cues), warnings=_warnings(found))


def _cues(found: list[Stretch], problems: list[tuple[int, str]]) -> list[Cue]:
    spoken: list[tuple[Stretch, str, str]] = []
    for stretch in found:
        try:
            parts = [(stretch, name, plain(words)) for name, words in voices(stretch.text)]
        except TooLong:
            problems.append((stretch.line, f"the cue has more than {LONGEST_CUE:,} characters"))
            continue
        spoken.extend(part for part in parts if part[2])
    named = split_speakers([(name, words) for _, name, words in spoken])
    return [
        Cue(start=stretch.start, end=stretch.end, speaker=name, text=words)
        for (stretch, _, _), (name, words) in zip(spoken, named, strict=True)
        if words
    ]


def _in_order(cues: list[Cue]) -> tuple[Cue, ...]:
    return tuple(sorted(cues, key=lambda cue: cue.start))


def _warnings(found: list[Stretch]) -> tuple[str, ...]:
    pairs = list(pairwise(found))
    late = [next_ for last, next_ in pairs if next_.start < last.start]
    over = [next_ for last, next_ in pairs if last.start <= next_.start < last.end - _TOUCHING]
    return (
        *_warning(late, "not in order of time; they were put in order"),
        *_warning(over, "beginning before the one before ends"),
    )


def _warning(those: list[Stretch], what: str) -> tuple[str, ...]:
    if not those:
        return ()
    count = "1 cue is" if len(those) == 1 else f"{len(those):,} cues are"
    return (f"{count} {what} (first at line {those[0].line}).",)


def _listed(problems: list[tuple[int, str]]) -> str:
    lines = [f"line {line}: {what}" for line, what in sorted(problems)]
    more = len(lines) - _NAMED_AT_MOST
    return "\n".join(lines[:_NAMED_AT_MOST] + ([f"and {more:,} more lines"] if more > 0 else []))


_NEITHER = (
    "This is not a VTT or SRT transcript: no line has times such as 00:01:02.500 --> 00:01:04.000."
    " Download the transcript from the meeting as VTT and upload that."
)

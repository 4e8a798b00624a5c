"""Reads VTT and SRT transcripts, as meetings, recognisers and people write them, into cues."""

from itertools import pairwise

from ipt_training.adapters.recordings import cue_blocks, encodings
from ipt_training.adapters.recordings.cue_blocks import Notes, Stretch, stretches
from ipt_training.adapters.recordings.cue_text import (
    TooLong,
    is_timed,
    plain_lines,
    plain_name,
    voices,
)
from ipt_training.adapters.recordings.rolling import said_once
from ipt_training.adapters.recordings.speakers import Spoken, find_speakers
from ipt_training.domain.errors import BadTranscript
from ipt_training.domain.recordings.transcript import (
    LONGEST_CUE,
    MOST_CUES,
    Cue,
    Reading,
    Transcript,
)

LARGEST = 5 * 1024**2
"""Bytes."""
_NAMED_AT_MOST = 20
_LINES_AT_MOST = 5
_TOUCHING = 0.01
"""Seconds two cues may overlap by rounding."""
_OUT_OF_ORDER = "times before those above; put in order"
_OVERLAP = "a beginning before the one above ends; both were kept"


class TranscriptFiles:
    """Reads transcript files; markup in them is gone and every word is kept."""

    def readings(self, content: bytes) -> tuple[Reading, ...]:
        """Give the ways to read a file that does not say its encoding, the likeliest first.

        Raises:
            BadTranscript: when it is not text, or too large.
        """
        _check_size(content)
        return encodings.readings(content)

    def read(
        self,
        file_name: str,  # noqa: ARG002 - the form shows in the content, never in the name
        content: bytes,
        encoding: str = "",
    ) -> Transcript:
        """Read a VTT or SRT file, in an encoding that was confirmed where one is named.

        Raises:
            BadTranscript: naming every line that cannot be read, up to twenty of them.
        """
        _check_size(content)
        decoded = encodings.decoded(content, encoding)
        if "-->" not in decoded.text:
            raise BadTranscript(_NEITHER)
        found, notes = stretches(decoded.text)
        cues, rolls = _cues(found, notes)
        if notes.problems:
            raise BadTranscript(_listed(notes.problems))
        if not cues:
            raise BadTranscript("This transcript has no text in it.")
        if len(cues) > MOST_CUES:
            raise BadTranscript(f"This transcript has more than {MOST_CUES:,} cues.")
        _note_order(found, notes)
        warnings = (*decoded.warnings, *((_ROLLED,) if rolls else ()), *_warnings(notes))
        return Transcript(cues=_in_order(cues), warnings=warnings)


def _check_size(content: bytes) -> None:
    if len(content) > LARGEST:
        raise BadTranscript(f"A transcript has at most {LARGEST // 1024**2} MB.")


def _cues(found: list[Stretch], notes: Notes) -> tuple[list[Cue], bool]:
    spoken: list[Spoken] = []
    for place, stretch in enumerate(found):
        try:
            parts = [(name, tuple(plain_lines(words))) for name, words in voices(stretch.text)]
        except TooLong:
            long = f"the cue has more than {LONGEST_CUE:,} characters"
            notes.problems.append((stretch.line, long))
            continue
        if not any(lines for _, lines in parts):
            notes.mend(cue_blocks.NO_TEXT, stretch.line)
        above = plain_name(stretch.name)
        spoken += [Spoken(place, name, above, lines) for name, lines in parts if lines]
    timed = any(is_timed(one.text) for one in found)
    once = said_once([one.lines for one in spoken], timed=timed)
    if once is not None:
        spoken = [
            Spoken(one.cue, one.tag, one.identifier, tuple(lines))
            for one, lines in zip(spoken, once, strict=True)
            if lines
        ]
    cues = [
        Cue(
            start=found[said.cue].start,
            end=found[said.cue].end,
            speaker=said.speaker,
            text=said.text,
            front=said.front,
        )
        for said in find_speakers(spoken)
        if said.text
    ]
    return cues, once is not None


def _in_order(cues: list[Cue]) -> tuple[Cue, ...]:
    return tuple(sorted(cues, key=lambda cue: cue.start))


def _note_order(found: list[Stretch], notes: Notes) -> None:
    for last, now in pairwise(found):
        if now.start < last.start:
            notes.mend(_OUT_OF_ORDER, now.line)
        elif now.start < last.end - _TOUCHING:
            notes.mend(_OVERLAP, now.line)


def _warnings(notes: Notes) -> list[str]:
    return [_warning(what, lines) for what, lines in notes.mended.items()]


def _warning(what: str, lines: list[int]) -> str:
    count = "1 cue has" if len(lines) == 1 else f"{len(lines):,} cues have"
    if what == cue_blocks.NO_TIMES:
        count = "Some text has"
    named = ", ".join(str(line) for line in lines[:_LINES_AT_MOST])
    more = f" and {len(lines) - _LINES_AT_MOST:,} more" if len(lines) > _LINES_AT_MOST else ""
    return f"{count} {what} (line{'s' if len(lines) > 1 else ''} {named}{more})."


def _listed(problems: list[tuple[int, str]]) -> str:
    lines = [f"line {line}: {what}" for line, what in sorted(problems)]
    more = len(lines) - _NAMED_AT_MOST
    return "\n".join(lines[:_NAMED_AT_MOST] + ([f"and {more:,} more lines"] if more > 0 else []))


_NEITHER = (
    "This is not a VTT or SRT transcript: no line has times such as 00:01:02.500 --> 00:01:04.000."
    " Download the transcript from the meeting as VTT and upload that."
)
_ROLLED = "The captions roll: lines shown again were kept once."

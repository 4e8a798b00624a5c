"""From an upload to the recording that is stored: all of its sound, in a form to be sought in.

What is stored is decoded once more and held against what the upload decodes to: it may never be
less. Where a copy without loss would be, the sound is coded anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ipt_training.adapters.recordings.demux import SILENT, Heard, hear
from ipt_training.adapters.recordings.encode import encode
from ipt_training.adapters.recordings.links import links
from ipt_training.adapters.recordings.remux import remux
from ipt_training.adapters.recordings.seekable import InMemory, Part, Seekable
from ipt_training.adapters.recordings.sniff import Form, found_in
from ipt_training.adapters.recordings.stream import CHUNK
from ipt_training.adapters.recordings.wholeness import DAMAGED, is_marked_as_ended
from ipt_training.adapters.recordings.written import form_to_store, goes_in_as_it_is
from ipt_training.domain.errors import BadMedia

_LESS = 0.3
"""Seconds of sound that may be lost to the filling at both ends of a track."""
_LESS_A_JOIN = 0.1
_SOONER = 5.0
"""Seconds that a picture may go on after the last sound without a question."""


@dataclass(frozen=True)
class Recast:
    """What is to be stored."""

    form: Form
    content: Iterable[bytes]
    heard: Heard
    """Of what is stored."""
    remarks: tuple[str, ...]
    """What whoever uploaded it is told."""
    doubts: tuple[str, ...]
    """What they are asked before it counts."""


def recast(upload: Seekable, *, at_once: int) -> Recast:
    """Read an upload and give the recording it makes.

    Args:
        upload: all that arrived.
        at_once: bytes that may be written anew in memory.

    Raises:
        BadMedia: when it is not a recording that can be rated; the sentence says what it is.
    """
    form, start = found_in(upload)
    parts = links(form, upload, start)
    heard = hear(form, parts)
    making = _Making(form, parts, heard)
    if form is Form.WAV and making.is_as_it_should_be:
        return making.as_it_is(parts[0].all())
    if upload.size <= at_once:
        return making.anew()
    if start or not making.is_as_it_should_be:
        raise BadMedia(_TOO_LARGE.format(most=at_once // 1024**2))
    return making.as_it_is(upload.all())


class _Making:
    """The choices on the way to what is stored."""

    def __init__(self, form: Form, parts: list[Part], heard: Heard) -> None:
        self._form, self._parts, self._heard = form, parts, heard
        loud = [n for n, one in enumerate(heard.tracks) if one.loudest >= SILENT]
        self._tracks = loud or [0]
        self._silent = len(heard.tracks) - len(loud)
        self._to = form_to_store(form, heard)
        self._remarks: list[str] = []

    @property
    def is_as_it_should_be(self) -> bool:
        """Whether nothing has to be put right."""
        one = len(self._parts) == len(self._heard.tracks) == 1
        return one and self._steady and self._heard.straight and self._to is self._form

    @property
    def _steady(self) -> bool:
        return all(len(self._heard.tracks[n].kinds) == 1 for n in self._tracks)

    def as_it_is(self, content: Iterator[bytes]) -> Recast:
        return self._given(content, self._heard)

    def anew(self) -> Recast:
        if len(self._heard.pictures) > 1:
            # Their set-ups differ: one picture cannot go on with the other.
            raise BadMedia(_PICTURES)
        if len(self._tracks) == 1 and self._steady and goes_in_as_it_is(self._to, self._heard):
            given = self._checked(
                remux(self._form, self._parts, self._heard, to=self._to, track=self._tracks[0])
            )
            if given is not None:
                return given
        self._to = Form.MP4 if self._to is not Form.WEBM else Form.WEBM
        self._remarks.append(_CODED)
        given = self._checked(
            encode(self._form, self._parts, self._heard, to=self._to, tracks=self._tracks)
        )
        if given is None:
            raise BadMedia(DAMAGED)
        return given

    def _checked(self, content: memoryview) -> Recast | None:
        """Give what was written if all the sound is in it, and at its time."""
        again = hear(self._to, [Part(InMemory(content), 0, len(content))])
        there = min(again.tracks[0].seconds, again.sound_end)
        wanted = max(self._heard.tracks[n].seconds for n in self._tracks)
        if there < wanted - _LESS - _LESS_A_JOIN * (len(self._parts) - 1):
            return None
        return self._given(_cut(content), again)

    def _given(self, content: Iterable[bytes], stored: Heard) -> Recast:
        return Recast(self._to, content, stored, self._told(), self._asked(stored))

    def _told(self) -> tuple[str, ...]:
        told = self._remarks
        if len(self._parts) > 1:
            told.append(f"{len(self._parts)} recordings in one file were joined into one.")
        if len(self._tracks) > 1:
            told.append(f"{len(self._tracks)} tracks of sound were mixed, so that all are heard.")
        elif self._silent and len(self._heard.tracks) > 1:
            told.append("Tracks of sound in which nothing is heard were left out.")
        if not is_marked_as_ended(self._form, self._parts[-1]):
            told.append(_NO_END)
        return tuple(told)

    def _asked(self, stored: Heard) -> tuple[str, ...]:
        asked = []
        if stored.tracks[0].loudest < SILENT:
            asked.append("Nothing is heard in this recording from its beginning to its end.")
        if stored.picture_end - stored.sound_end > _SOONER:
            asked.append(
                f"The sound ends after {_clock(stored.sound_end)}, while the picture goes on"
                f" until {_clock(stored.picture_end)}. What was said after that was not recorded."
            )
        return tuple(asked)


def _cut(content: memoryview) -> Iterator[bytes]:
    return (bytes(content[at : at + CHUNK]) for at in range(0, len(content), CHUNK))


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


_TOO_LARGE = (
    "This recording has to be written anew so that every place in it is found, and it is too large"
    " for that: more than {most} MiB. Export its sound alone and upload that."
)
_PICTURES = (
    "This file is joined from videos that do not go on from one another. Export its sound alone"
    " and upload that."
)
_CODED = "The sound was coded anew, so that every browser plays all of it."
_NO_END = (
    "The file has no end mark, as when a recorder is switched off; all the sound in it was kept."
)

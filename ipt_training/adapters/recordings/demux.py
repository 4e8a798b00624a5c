"""One way through a recording: how much of each sound track decodes, how loud it is, and when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import av
from av import AudioFrame
from av.packet import Packet
from av.stream import Stream

from ipt_training.adapters.recordings.probe import Found, probe
from ipt_training.adapters.recordings.seekable import Part
from ipt_training.adapters.recordings.sniff import Form
from ipt_training.adapters.recordings.waveform import LONGEST, Waveform, loudness
from ipt_training.adapters.recordings.wholeness import DAMAGED, INCOMPLETE
from ipt_training.domain.errors import BadMedia

NOT_RECORDED = "This recording has no length; nothing was recorded."
SILENT = 0.001
"""The loudness, of 1, below which a track holds nothing that anybody could hear."""
_BAD_PACKETS = 0.02
"""The share of packets that may fail to decode; a recorder's first or last one may be cut."""
_BAD_AT_LEAST = 3
_SLACK = 1.0
"""Seconds a link may end before its container says; encoders round and pad."""
_EXACT = 0.02
"""The same for containers that count samples."""
_STEP_BACK = 1.0
"""Seconds that stamps go back where a recorder began to count anew."""


@dataclass
class Track:
    """One sound track, over all links."""

    seconds: float = 0.0
    """What decodes."""
    loudest: float = 0.0
    """Of 1."""
    kinds: set[tuple[object, ...]] = field(default_factory=set)
    """Coding, rate, channels and set-up of everything met; one where nothing changes on the way."""
    broken: set[tuple[int, int]] = field(default_factory=set)
    """Link and number of the packets that do not decode: a browser would stop at them."""
    waveform: Waveform | None = None

    def add(self, frame: AudioFrame, coded: tuple[object, ...], at: float | None) -> None:
        """Take a decoded frame."""
        self.kinds.add((*coded, frame.sample_rate, frame.layout.nb_channels))
        loud = loudness(frame)
        self.loudest = max(self.loudest, float(loud.max(initial=0)))
        if self.waveform is None and not self.seconds:
            self.waveform = Waveform(rate=frame.sample_rate)
        self.seconds += frame.samples / frame.sample_rate
        unsteady = len({kind[-2] for kind in self.kinds}) > 1
        if self.seconds > LONGEST or (at or 0) > LONGEST or unsteady:
            self.waveform = None
        if self.waveform is not None:
            self.waveform.add(loud, at=at)


@dataclass
class Heard:
    """What was met on the way through a recording."""

    tracks: list[Track] = field(default_factory=list)
    lengths: list[float] = field(default_factory=list)
    """Seconds of each link by its stamps and by what decodes, whichever is more."""
    sound_end: float = 0.0
    """Seconds until the last sound, by the stamps."""
    picture_end: float = 0.0
    straight: bool = True
    """Whether stamps never begin anew within a link."""
    with_picture: bool = False
    pictures: set[tuple[object, ...]] = field(default_factory=set)


def hear(form: Form, parts: Sequence[Part]) -> Heard:
    """Decode every sound track of every link.

    Raises:
        BadMedia: when a link cannot be read to its end, or is shorter than it says.
    """
    heard = Heard()
    for number, part in enumerate(parts):
        with probe(form, part) as found:
            if number == 0:
                heard.tracks = [Track() for _ in found.sounds]
                heard.with_picture = found.picture is not None
            if len(found.sounds) != len(heard.tracks) or heard.with_picture != bool(found.picture):
                raise BadMedia(_UNLIKE)
            _Link(heard, found).go()
    return heard


class _Link:
    """The way through one link."""

    def __init__(self, heard: Heard, found: Found) -> None:
        self._heard, self._found = heard, found
        self._tracks = dict(zip([one.index for one in found.sounds], heard.tracks, strict=True))
        self._ends: dict[int, float] = {}
        self._last: dict[int, float] = {}
        self._before = [track.seconds for track in heard.tracks]
        self._bad = self._packets = 0
        self._counts: Counter[int] = Counter()
        self._tick: dict[int, float] = {}
        self._begins = found.begins
        self._codings = {one.index: coded(one) for one in found.sounds}

    def go(self) -> None:
        found, heard = self._found, self._heard
        if found.picture is not None:
            heard.pictures.add(coded(found.picture))
        try:
            for packet in found.container.demux(*found.tracks):
                if packet.stream.index in self._tracks:
                    self._hear(packet)
                if packet.dts is not None:
                    self._note(packet)
        except av.FFmpegError as error:
            raise BadMedia(DAMAGED) from error
        self._check()
        sound = max((self._ends.get(index, 0.0) for index in self._tracks), default=0.0)
        decoded = max(t.seconds - b for t, b in zip(heard.tracks, self._before, strict=True))
        start = sum(heard.lengths)
        heard.sound_end = start + (sound if heard.straight else max(sound, decoded))
        if found.picture is not None:
            heard.picture_end = start + self._ends.get(found.picture.index, 0.0)
        heard.lengths.append(max([*self._ends.values(), decoded]))

    def _hear(self, packet: "Packet[Stream]") -> None:
        index = packet.stream.index
        track, place = self._tracks[index], (len(self._heard.lengths), self._counts[index])
        self._packets += packet.size > 0
        self._counts[index] += 1
        try:
            for frame in packet.decode():
                if isinstance(frame, AudioFrame):
                    at = None if frame.time is None else frame.time - self._begins
                    track.add(frame, self._codings[index], None if self._heard.lengths else at)
        except av.FFmpegError:
            self._bad += 1
            track.broken.add(place)

    def _note(self, packet: "Packet[Stream]") -> None:
        index = packet.stream.index
        if index not in self._tick:
            self._tick[index] = float(packet.time_base)
        tick, stamp = self._tick[index], packet.pts if packet.pts is not None else packet.dts or 0
        decoded_at = (packet.dts or 0) * tick
        if decoded_at < self._last.get(index, decoded_at) - _STEP_BACK:
            self._heard.straight = False
        self._last[index] = decoded_at
        end = (stamp + (packet.duration or 0)) * tick - self._begins
        self._ends[index] = max(self._ends.get(index, 0.0), end)
        if packet.is_corrupt:
            self._bad += 1

    def _check(self) -> None:
        if self._bad > max(_BAD_AT_LEAST, self._packets * _BAD_PACKETS):
            raise BadMedia(DAMAGED)
        if not self._packets:
            raise BadMedia(NOT_RECORDED)
        if not any(track.seconds for track in self._heard.tracks):
            raise BadMedia(DAMAGED)
        claimed = self._found.declared
        if claimed is None:
            return
        slack = _EXACT if self._found.form is Form.FLAC else max(_SLACK, claimed * 0.005)
        if max(self._ends.values()) < claimed - slack:
            raise BadMedia(INCOMPLETE)


def coded(stream: Stream) -> tuple[object, ...]:
    """Give what has to be the same in two streams for one to go on with the other."""
    context = stream.codec_context
    return context.name, bytes(context.extradata or b"")


_UNLIKE = (
    "This file is joined from recordings that do not have the same tracks. Upload the one that"
    " is the session, or export all of it as one M4A."
)

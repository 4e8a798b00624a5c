"""Writes a recording anew with its sound coded anew: tracks mixed, links of any kind joined."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt
from av import AudioFrame, AudioResampler, AudioStream
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Stream

from ipt_training.adapters.recordings.demux import Heard
from ipt_training.adapters.recordings.probe import Found, probe
from ipt_training.adapters.recordings.seekable import Part
from ipt_training.adapters.recordings.sniff import Form
from ipt_training.adapters.recordings.stamps import Stamps
from ipt_training.adapters.recordings.wholeness import DAMAGED
from ipt_training.adapters.recordings.window import Shared
from ipt_training.adapters.recordings.written import begin, sound_to_code, step
from ipt_training.domain.errors import BadMedia

_RATE = 48_000
_AHEAD = 20 * _RATE
"""Samples that one track may be ahead of another before what is missing counts as silence."""
_GAP = _RATE // 10
_BIT_RATE = {1: 96_000, 2: 160_000}
Samples = npt.NDArray[np.float32]


def encode(
    form: Form, parts: Sequence[Part], heard: Heard, *, to: Form, tracks: Sequence[int]
) -> memoryview:
    """Give the recording anew, every sample of the named tracks in it.

    Raises:
        BadMedia: when it cannot be read or written.
    """
    written = Shared()
    container = begin(to, written)
    channels = min(2, max(int(str(k[-1])) for n in tracks for k in heard.tracks[n].kinds))
    sound = container.add_stream(sound_to_code(to), rate=_RATE)
    if not isinstance(sound, AudioStream):
        raise TypeError(sound)
    sound.layout, sound.bit_rate = ("mono", "stereo")[channels - 1], _BIT_RATE[channels]
    _Writing(container, sound, Mix(channels, len(tracks))).go(form, parts, heard, tracks)
    step(container.close)
    return written.content()


class Mix:
    """Adds tracks up, each sample at its place, and gives what no track will change any more."""

    def __init__(self, channels: int, tracks: int) -> None:
        self.channels, self._tracks = channels, tracks
        self._held: Samples = np.zeros((channels, 0), dtype=np.float32)
        self._given = 0
        self._ends = dict.fromkeys(range(tracks), 0)

    def begin(self, at: float) -> None:
        """Go on with every track at a second, or where the longest stands if that is later."""
        last = max(round(at * _RATE), *self._ends.values())
        self._ends = dict.fromkeys(self._ends, last)

    def add(self, track: int, samples: Samples) -> None:
        """Add samples of a track behind those before."""
        start = max(self._ends[track], self._given)
        end = start + samples.shape[1]
        missing = end - self._given - self._held.shape[1]
        if missing > 0:
            self._held = np.pad(self._held, ((0, 0), (0, missing)))
        self._held[:, start - self._given : end - self._given] += samples / self._tracks
        self._ends[track] = end

    def wait(self, track: int, samples: int) -> None:
        """Leave a track silent for a while."""
        self._ends[track] += samples

    def take(self, *, all_of_it: bool = False) -> Iterator[AudioFrame]:
        """Give what is settled, as frames."""
        ends = self._ends.values()
        settled = max(ends) if all_of_it else max(min(ends), max(ends) - _AHEAD)
        while self._given < settled:
            count = min(_RATE, settled - self._given)
            part = np.ascontiguousarray(np.clip(self._held[:, :count], -1, 1))
            if part.shape[1] < count:
                part = np.pad(part, ((0, 0), (0, count - part.shape[1])))
            frame = AudioFrame.from_ndarray(
                part, format="fltp", layout=("mono", "stereo")[self.channels - 1]
            )
            frame.sample_rate, frame.pts = _RATE, self._given
            frame.time_base = Fraction(1, _RATE)
            self._held, self._given = self._held[:, count:], self._given + count
            yield frame


class _Writing:
    def __init__(self, container: OutputContainer, sound: AudioStream, mix: Mix) -> None:
        self._container, self._sound, self._mix = container, sound, mix
        self._picture: Stream | None = None
        self._stamps = Stamps()

    def go(self, form: Form, parts: Sequence[Part], heard: Heard, tracks: Sequence[int]) -> None:
        for number, part in enumerate(parts):
            with probe(form, part) as found:
                if number:
                    end_of_last = sum(heard.lengths[:number])
                    self._stamps.begin(end_of_last=end_of_last)
                    self._mix.begin(end_of_last)
                self._link(found, tracks)
        self._write(all_of_it=True)
        step(self._container.mux, step(self._sound.encode, None))

    def _link(self, found: Found, tracks: Sequence[int]) -> None:
        if found.picture is not None and self._picture is None:
            self._picture = step(self._container.add_stream_from_template, found.picture)
        numbers = {found.sounds[one].index: n for n, one in enumerate(tracks)}
        ears = {index: _Ear(self._mix, n, found) for index, n in numbers.items()}
        streams = [*(found.sounds[one] for one in tracks), *found.tracks[len(found.sounds) :]]
        try:
            for packet in found.container.demux(*streams):
                if packet.stream.index in ears:
                    ears[packet.stream.index].hear(packet)
                    self._write()
                elif packet.dts is not None:
                    self._see(packet, found)
        except av.FFmpegError as error:
            raise BadMedia(DAMAGED) from error
        for ear in ears.values():
            ear.end()

    def _see(self, packet: "Packet[Stream]", found: Found) -> None:
        self._stamps.place(packet, found)
        if self._picture is not None:
            packet.stream = self._picture
            step(self._container.mux, packet)

    def _write(self, *, all_of_it: bool = False) -> None:
        for frame in self._mix.take(all_of_it=all_of_it):
            step(self._container.mux, step(self._sound.encode, frame))


class _Ear:
    """Hears one track of one link, at one rate, into the mix."""

    def __init__(self, mix: Mix, track: int, found: Found) -> None:
        self._mix, self._track, self._found = mix, track, found
        self._kind: tuple[object, ...] = ()
        self._resampler: AudioResampler | None = None
        self._placed = 0

    def hear(self, packet: "Packet[Stream]") -> None:
        try:
            frames = [one for one in packet.decode() if isinstance(one, AudioFrame)]
        except av.FFmpegError:
            return
        for frame in frames:
            kind = (frame.format.name, frame.sample_rate, frame.layout.name)
            if kind != self._kind:
                self._change(kind)
            if frame.time is not None:
                self._wait_until(round((frame.time - self._found.begins) * _RATE))
            frame.pts = None
            self._take(frame)

    def end(self) -> None:
        self._take(None)
        self._resampler = None

    def _wait_until(self, place: int) -> None:
        # Less than that is the rounding of stamps, and what a resampler holds back.
        if place - self._placed > _GAP:
            self._mix.wait(self._track, place - self._placed)
            self._placed = place

    def _change(self, kind: tuple[object, ...]) -> None:
        self._take(None)
        layout = ("mono", "stereo")[self._mix.channels - 1]
        self._kind, self._resampler = kind, AudioResampler("fltp", layout, _RATE)

    def _take(self, frame: AudioFrame | None) -> None:
        if self._resampler is None:
            return
        for one in self._resampler.resample(frame):
            samples: Samples = one.to_ndarray().astype(np.float32, copy=False)
            if samples.size:
                self._mix.add(self._track, samples)
                self._placed += samples.shape[1]

"""Goes through every packet of a recording: is it all there, how long, how does it sound."""

from collections.abc import Iterator

import av
from av.packet import Packet
from av.stream import Stream

from ipt_training.adapters.recordings.probe import DAMAGED, Found
from ipt_training.adapters.recordings.sniff import Form
from ipt_training.adapters.recordings.waveform import LONGEST, Waveform
from ipt_training.adapters.recordings.wholeness import INCOMPLETE
from ipt_training.domain.errors import BadMedia

_BAD_PACKETS = 0.02
"""The share of packets that may fail to decode; a recorder's first or last one may be cut."""
_SLACK = 1.0
"""Seconds the sound may end before the container says; encoders round and pad."""
_EXACT = 0.02
"""The same for containers that count samples."""


class Journey:
    """One way through the packets of a file; knows afterwards what was met."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._end: dict[int, float] = {}
        self._packets = self._bad = 0
        self._waveform: Waveform | None = Waveform(rate=found.sound.codec_context.sample_rate)

    def packets(self) -> "Iterator[Packet[Stream]]":
        """Give every packet of the streams that are kept.

        Raises:
            BadMedia: when the file cannot be read to its end.
        """
        try:
            for packet in self._found.container.demux(*self._found.kept):
                if packet.stream is self._found.sound:
                    self._hear(packet)
                if packet.dts is None:
                    continue
                self._note(packet)
                yield packet
        except av.FFmpegError as error:
            raise BadMedia(DAMAGED) from error

    def duration(self) -> float:
        """Give the seconds that are really there.

        Raises:
            BadMedia: when that is less than the file claims, or too much of it is damaged.
        """
        there = self._end.get(self._found.sound.index, 0.0)
        if there <= 0:
            raise BadMedia("This recording has no length; nothing was recorded.")
        if self._bad > max(1, self._packets * _BAD_PACKETS):
            raise BadMedia(DAMAGED)
        claimed = self._found.declared
        longest = max(self._end.values())
        slack = _EXACT if self._found.form is Form.FLAC else max(_SLACK, (claimed or 0) * 0.005)
        if claimed is not None and longest < claimed - slack:
            raise BadMedia(INCOMPLETE)
        return longest

    def peaks(self) -> tuple[float, ...]:
        """Give the loudness over the length, nothing for what is too long to draw."""
        return self._waveform.peaks() if self._waveform is not None else ()

    def _note(self, packet: "Packet[Stream]") -> None:
        stamp = packet.pts if packet.pts is not None else packet.dts or 0
        length = stamp - (packet.stream.start_time or 0) + (packet.duration or 0)
        end = float(length * packet.time_base)
        index = packet.stream.index
        self._end[index] = max(self._end.get(index, 0.0), end)
        if packet.is_corrupt:
            self._bad += 1

    def _hear(self, packet: "Packet[Stream]") -> None:
        if self._end.get(packet.stream.index, 0.0) > LONGEST:
            self._waveform = None
        if self._waveform is None:
            return
        self._packets += 1
        try:
            for frame in self._found.sound.decode(packet):
                self._waveform.add(frame)
        except av.FFmpegError:
            self._bad += 1

"""Writes the kept streams anew, in memory: no metadata, no other tracks, an index in front."""

import io
from collections.abc import Callable
from functools import partial

import av
from av.packet import Packet
from av.stream import Stream

from ipt_training.adapters.recordings.demux import Journey
from ipt_training.adapters.recordings.probe import Found
from ipt_training.adapters.recordings.sniff import Form
from ipt_training.domain.errors import BadMedia

_WRITTEN_AS = {Form.WEBM: "webm"}
_OPTIONS = {
    Form.MP4: {"movflags": "faststart"},
    Form.WEBM: {"cues_to_front": "1"},
    Form.MP3: {"write_xing": "1", "id3v2_version": "0"},
}


def remux(found: Found, journey: Journey) -> memoryview:
    """Give the recording anew, ready to be sought in.

    Raises:
        BadMedia: when it cannot be read to its end.
    """
    written = io.BytesIO()
    options = {"fflags": "+bitexact", **_OPTIONS.get(found.form, {})}
    container = av.open(
        _Window(written),
        "w",
        format=_WRITTEN_AS.get(found.form, found.form.value),
        options=options,
        # To move the index to the front, the muxer reads what it wrote through a second window.
        io_open=lambda _url, _flags, _options: _Window(written),
    )
    kept = {stream.index: container.add_stream_from_template(stream) for stream in found.kept}
    last: dict[int, int] = {}
    for packet in journey.packets():
        _straighten(packet, last)
        packet.stream = kept[packet.stream.index]
        _do(partial(container.mux, packet))
    # Not closed after a failure: closing fails again then, and would hide what happened first.
    _do(container.close)
    return written.getbuffer()


def _do(step: Callable[[], None]) -> None:
    try:
        step()
    except av.FFmpegError as error:
        raise BadMedia(_NOT_TIMED) from error


def _straighten(packet: "Packet[Stream]", last: dict[int, int]) -> None:
    # Telephones write stamps that stand still or step back by a tick; muxers refuse those.
    if packet.dts is None:
        return
    least = last.get(packet.stream.index, packet.dts - 1) + 1
    packet.dts = max(packet.dts, least)
    packet.pts = max(packet.pts if packet.pts is not None else packet.dts, packet.dts)
    last[packet.stream.index] = packet.dts


_NOT_TIMED = (
    "The times inside this recording make no sense, so nobody could find a place in it."
    " Export it again as M4A or MP3 and upload that."
)


class _Window:
    """A place of its own in shared bytes."""

    def __init__(self, shared: io.BytesIO) -> None:
        self._shared = shared
        self._position = 0

    def read(self, size: int) -> bytes:
        self._shared.seek(self._position)
        found = self._shared.read(size)
        self._position += len(found)
        return found

    def write(self, content: bytes) -> int:
        self._shared.seek(self._position)
        written = self._shared.write(content)
        self._position += written
        return written

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            self._position = self._shared.seek(offset, whence)
        else:
            self._position = offset if whence == io.SEEK_SET else self._position + offset
        return self._position

    def tell(self) -> int:
        return self._position

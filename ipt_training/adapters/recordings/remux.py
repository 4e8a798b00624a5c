"""Writes a recording anew without loss: no metadata, no other tracks, an index in front."""

from collections.abc import Collection, Iterator, Sequence

import av
from av.packet import Packet
from av.stream import Stream

from ipt_training.adapters.recordings.demux import Heard
from ipt_training.adapters.recordings.probe import Found, probe
from ipt_training.adapters.recordings.seekable import Part
from ipt_training.adapters.recordings.sniff import Form
from ipt_training.adapters.recordings.stamps import Stamps
from ipt_training.adapters.recordings.wholeness import DAMAGED
from ipt_training.adapters.recordings.window import Shared
from ipt_training.adapters.recordings.written import begin, step
from ipt_training.domain.errors import BadMedia


def remux(form: Form, parts: Sequence[Part], heard: Heard, *, to: Form, track: int) -> memoryview:
    """Give the recording anew, link behind link, ready to be sought in.

    Args:
        form: what the upload is.
        parts: its links.
        heard: what was met on the way through them.
        to: the form to write.
        track: the sound track to keep.

    Raises:
        BadMedia: when it cannot be written.
    """
    written = Shared()
    container = begin(to, written)
    kept: dict[str, Stream] = {}
    stamps = Stamps()
    for number, part in enumerate(parts):
        with probe(form, part) as found:
            if number:
                stamps.begin(end_of_last=sum(heard.lengths[:number]))
            streams = [found.sounds[track], *([found.picture] if found.picture else [])]
            if not kept:
                kept = {one.type: step(container.add_stream_from_template, one) for one in streams}
            broken = {at for link, at in heard.tracks[track].broken if link == number}
            for packet in _packets(found, streams, broken):
                stamps.place(packet, found)
                packet.stream = kept[packet.stream.type]
                step(container.mux, packet)
    # Not closed after a failure: closing fails again then, and would hide what happened first.
    step(container.close)
    return written.content()


def _packets(
    found: Found, streams: Sequence[Stream], broken: Collection[int]
) -> Iterator["Packet[Stream]"]:
    """Give the packets that decode: at any other a browser would stop."""
    number = 0
    try:
        for packet in found.container.demux(*streams):
            is_sound = packet.stream.type == "audio"
            if packet.dts is not None and not (is_sound and number in broken):
                yield packet
            number += is_sound
    except av.FFmpegError as error:
        raise BadMedia(DAMAGED) from error

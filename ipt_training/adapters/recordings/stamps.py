"""Stamps made straight: each link goes on where the one before it ended, and none steps back."""

from fractions import Fraction

from av.packet import Packet
from av.stream import Stream

from ipt_training.adapters.recordings.probe import Found

_STEP_BACK = 1
"""Seconds that stamps go back where a recorder began to count anew."""
_PRIMING = Fraction(1, 2)
"""Seconds before the beginning that belong to it: what a decoder needs to get going."""


class Stamps:
    """Gives every packet the moment at which it is heard in the whole recording."""

    def __init__(self) -> None:
        self._end = Fraction(0)
        self._placed: dict[str, Fraction] = {}
        self._begin(Fraction(0))

    def begin(self, *, end_of_last: float) -> None:
        """Go on with the next link, behind what decoded of those before it."""
        self._begin(max(self._end, Fraction(end_of_last)))

    def place(self, packet: "Packet[Stream]", found: Found) -> None:
        """Move a packet to where it belongs."""
        if packet.dts is None:
            return
        kind, base = packet.stream.type, packet.time_base
        stamp = packet.dts * base
        # A picture is decoded long before it is shown, where its coder looks ahead.
        shown = packet.pts * base if kind == "video" and packet.pts is not None else stamp
        self._count(kind, stamp, shown, found)
        shift = self._shifts[self._counted[kind]]
        moment = stamp + shift
        least = self._placed.get(kind)
        # Telephones write stamps that stand still or step back by a tick; muxers refuse those.
        if least is not None and moment <= least:
            moment = least + base
        dts = round(moment / base)
        pts = round((packet.pts * base + shift) / base) if packet.pts is not None else dts
        packet.dts, packet.pts = dts, max(pts, dts)
        self._placed[kind] = dts * base
        self._raw[kind] = stamp
        self._end = max(self._end, (packet.pts + (packet.duration or 0)) * base)

    def _begin(self, base: Fraction) -> None:
        self._base = base
        self._shifts: list[Fraction] = []
        self._counted: dict[str, int] = {}
        self._raw: dict[str, Fraction] = {}

    def _count(self, kind: str, stamp: Fraction, shown: Fraction, found: Found) -> None:
        """Notice where a link begins, and where its stamps begin anew."""
        if not self._shifts:
            begins = Fraction(found.begins)
            first = self._base == 0 and begins - _PRIMING <= shown
            # The first recording keeps what it has before its beginning; others would overlap.
            self._shifts.append(self._base - (begins if first else shown))
        if kind not in self._counted:
            self._counted[kind] = 0
        elif stamp < self._raw[kind] - _STEP_BACK:
            self._counted[kind] += 1
            if self._counted[kind] == len(self._shifts):
                self._shifts.append(self._end - shown)

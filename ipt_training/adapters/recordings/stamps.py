"""Stamps made straight: each link goes on where the one before it ended, and none steps back."""

from dataclasses import dataclass
from fractions import Fraction

from av.packet import Packet
from av.stream import Stream

from ipt_training.adapters.recordings.probe import Found

_STEP_BACK = 1
"""Seconds that stamps go back where a recorder began to count anew."""
_PRIMING = Fraction(1, 2)
"""Seconds before the beginning that belong to it: what a decoder needs to get going."""


@dataclass
class _Line:
    """One kind of track on its way through a link, in ticks of its own."""

    base: Fraction
    shift: int
    raw: int
    step_back: int
    counted: int = 0
    """How often its stamps have begun anew."""


class Stamps:
    """Gives every packet the moment at which it is heard in the whole recording."""

    def __init__(self) -> None:
        self._ends: dict[str, tuple[int, Fraction]] = {}
        self._placed: dict[str, Fraction] = {}
        self._begin(Fraction(0))

    def begin(self, *, end_of_last: float) -> None:
        """Go on with the next link, behind what decoded of those before it."""
        last = {kind: line.base * self._last[kind] for kind, line in self._lines.items()}
        self._placed |= last
        self._begin(max(self._end(), Fraction(end_of_last)))

    def place(self, packet: "Packet[Stream]", found: Found) -> None:
        """Move a packet to where it belongs."""
        if packet.dts is None:
            return
        kind = packet.stream.type
        line = self._line(kind, packet, found)
        dts = packet.dts + line.shift
        pts = packet.pts + line.shift if packet.pts is not None else dts
        # Telephones write stamps that stand still or step back by a tick; muxers refuse those.
        packet.dts = self._last[kind] = max(dts, self._last[kind] + 1)
        packet.pts = max(pts, packet.dts)
        end = packet.pts + (packet.duration or 0)
        if end > self._ends.get(kind, (end - 1, line.base))[0]:
            self._ends[kind] = end, line.base

    def _begin(self, base: Fraction) -> None:
        self._base = base
        self._shifts: list[Fraction] = []
        self._lines: dict[str, _Line] = {}
        self._last: dict[str, int] = {}

    def _end(self) -> Fraction:
        return max((end * base for end, base in self._ends.values()), default=Fraction(0))

    def _line(self, kind: str, packet: "Packet[Stream]", found: Found) -> _Line:
        """Notice where a link begins, and where its stamps begin anew."""
        stamp, line = packet.dts or 0, self._lines.get(kind)
        if line is None:
            base = packet.time_base
            if not self._shifts:
                self._shifts.append(self._first_shift(_shown(packet) * base, found))
            line = self._lines[kind] = _Line(
                base, round(self._shifts[0] / base), stamp, round(_STEP_BACK / base)
            )
            before = self._placed.get(kind)
            self._last[kind] = stamp + line.shift - 1 if before is None else int(before / base)
        elif stamp < line.raw - line.step_back:
            line.counted += 1
            if line.counted == len(self._shifts):
                self._shifts.append(self._end() - _shown(packet) * line.base)
            line.shift = round(self._shifts[line.counted] / line.base)
        line.raw = stamp
        return line

    def _first_shift(self, shown: Fraction, found: Found) -> Fraction:
        begins = Fraction(found.begins)
        # The first recording keeps what it has before its beginning; others would overlap.
        keeps = self._base == 0 and begins - _PRIMING <= shown
        return self._base - (begins if keeps else shown)


def _shown(packet: "Packet[Stream]") -> int:
    # A picture is decoded long before it is shown, where its coder looks ahead.
    looks_ahead = packet.stream.type == "video" and packet.pts is not None
    return (packet.pts if looks_ahead else packet.dts) or 0

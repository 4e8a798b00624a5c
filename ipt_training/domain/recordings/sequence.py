"""The sessions of a case in their order: which comes next, and what does not fit."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from ipt_training.domain.ipt import Phase
from ipt_training.domain.recordings.recording import Recording
from ipt_training.domain.value import Value


class Mismatch(StrEnum):
    """How a session does not fit one that is there."""

    SAME_NUMBER = "same_number"
    EARLIER_LATER = "earlier_later"
    """One with a lower number was recorded later."""
    LATER_EARLIER = "later_earlier"
    """One with a higher number was recorded earlier."""
    PHASE_BACK = "phase_back"
    """One with a lower number is of a later phase."""
    PHASE_AHEAD = "phase_ahead"
    """One with a higher number is of an earlier phase."""


class Contradiction(Value):
    """A session that is there, and how the one to be registered does not fit it."""

    mismatch: Mismatch
    other: Recording


def next_number(recordings: Iterable[Recording], planned: int) -> int:
    """Give the number that most likely comes next, within the planned course."""
    highest = max((one.session_number for one in recordings), default=0)
    return min(highest + 1, planned)


def contradictions(
    recordings: Sequence[Recording], *, number: int, phase: Phase, on: date
) -> tuple[Contradiction, ...]:
    """Give what of a session does not fit those that are there: one of each kind, the nearest."""
    before = sorted(
        (one for one in recordings if one.session_number < number),
        key=lambda one: -one.session_number,
    )
    after = sorted(
        (one for one in recordings if one.session_number > number),
        key=lambda one: one.session_number,
    )
    place = list(Phase).index
    found = (
        (Mismatch.SAME_NUMBER, (one for one in recordings if one.session_number == number)),
        (Mismatch.EARLIER_LATER, (one for one in before if one.recorded_on > on)),
        (Mismatch.LATER_EARLIER, (one for one in after if one.recorded_on < on)),
        (Mismatch.PHASE_BACK, (one for one in before if place(one.phase) > place(phase))),
        (Mismatch.PHASE_AHEAD, (one for one in after if place(one.phase) < place(phase))),
    )
    nearest = ((mismatch, next(those, None)) for mismatch, those in found)
    return tuple(
        Contradiction(mismatch=mismatch, other=other)
        for mismatch, other in nearest
        if other is not None
    )

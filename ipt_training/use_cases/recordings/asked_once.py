"""What is asked once when a session does not fit those of its case that are there."""

from ipt_training.domain.recordings.sequence import Contradiction, Mismatch
from ipt_training.reports.words import PHASES, day_of


def question(found: Contradiction) -> str:
    """Say what does not fit."""
    number, day = found.other.session_number, day_of(found.other.recorded_on)
    phase = PHASES[found.other.phase].lower()
    match found.mismatch:
        case Mismatch.SAME_NUMBER:
            return f"Session {number} is there already, recorded on {day}."
        case Mismatch.EARLIER_LATER:
            return f"Session {number} comes before, but was recorded later, on {day}."
        case Mismatch.LATER_EARLIER:
            return f"Session {number} comes after, but was recorded earlier, on {day}."
        case Mismatch.PHASE_BACK:
            return f"Session {number} comes before, but is of a later phase, {phase}."
        case Mismatch.PHASE_AHEAD:
            return f"Session {number} comes after, but is of an earlier phase, {phase}."

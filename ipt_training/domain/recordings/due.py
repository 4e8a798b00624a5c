"""When something may be erased because its time has come: seen due twice, a day apart.

A clock may jump. What is erased by time is therefore marked first, and erased by a later look when
a day has passed twice over: by the clock, and by the seconds that the computer ran meanwhile.
"""

from datetime import datetime, timedelta

from ipt_training.domain.ids import RecordingId
from ipt_training.domain.value import Value

BETWEEN_LOOKS = timedelta(days=1)
"""What passes at least between the look that marks and the look that erases."""
MARKED_AHEAD = timedelta(days=2)
"""How long before its time something is marked, so that daily looks erase it on its day."""


class DueMark(Value):
    """One recording that a look has found due, or about to be."""

    recording_id: RecordingId
    marked_at: datetime
    ran: float
    """For how many seconds the computer had been running at the last look."""
    lasted: float = 0.0
    """Seconds that have surely passed since it was marked."""

    def seen_again(self, ran: float) -> "DueMark":
        """Give the mark after another look.

        A computer that was started anew has run for less than before; then at least the time since
        its start has passed.
        """
        passed = ran - self.ran if ran >= self.ran else ran
        return self.model_copy(update={"ran": ran, "lasted": self.lasted + passed})

    def is_ripe(self, now: datetime) -> bool:
        """Say whether a day has passed since it was marked, by the clock and by what ran."""
        by_clock = now - self.marked_at >= BETWEEN_LOOKS
        return by_clock and self.lasted >= BETWEEN_LOOKS.total_seconds()

"""Time and chance as the operating system gives them."""

import base64
import random
import secrets
import time
from datetime import UTC, datetime, timedelta
from threading import Lock


class SystemClock:
    """Tells the time of this computer; where that was set back, it goes on from what is recorded.

    Shared by all threads.
    """

    def __init__(self) -> None:
        self._recorded: tuple[datetime, float] | None = None
        """The latest time that was recorded, and when the computer learned of it."""
        self._one_at_a_time = Lock()

    def now(self) -> datetime:
        """Give the time, in UTC and aware of it."""
        return max(self.shown(), self._from_recorded())

    def not_before(self, recorded: datetime) -> None:
        """Go on from a time that was recorded, where the computer's own is an earlier one."""
        with self._one_at_a_time:
            if recorded > self._from_recorded():
                self._recorded = (recorded, self.running())

    def shown(self) -> datetime:
        """Give what the computer's own clock shows, right or wrong."""
        return datetime.now(UTC)

    def running(self) -> float:
        """Give for how many seconds the computer has been running; no clock changes that."""
        if hasattr(time, "CLOCK_BOOTTIME"):
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()

    def _from_recorded(self) -> datetime:
        if self._recorded is None:
            return datetime.min.replace(tzinfo=UTC)
        recorded, since = self._recorded
        return recorded + timedelta(seconds=max(0.0, self.running() - since))


class SecureChance:
    """Draws from the operating system's secure source."""

    def identifier(self) -> str:
        """Give 128 random bits as 26 small letters and digits."""
        return base64.b32encode(secrets.token_bytes(16)).decode().rstrip("=").lower()

    def token(self) -> str:
        """Give 256 random bits, fit for a cookie."""
        return secrets.token_urlsafe(32)

    def shuffled(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """Give the items in an order nobody can guess."""
        return tuple(random.SystemRandom().sample(items, k=len(items)))

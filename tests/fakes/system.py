"""A clock that stands still and chance that counts."""

from datetime import UTC, datetime, timedelta

START = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


class FixedClock:
    """Tells the time it was set to; setting ``at`` is a jump of the clock, and no time passes."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at
        self.ran = 1000.0
        self._recorded: tuple[datetime, float] | None = None

    def now(self) -> datetime:
        """Give the time, in UTC."""
        if self._recorded is None:
            return self.at
        recorded, since = self._recorded
        return max(self.at, recorded + timedelta(seconds=self.ran - since))

    def not_before(self, recorded: datetime) -> None:
        """Go on from a recorded time where the own one is earlier."""
        if recorded > self.now():
            self._recorded = (recorded, self.ran)

    def shown(self) -> datetime:
        """Give what it was set to."""
        return self.at

    def running(self) -> float:
        """Give the seconds that have passed, and those before the start."""
        return self.ran

    def advance(self, by: timedelta = timedelta(minutes=1)) -> datetime:
        """Let time pass and give the new time."""
        self.at += by
        self.ran += by.total_seconds()
        return self.at


class CountingChance:
    """Gives the next number instead of a random one; as many letters as the real thing."""

    def __init__(self) -> None:
        self.count = 0

    def identifier(self) -> str:
        """Give the next number as 26 small letters and digits."""
        self.count += 1
        return f"id{self.count:024d}"

    def token(self) -> str:
        """Give the next number as a token."""
        self.count += 1
        return f"token-{self.count:037d}"

    def shuffled(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """Give the items turned round."""
        return items[::-1]

"""A clock that stands still and chance that counts."""

from datetime import UTC, datetime, timedelta

START = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


class FixedClock:
    """Tells the time it was set to."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def now(self) -> datetime:
        """Give the time, in UTC."""
        return self.at

    def advance(self, by: timedelta = timedelta(minutes=1)) -> datetime:
        """Move on and give the new time."""
        self.at += by
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

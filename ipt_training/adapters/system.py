"""Time and chance as the operating system gives them."""

import base64
import random
import secrets
from datetime import UTC, datetime


class SystemClock:
    """Tells the time of this computer."""

    def now(self) -> datetime:
        """Give the time, in UTC and aware of it."""
        return datetime.now(UTC)


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

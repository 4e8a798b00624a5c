"""Passwords kept in the open, so that a test is quick and can look."""


class FakePasswords:
    """Hashes by writing a word in front."""

    def hash(self, password: str) -> str:
        """Give the hash to store."""
        return f"hash of {password}"

    def matches(self, stored: str | None, password: str) -> bool:
        """Compare; nothing stored never matches."""
        return stored == self.hash(password)

"""Passwords as argon2id hashes, two at a time at most."""

import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2
"""How many hashes are worked on at once; each takes 64 MiB, and sign-ins may come in crowds."""


class Argon2Passwords:
    """Hashes with argon2id and its recommended cost (64 MiB, three passes)."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=2)
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        # Something to compare with where nothing is stored, so that an unknown user name takes as
        # long as a known one.
        self._nobody = self._hasher.hash(secrets.token_hex(16))

    def hash(self, password: str) -> str:
        """Give the hash to store."""
        with self._turns:
            return self._hasher.hash(_spelled(password))

    def matches(self, stored: str | None, password: str) -> bool:
        """Compare; with nothing stored it takes as long and says no."""
        with self._turns:
            try:
                self._hasher.verify(stored or self._nobody, _spelled(password))
            except (VerificationError, InvalidHashError):
                return False
        return stored is not None


def _spelled(password: str) -> bytes:
    # A lone surrogate cannot come from a keyboard, but it can come from a forged form.
    return password.encode("utf-8", errors="replace")

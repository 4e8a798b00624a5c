"""Server-side sessions and failed guesses, as the use cases ask for them."""

from collections.abc import Collection
from datetime import datetime
from typing import Protocol

from ipt_training.domain.ids import (
    PersonId,
)
from ipt_training.domain.people.person import SignIn


class SignIns(Protocol):
    """Server-side sessions and failed guesses."""

    def add(self, sign_in: SignIn) -> None:
        """Add a session row."""
        ...

    def get(self, sign_in_id: str) -> SignIn | None:
        """Find by id, ended ones too."""
        ...

    def touch(self, sign_in_id: str, at: datetime) -> None:
        """Note that the session was used."""
        ...

    def refuse(self, sign_in_id: str) -> int:
        """Count one refusal in a session, and give how many there were; 0 without a session."""
        ...

    def set_zone(self, sign_in_id: str, zone: str) -> None:
        """Note in which zone the clock of whoever signed in stands."""
        ...

    def end(self, sign_in_id: str, at: datetime) -> None:
        """End one session."""
        ...

    def end_all(self, person_id: PersonId, at: datetime, *, but: str | None = None) -> None:
        """End every open session of a person, but for one."""
        ...

    def live(
        self, sign_in_ids: Collection[str], *, seen_after: datetime, started_after: datetime
    ) -> frozenset[str]:
        """Give those that are open, of an open account and not timed out: one query."""
        ...

    def note_failure(self, key: str, at: datetime) -> int:
        """Note one failed guess under a key (an account or an address); give the note's number."""
        ...

    def take_back_failure(self, number: int) -> None:
        """Take one note back: the guess that was counted before it was tried was right."""
        ...

    def failures(self, key: str, since: datetime) -> tuple[datetime, ...]:
        """Give the times of failed guesses since then, oldest first."""
        ...

    def forget_failures(self, key: str) -> None:
        """Forget the failed guesses of a key."""
        ...

    def remove_of(self, person_id: PersonId) -> None:
        """Remove every session of a person."""
        ...

    def forget_ended(self, before: datetime, *, unused_since: datetime) -> int:
        """Forget sessions that ended before then, or were not used for long; give how many."""
        ...

    def forget_failures_before(self, before: datetime) -> int:
        """Forget the failed guesses from before then; give how many."""
        ...

    def last_used(self) -> datetime | None:
        """Give when any session was last used."""
        ...

"""Practice, sealed once a day for everybody together: kept from change and watched by nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from ipt_training.domain.audit import PRACTICE_SEALED, practice_told
from ipt_training.domain.errors import Corrupt
from ipt_training.use_cases.people.clock_trust import moment
from ipt_training.use_cases.ports.storage.store import Store, Transaction
from ipt_training.use_cases.ports.system import Clock

SETTLED = timedelta(minutes=10)
"""How long after midnight no answer of the day before can still be on its way to the database."""
PRODUCT = "product"
"""The audit's name for what is done by itself, on behalf of nobody."""


@dataclass(frozen=True)
class SealPractice:
    """Enters what everybody's practice comes to into the audit chain, one day at a time."""

    store: Store
    clock: Clock
    _done: list[date] = field(default_factory=list)
    """The day that this process has seen sealed, so that most calls ask nothing."""

    def seal(self) -> None:
        """Seal all practice of the days gone by, where that was not done yet today.

        It is done whether or not anybody practised, so that the entry tells nothing. Where the
        earlier seal does not hold, it stays: a later one would hide what was changed.
        """
        day = _settled_day(self.clock.now())
        if self._done == [day]:
            return
        # Read outside the writers' lock: what lies before the day changes no more.
        with self.store.reading() as tx:
            told = practice_told(tx.audit.newest(PRACTICE_SEALED))
            digest = _next_digest(tx, told, day)
        if digest is not None:
            with self.store.writing() as tx:
                if practice_told(tx.audit.newest(PRACTICE_SEALED)) == told:
                    _enter(tx, day, digest, moment(self.clock, tx))
        self._done[:] = [day]


@contextmanager
def sealing_anew(tx: Transaction, now: datetime) -> Iterator[None]:
    """Take a person's practice away and seal the rest anew, unless something else was changed.

    Where the earlier seal does not hold, it stays: a later one would hide what was changed.
    """
    told = practice_told(tx.audit.newest(PRACTICE_SEALED))
    holds = told is None or _still_holds(tx, *told)
    yield
    if holds:
        seal_anew(tx, now)


def seal_anew(tx: Transaction, now: datetime) -> None:
    """Seal what is left, in the transaction that took a person's practice away for good."""
    day = _settled_day(now)
    _enter(tx, day, tx.attempts.all_before(day), now)


def _next_digest(tx: Transaction, told: tuple[date, str] | None, day: date) -> str | None:
    """Give what the next entry holds; nothing where none is due, or practice was changed."""
    if told is not None and told[0] >= day:
        return None
    if told is not None and not _still_holds(tx, *told):
        return None
    try:
        return tx.attempts.all_before(day)
    except Corrupt:
        return None


def _still_holds(tx: Transaction, day: date, digest: str) -> bool:
    try:
        return tx.attempts.all_before(day) == digest
    except Corrupt:
        return False


def _settled_day(now: datetime) -> date:
    midnight = datetime.combine(now.date(), time(), now.tzinfo)
    return now.date() if now - midnight >= SETTLED else now.date() - timedelta(days=1)


def _enter(tx: Transaction, day: date, digest: str, now: datetime) -> None:
    tx.audit.append(
        at=max(now, tx.audit.last_at() or now),
        actor=PRODUCT,
        action=PRACTICE_SEALED,
        about="",
        detail={"before": day.isoformat(), "digest": digest},
    )

"""Who is asking, and may they: the gate that every read and every write goes through.

A write is one transaction: the session is checked again inside it, the change and its audit entry
are stored together, and a refusal is written down in a transaction of its own.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NewType

from ipt_training.domain.days import day_in, zone_named
from ipt_training.domain.errors import (
    Conflict,
    DiskFull,
    NotAllowed,
    NotFound,
    RuleBroken,
    SignInRequired,
    StorageFailed,
)
from ipt_training.domain.ids import PersonId, is_well_formed
from ipt_training.domain.people.person import Person, SignIn
from ipt_training.domain.people.policy import OF_PRACTICE, Action, allowed
from ipt_training.use_cases.people.clock_trust import moment
from ipt_training.use_cases.ports.storage import Requests, Store, Transaction
from ipt_training.use_cases.ports.system import Clock

Session = NewType("Session", str)
"""The id of a sign-in row: the SHA-256 of the cookie's token."""

Detail = Mapping[str, str | int | float | bool | None]

Recount = Callable[[Transaction, Collection[PersonId], date], None]

_LED_TO = "\t"
"""What stands between the kind of an action and the id of what it led to."""
REFUSALS_NAMED = 20
"""Refusals of a session that have an entry each. Those after them, and those about what cannot be
an identifier, are counted, with an entry whenever their number in the session has doubled."""

TOUCH_EVERY = timedelta(minutes=1)
"""A session's last use is written down at most so often; oftener where a sign-in ends sooner."""
WARNING = timedelta(minutes=2)
"""How long before a sign-in ends it is offered to stay."""


class TimedOut(SignInRequired):
    """The sign-in was not used for too long, or is too old; from now on it has ended."""


@dataclass(frozen=True)
class Timeouts:
    """How long a sign-in lasts."""

    idle: timedelta = timedelta(minutes=15)
    absolute: timedelta = timedelta(hours=12)

    @property
    def touch_every(self) -> timedelta:
        """How often a use is written down."""
        return min(TOUCH_EVERY, self.idle / 10)

    @property
    def warning(self) -> timedelta:
        """How long before the end it is offered to stay."""
        return min(WARNING, self.idle / 3)


@dataclass(frozen=True)
class Remaining:
    """How long a sign-in still lasts."""

    left: timedelta
    extends: bool
    """Whether use makes it last longer; near its longest time it does not."""


@dataclass(frozen=True)
class Once:
    """One submit of one person for one action, however often it comes."""

    requests: Requests
    kind: str
    key: str
    now: datetime
    done: str | None
    """The id of what it led to before, or nothing when it comes for the first time."""

    def remember(self, result: str) -> None:
        """Note what it led to.

        Raises:
            Conflict: when another transaction noted it first.
        """
        self.requests.remember(self.key, f"{self.kind}{_LED_TO}{result}", self.now)


@dataclass(frozen=True)
class Work:
    """One transaction on behalf of one person."""

    tx: Transaction
    person: Person
    session: Session
    now: datetime
    asked: list[tuple[Action, str]] = field(default_factory=list)
    """What was asked for and on which thing, for the audit entry of a refusal."""
    zone: str = ""
    """The zone of the reader's clock as their browser named it; empty where it is not known."""
    recounted: set[PersonId] = field(default_factory=set)
    """Whose evidence towards certification this transaction changes."""

    @property
    def today(self) -> date:
        """The day it is for whoever asks."""
        return self.day_of(self.now)

    def day_of(self, at: datetime) -> date:
        """Give the day that a moment falls on for whoever asks."""
        return day_in(at, self.zone)

    def require(self, action: Action, *, own: bool, about: str = "") -> None:
        """Refuse what the policy table does not allow.

        Raises:
            NotAllowed: when no role of the person includes the action at all.
            NotFound: when the role includes it, but not on this thing: the answer is the same as
                for a thing that does not exist.
        """
        self.asked.append((action, about))
        if not allowed(self.person.roles, action, own=own):
            raise self.nothing(action, about)

    def nothing(self, action: Action, about: str) -> NotAllowed | NotFound:
        """Give the refusal for a thing that is not there, or not for this person.

        It is the same for both, so that an answer never tells whether something exists.
        """
        self.asked.append((action, about))
        if any(allowed(self.person.roles, action, own=own) for own in (True, False)):
            return NotFound("There is nothing here under this address.")
        return NotAllowed("Your role does not include this.")

    def once(self, kind: str, key: str) -> Once:
        """Give the submit of this person, for this kind of action, that carries a form's key.

        The same key from another person is another submit.

        Raises:
            Conflict: when the key was used for another kind of action.
        """
        whole = f"{self.person.id} {key}"
        used_for, _, done = (self.tx.requests.result(whole) or "").partition(_LED_TO)
        if used_for not in {"", kind}:
            raise Conflict(
                "This form was sent for something else already; nothing was changed. Load the page"
                " again."
            )
        return Once(self.tx.requests, kind, whole, self.now, done or None)

    def evidence_changed(self, trainee_id: PersonId) -> None:
        """Have a trainee's standing worked out anew before this transaction commits."""
        self.recounted.add(trainee_id)

    def note(self, action: str, about: str, **detail: str | float | bool | None) -> None:
        """Write one audit entry in this transaction."""
        self.tx.audit.append(
            at=self.now, actor=self.person.id, action=action, about=about, detail=detail
        )


@dataclass(frozen=True)
class Access:
    """Opens transactions for people who are signed in."""

    store: Store
    clock: Clock
    timeouts: Timeouts = Timeouts()
    recount: Recount | None = None
    """Works standings out anew, in the transaction that changes the evidence under them."""

    def who(self, session: Session) -> Person:
        """Give the person of a live session, and keep the session alive.

        Raises:
            SignInRequired: when the session has ended, timed out or its account is disabled.
        """
        now = self.clock.now()
        try:
            with self.store.reading() as tx:
                row, person = self._live(tx, session, now)
        except TimedOut:
            self._end({session})
            raise
        if now - row.seen_at >= self.timeouts.touch_every:
            # Whoever only reads may go on where nothing can be written any more.
            with suppress(StorageFailed), self.store.writing() as tx:
                tx.sign_ins.touch(session, self.moment(tx))
        return person

    def reads_in(self, session: Session, zone: str) -> None:
        """Note in which zone the clock of whoever is signed in stands; an unknown one is UTC.

        Raises:
            SignInRequired: when the session has ended.
        """
        known = zone if zone_named(zone) else ""
        with self.store.reading() as tx:
            row, _ = self._live(tx, session, self.clock.now())
        if row.zone != known:
            with self.store.writing() as tx:
                tx.sign_ins.set_zone(session, known)

    def today(self, session: Session) -> date:
        """Give the day it is for whoever is signed in.

        Raises:
            SignInRequired: when the session has ended.
        """
        now = self.clock.now()
        with self.store.reading() as tx:
            row, _ = self._live(tx, session, now)
        return day_in(now, row.zone)

    def moment(self, tx: Transaction) -> datetime:
        """Give the time of what a writing transaction stores: none before the newest recorded."""
        return moment(self.clock, tx)

    def remaining(self, session: Session) -> Remaining:
        """Give how long a live session lasts, without keeping it alive.

        Raises:
            SignInRequired: when it has ended.
        """
        now = self.clock.now()
        try:
            with self.store.reading() as tx:
                row, _ = self._live(tx, session, now)
        except TimedOut:
            self._end({session})
            raise
        idle = row.seen_at + self.timeouts.idle - now
        absolute = row.started_at + self.timeouts.absolute - now
        return Remaining(min(idle, absolute), extends=idle < absolute)

    def is_live(self, session: Session) -> bool:
        """Say whether a session is live, without keeping it alive."""
        with self.store.reading() as tx:
            return bool(self._live_ids(tx, frozenset({session})))

    def still_live(self, sessions: frozenset[Session]) -> frozenset[Session]:
        """Give those of many sessions that are live, in one query, without keeping them alive."""
        if not sessions:
            return frozenset()
        with self.store.reading() as tx:
            live = self._live_ids(tx, sessions)
        if live != sessions:
            self._end(sessions - live)
        return live

    @contextmanager
    def read(self, session: Session) -> Iterator[Work]:
        """Open a reading transaction; a refusal inside is written to the audit trail."""
        now = self.clock.now()
        asked: list[tuple[Action, str]] = []
        try:
            with self.store.reading() as tx:
                row, person = self._live(tx, session, now)
                yield Work(tx, person, session, now, asked, row.zone)
        except TimedOut:
            self._end({session})
            raise
        except (NotAllowed, NotFound, RuleBroken) as refusal:
            self._note_refusal(session, refusal, "read", asked)
            raise

    @contextmanager
    def write(
        self, session: Session, doing: str, about: str = "", *, last_room: bool = False
    ) -> Iterator[Work]:
        """Open a writing transaction; it commits at the end or changes nothing.

        Whoever writes is there: what is committed keeps the session alive.

        Args:
            session: who asks.
            doing: the audit name of what is attempted, for the entry of a refusal.
            about: the id of the thing it is attempted on.
            last_room: whether it may take the last room on the disk.

        Raises:
            SignInRequired: when the session has ended; nothing is changed.
        """
        asked: list[tuple[Action, str]] = []
        try:
            with self.store.writing(last_room=last_room) as tx:
                now = self.moment(tx)
                row, person = self._live(tx, session, now)
                if now - row.seen_at >= self.timeouts.touch_every:
                    tx.sign_ins.touch(session, now)
                work = Work(tx, person, session, now, asked, row.zone)
                yield work
                if work.recounted and self.recount is not None:
                    self.recount(tx, work.recounted, now.date())
        except TimedOut:
            self._end({session})
            raise
        except (NotAllowed, NotFound, RuleBroken) as refusal:
            self._note_refusal(session, refusal, doing, asked, about)
            raise

    def _live(self, tx: Transaction, session: Session, now: datetime) -> tuple[SignIn, Person]:
        row = tx.sign_ins.get(session)
        if row is None or row.ended_at is not None:
            raise SignInRequired("You are signed out. Sign in to go on; your drafts are kept.")
        too_idle = now - row.seen_at > self.timeouts.idle
        if too_idle or now - row.started_at > self.timeouts.absolute:
            raise TimedOut("The sign-in has timed out. Sign in to go on; drafts are kept.")
        person = tx.people.get(row.person_id)
        if person is None or person.disabled:
            raise SignInRequired("This account is closed. Ask the programme lead.")
        return row, person

    def _live_ids(self, tx: Transaction, sessions: frozenset[Session]) -> frozenset[Session]:
        now = self.clock.now()
        live = tx.sign_ins.live(
            sessions,
            seen_after=now - self.timeouts.idle,
            started_after=now - self.timeouts.absolute,
        )
        return frozenset(Session(one) for one in live)

    def _end(self, sessions: Collection[Session]) -> None:
        """Store that sessions are over, so that no clock that is set back opens them again."""
        # Where that cannot be written the answer is the same: signed out.
        with suppress(StorageFailed), self.store.writing(last_room=True) as tx:
            now = self.moment(tx)
            for session in sorted(sessions):
                tx.sign_ins.end(session, now)

    def _note_refusal(
        self,
        session: Session,
        refusal: Exception,
        doing: str,
        asked: list[tuple[Action, str]],
        about: str = "",
    ) -> None:
        action, thing = asked[-1] if asked else ("", "")
        if action in OF_PRACTICE and not isinstance(refusal, NotAllowed):
            return  # It would tell that somebody practises, and when.
        named = about or thing
        is_named = not named or is_well_formed(named)
        # On a full disk the answer is still the refusal itself.
        with suppress(DiskFull), self.store.writing() as tx:
            row = tx.sign_ins.get(session)
            number = tx.sign_ins.refuse(session)
            detail: dict[str, str | int] = {
                "reason": type(refusal).__name__,
                "asked": str(action),
            }
            if not is_named or number > REFUSALS_NAMED:
                # What somebody made up is never quoted, and a flood becomes a few entries.
                if number.bit_count() != 1:
                    return
                named, detail = "", detail | {"refusals": number}
            tx.audit.append(
                at=self.moment(tx),
                actor=row.person_id if row else "visitor",
                action=f"{doing} refused",
                about=named,
                detail=detail,
            )

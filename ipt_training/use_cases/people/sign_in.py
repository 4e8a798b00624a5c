"""Sign in and out, passwords, and the first account."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, ip_address, ip_network

from ipt_training.domain.errors import (
    NotAllowed,
    RuleBroken,
    SignInRequired,
    StorageFailed,
    TooManyAttempts,
)
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Person, Role, SignIn, check_password, user_name_of
from ipt_training.use_cases.people.access import Access, Session, Timeouts
from ipt_training.use_cases.people.clock_trust import check_clock
from ipt_training.use_cases.ports.security import Passwords
from ipt_training.use_cases.ports.storage.store import Transaction
from ipt_training.use_cases.ports.system import Chance

WRONG = "User name and password do not match an open account."
GUESS_WINDOW = timedelta(minutes=15)
FREE_GUESSES = 5
"""Failed guesses on one account within the window before waiting starts."""
FREE_GUESSES_BY_ADDRESS = 40
LONGEST_WAIT = timedelta(minutes=15)


SESSIONS_KEPT = timedelta(hours=12)
"""How long a session is kept after it has ended."""
SUBMITS_KEPT = timedelta(days=1)
"""How long it is known what a submit led to."""


def session_of(token: str) -> Session:
    """Give the session id that a cookie's token stands for."""
    return Session(hashlib.sha256(token.encode()).hexdigest())


def _nothing() -> None:
    """Leave it."""


@dataclass(frozen=True)
class Forgotten:
    """How much was removed because it was of no use any more."""

    sessions: int
    guesses: int
    submits: int


@dataclass(frozen=True)
class SignInDesk:
    """Everything before and after being signed in."""

    access: Access
    passwords: Passwords
    chance: Chance
    daily: Callable[[], None] = _nothing
    """What has to be done every day, whoever comes first."""

    def timeouts(self) -> Timeouts:
        """Say how long a sign-in lasts."""
        return self.access.timeouts

    def sign_in(self, user_name: str, password: str, *, address: str) -> str:
        """Check a password and start a session.

        Returns:
            The token for the cookie; only its hash is stored.

        Raises:
            RuleBroken: with one and the same sentence for every mismatch.
            TooManyAttempts: when the account or the address has to wait.
        """
        name = user_name_of(user_name)
        account, visitor = f"account:{name}", f"address:{neighbourhood(address)}"
        with self.access.store.writing(last_room=True) as tx:
            now = self.access.moment(tx)
            _check_pace(tx, {account: FREE_GUESSES, visitor: FREE_GUESSES_BY_ADDRESS}, now)
            counted = [tx.sign_ins.note_failure(key, now) for key in (account, visitor)]
            person = tx.people.by_user_name(name)
            stored = tx.people.password_hash(person.id) if person else None
        matches = self.passwords.matches(stored, password[:1000])
        token = self.chance.token()
        with self.access.store.writing(last_room=True) as tx:
            now = self.access.moment(tx)
            entered = matches and person is not None and _is_still(tx, person.id, stored)
            if person is not None and entered:
                tx.sign_ins.forget_failures(account)
                tx.sign_ins.take_back_failure(counted[-1])
                _start(tx, person.id, token, now)
                _note(tx, person.id, "signed in", now)
            else:
                _note_stranger(tx, name, now)
        if not entered:
            raise RuleBroken(WRONG)
        # Whoever is let in does not wait for it, nor for room on the disk that it needs.
        with suppress(StorageFailed):
            self.daily()
        return token

    def sign_out(self, session: Session) -> None:
        """End a session; nothing happens when it has ended already."""
        with self.access.store.writing(last_room=True) as tx:
            now = self.access.moment(tx)
            row = tx.sign_ins.get(session)
            if row is None or row.ended_at is not None:
                return
            tx.sign_ins.end(session, now)
            _note(tx, row.person_id, "signed out", now)

    def change_password(self, session: Session, old: str, new: str) -> str:
        """Change one's own password; every other session of the person ends.

        Returns:
            The token of a fresh session, because a cookie changes when rights do.
        """
        person = self.access.who(session)
        self._confirm(person.id, old)
        check_password(new, user_name=person.user_name)
        if old == new:
            raise RuleBroken("The new password is the old one.")
        hashed = self.passwords.hash(new)
        token = self.chance.token()
        with self.access.write(session, "change password", person.id) as work:
            work.tx.people.set_password_hash(person.id, hashed)
            # The person as stored now: a role given meanwhile stays.
            changed = work.person.model_copy(update={"must_change_password": False})
            work.tx.people.replace(changed)
            work.tx.sign_ins.end_all(person.id, work.now)
            _start(work.tx, person.id, token, work.now)
            work.note("password changed", person.id)
        return token

    def confirm_password(self, session: Session, password: str) -> Person:
        """Check the password again before a signature.

        Raises:
            RuleBroken: when it does not match.
            TooManyAttempts: when there were too many guesses.
        """
        person = self.access.who(session)
        self._confirm(person.id, password)
        return person

    def needs_first_account(self) -> bool:
        """Say whether nobody has an account yet."""
        with self.access.store.reading() as tx:
            return not tx.people.anybody()

    def create_first_account(self, user_name: str, name: str, password: str) -> str:
        """Make the first account, a programme lead, and sign it in.

        Raises:
            NotAllowed: when there is an account already.
        """
        folded = user_name_of(user_name)
        check_password(password, user_name=folded)
        now = self.access.clock.now()
        person = new_person(
            PersonId(self.chance.identifier()), folded, name, frozenset({Role.PROGRAMME_LEAD}), now
        )
        hashed = self.passwords.hash(password)
        token = self.chance.token()
        with self.access.store.writing(last_room=True) as tx:
            taken = tx.people.anybody()
            if taken:
                _note(tx, "visitor", "first account refused", self.access.moment(tx))
            else:
                tx.people.add(person, hashed)
                _start(tx, person.id, token, now)
                _note(tx, person.id, "first account made", now)
        if taken:
            raise NotAllowed("There is an account already; ask the programme lead for yours.")
        return token

    def forget_old(self) -> Forgotten:
        """Remove what is of no use any more: ended sessions, failed guesses, answered submits.

        Raises:
            RuleBroken: when the computer's clock does not fit what was recorded.
        """
        with self.access.store.writing(last_room=True) as tx:
            check_clock(self.access.clock, tx)
            now = self.access.moment(tx)
            ended = now - SESSIONS_KEPT
            return Forgotten(
                sessions=tx.sign_ins.forget_ended(
                    ended, unused_since=ended - self.access.timeouts.absolute
                ),
                guesses=tx.sign_ins.forget_failures_before(now - GUESS_WINDOW),
                submits=tx.requests.forget_before(now - SUBMITS_KEPT),
            )

    def _confirm(self, person_id: PersonId, password: str) -> None:
        key = f"confirm:{person_id}"
        slowed: TooManyAttempts | None = None
        counted = 0
        with self.access.store.writing(last_room=True) as tx:
            now = self.access.moment(tx)
            stored = tx.people.password_hash(person_id)
            try:
                _check_pace(tx, {key: FREE_GUESSES}, now)
                counted = tx.sign_ins.note_failure(key, now)
            except TooManyAttempts as wait:
                slowed = wait
                # Told once in a while: guessing does not fill the trail.
                told = f"slowed:{person_id}"
                if not tx.sign_ins.failures(told, now - GUESS_WINDOW):
                    tx.sign_ins.note_failure(told, now)
                    _note(tx, person_id, "password confirmation slowed down", now)
        if slowed is not None:
            raise slowed
        if stored is None:
            raise SignInRequired("This account is closed.")
        matches = self.passwords.matches(stored, password[:1000])
        with self.access.store.writing(last_room=True) as tx:
            if matches:
                tx.sign_ins.take_back_failure(counted)
            else:
                _note(tx, person_id, "password confirmation refused", self.access.moment(tx))
        if not matches:
            raise RuleBroken("The password does not match. Nothing was changed.")


def new_person(
    person_id: PersonId, user_name: str, name: str, roles: frozenset[Role], now: datetime
) -> Person:
    """Make an account's value, with a sentence for what is wrong with the input.

    Raises:
        RuleBroken: when the user name or the name cannot be used.
    """
    try:
        return Person(
            id=person_id, user_name=user_name, name=name.strip(), roles=roles, created_at=now
        )
    except ValueError as error:
        raise RuleBroken(
            "A user name has 2 to 40 small letters, digits, dots, hyphens or underscores;"
            " a name has 1 to 120 characters."
        ) from error


def neighbourhood(address: str) -> str:
    """Give what guesses from an address are counted under: whoever has one IPv6 has 2^64 more."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ip_network((found, 64), strict=False))


def _check_pace(tx: Transaction, allowances: Mapping[str, int], now: datetime) -> None:
    """Refuse a guess that comes too soon.

    A guess is counted in the transaction that lets it through, before it is tried: of many at once
    no more are tried than of one after the other.
    """
    for key, free in allowances.items():
        failures = tx.sign_ins.failures(key, now - GUESS_WINDOW)
        over = len(failures) - free
        if over < 0 or not failures:
            continue
        left = failures[-1] + min(timedelta(seconds=2 ** min(over, 12)), LONGEST_WAIT) - now
        if left > timedelta(0):
            seconds = int(left.total_seconds()) + 1
            raise TooManyAttempts(f"Too many attempts. Wait {seconds} s and try again.")


def _is_still(tx: Transaction, person_id: PersonId, stored: str | None) -> bool:
    """Say whether the account is open and has the password that was compared."""
    person = tx.people.get(person_id)
    unchanged = tx.people.password_hash(person_id) == stored
    return person is not None and not person.disabled and unchanged


def _note_stranger(tx: Transaction, name: str, now: datetime) -> None:
    digest = hashlib.sha256(name.encode()).hexdigest()[:16]
    tx.audit.append(
        at=now, actor="visitor", action="sign-in refused", about="", detail={"name": digest}
    )


def _start(tx: Transaction, person_id: PersonId, token: str, now: datetime) -> None:
    tx.sign_ins.add(SignIn(id=session_of(token), person_id=person_id, started_at=now, seen_at=now))


def _note(tx: Transaction, actor: str, action: str, now: datetime) -> None:
    tx.audit.append(at=now, actor=actor, action=action, about=actor, detail={})

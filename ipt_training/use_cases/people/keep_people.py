"""Accounts: who belongs to the programme, in which roles, and who supervises whom."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from ipt_training.domain.errors import NotAllowed, NotFound, RuleBroken
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import Person, Role, check_password, user_name_of
from ipt_training.domain.people.policy import Action, allowed
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.people.sign_in import new_person
from ipt_training.use_cases.ports.security import Passwords
from ipt_training.use_cases.ports.storage.store import Transaction
from ipt_training.use_cases.ports.system import Chance

SHELL = "shell"
"""The audit's name for somebody at the command line of the server."""


@dataclass(frozen=True)
class Row:
    """One account as the people screen shows it."""

    person: Person
    supervisors: tuple[Person, ...]


@dataclass(frozen=True)
class KeepPeople:
    """Adds, changes and closes accounts. ``session`` is none at the command line of the server."""

    access: Access
    passwords: Passwords
    chance: Chance

    def everybody(self, session: Session) -> tuple[Row, ...]:
        """Give every account with the supervisors a trainee is entrusted to."""
        with self.access.read(session) as work:
            work.require(Action.KEEP_PEOPLE, own=False)
            people = {person.id: person for person in work.tx.people.all()}
            supervision = work.tx.people.supervision()
            return tuple(
                Row(
                    person,
                    tuple(
                        people[one]
                        for one in sorted(supervision.get(person.id, ()))
                        if one in people
                    ),
                )
                for person in people.values()
                if person.erased_at is None
            )

    def add(
        self, session: Session | None, user_name: str, name: str, roles: Collection[Role]
    ) -> tuple[Person, str]:
        """Add an account.

        Returns:
            The account and its first password, shown once and to be changed at first sign-in.
        """
        password = self._first_password()
        if not roles:
            raise RuleBroken("Choose at least one role.")
        hashed = self.passwords.hash(password)
        with self._change(session, "add person") as (tx, actor, now):
            person = new_person(
                PersonId(self.chance.identifier()),
                user_name_of(user_name),
                name,
                frozenset(roles),
                now,
            ).model_copy(update={"must_change_password": True})
            tx.people.add(person, hashed)
            _note(tx, actor, "person added", person.id, now, roles=",".join(sorted(roles)))
        return person, password

    def add_with_password(
        self, user_name: str, name: str, roles: Collection[Role], password: str
    ) -> Person:
        """Add an account with a chosen password, at the command line of the server only."""
        folded = user_name_of(user_name)
        check_password(password, user_name=folded)
        hashed = self.passwords.hash(password)
        with self._change(None, "add person") as (tx, actor, now):
            person = new_person(
                PersonId(self.chance.identifier()), folded, name, frozenset(roles), now
            )
            tx.people.add(person, hashed)
            _note(tx, actor, "person added", person.id, now, roles=",".join(sorted(roles)))
        return person

    def set_roles(self, session: Session, person_id: PersonId, roles: Collection[Role]) -> Person:
        """Change somebody's roles; their open sessions end, so that rights change at once."""
        if not roles:
            raise RuleBroken("Choose at least one role; to close an account, disable it.")
        with self._change(session, "set roles", person_id) as (tx, actor, now):
            person = _get(tx, person_id)
            changed = person.model_copy(update={"roles": frozenset(roles)})
            keep_a_lead(tx, changed)
            tx.people.replace(changed)
            if Role.SUPERVISOR not in changed.roles:
                entrust_to_nobody(tx, person_id)
            tx.sign_ins.end_all(person_id, now)
            _note(tx, actor, "roles changed", person_id, now, roles=",".join(sorted(roles)))
        return changed

    def supervise(
        self, session: Session, trainee_id: PersonId, supervisor_ids: Collection[PersonId]
    ) -> None:
        """Entrust a trainee to exactly these supervisors."""
        with self._change(session, "entrust trainee", trainee_id) as (tx, actor, now):
            trainee = _get(tx, trainee_id)
            if Role.TRAINEE not in trainee.roles:
                raise RuleBroken(f"{trainee.name} is not a trainee.")
            for supervisor_id in supervisor_ids:
                supervisor = _get(tx, supervisor_id)
                if Role.SUPERVISOR not in supervisor.roles:
                    raise RuleBroken(f"{supervisor.name} is not a supervisor.")
                if supervisor_id == trainee_id:
                    raise RuleBroken("Nobody supervises their own sessions.")
            tx.people.supervise(trainee_id, supervisor_ids)
            _note(tx, actor, "supervisors set", trainee_id, now, supervisors=len(supervisor_ids))

    def disable(self, session: Session | None, person_id: PersonId) -> None:
        """Close an account; its open sessions end."""
        with self._change(session, "disable person", person_id) as (tx, actor, now):
            person = _get(tx, person_id)
            closed = person.model_copy(update={"disabled": True})
            keep_a_lead(tx, closed)
            tx.people.replace(closed)
            tx.sign_ins.end_all(person_id, now)
            _note(tx, actor, "person disabled", person_id, now)

    def enable(self, session: Session | None, person_id: PersonId) -> None:
        """Open a closed account again."""
        with self._change(session, "enable person", person_id) as (tx, actor, now):
            person = _get(tx, person_id)
            tx.people.replace(person.model_copy(update={"disabled": False}))
            _note(tx, actor, "person enabled", person_id, now)

    def reset_password(self, session: Session | None, person_id: PersonId) -> str:
        """Give an account a new first password, shown once; its open sessions end."""
        password = self._first_password()
        hashed = self.passwords.hash(password)
        with self._change(session, "reset password", person_id) as (tx, actor, now):
            person = _get(tx, person_id)
            tx.people.set_password_hash(person_id, hashed)
            tx.people.replace(person.model_copy(update={"must_change_password": True}))
            tx.sign_ins.end_all(person_id, now)
            tx.sign_ins.forget_failures(f"account:{person.user_name}")
            _note(tx, actor, "password reset", person_id, now)
        return password

    def find(self, user_name: str) -> Person:
        """Find an account by user name, at the command line of the server."""
        with self.access.store.reading() as tx:
            person = tx.people.by_user_name(user_name_of(user_name))
        if person is None:
            raise NotFound(f"There is no account with the user name {user_name!r}.")
        return person

    def _first_password(self) -> str:
        raw = self.chance.identifier()
        return "-".join(raw[i : i + 4] for i in range(0, 16, 4))

    @contextmanager
    def _change(
        self, session: Session | None, doing: str, about: str = ""
    ) -> Iterator[tuple[Transaction, str, datetime]]:
        if session is None:
            with self.access.store.writing() as tx:
                yield tx, SHELL, self.access.moment(tx)
            return
        with self.access.write(session, doing, about) as work:
            work.require(Action.KEEP_PEOPLE, own=False, about=about)
            own = about == work.person.id
            if own and not allowed(work.person.roles, Action.KEEP_PEOPLE, own=True):
                raise NotAllowed("Your own account is changed by another programme lead.")
            yield work.tx, work.person.id, work.now


def _get(tx: Transaction, person_id: PersonId) -> Person:
    person = tx.people.get(person_id)
    if person is None:
        raise NotFound("There is nobody under this address.")
    if person.erased_at is not None:
        raise RuleBroken("This account was erased. Nothing about it can be changed.")
    return person


def keep_a_lead(tx: Transaction, changed: Person) -> None:
    """Refuse a change after which nobody would be programme lead."""
    others = set(tx.people.holding(Role.PROGRAMME_LEAD)) - {changed.id}
    if not others and not changed.holds(Role.PROGRAMME_LEAD):
        raise RuleBroken("Somebody has to be programme lead; give the role to another first.")


def entrust_to_nobody(tx: Transaction, former_supervisor: PersonId) -> None:
    """Take away everybody whom somebody supervised."""
    for trainee_id in tx.people.trainees_of(former_supervisor):
        others = tx.people.supervisors_of(trainee_id) - {former_supervisor}
        tx.people.supervise(trainee_id, others)


def _note(
    tx: Transaction, actor: str, action: str, about: str, now: datetime, **detail: str | int
) -> None:
    tx.audit.append(at=now, actor=actor, action=action, about=about, detail=detail)

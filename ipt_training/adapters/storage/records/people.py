"""Accounts, and who is entrusted to whom."""

import json
from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    type_coerce,
    update,
)

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import among, change, every, find
from ipt_training.adapters.storage.tables import (
    certificate,
    hours_confirmation,
    hours_word,
    rating,
    recording,
    set_aside,
    supervision,
    withdrawal,
)
from ipt_training.adapters.storage.tables import person as table
from ipt_training.domain.ids import PersonId
from ipt_training.domain.people.person import NamedAs, Person, Role
from ipt_training.domain.seals import Name, Sealed

MISSING = "There is no such account."
TAKEN = "This user name is taken. Choose another one."


def _is(column: Column[str]) -> Callable[[PersonId], ColumnElement[bool]]:
    return lambda person_id: column == person_id


NAMED_IN: Mapping[NamedAs, Callable[[PersonId], ColumnElement[bool]]] = {
    NamedAs.THERAPIST: _is(rating.c.therapist_id),
    NamedAs.RATER: _is(rating.c.rater_id),
    NamedAs.HOLDER: _is(certificate.c.holder_id),
    # Who issued a certificate stands in its words only.
    NamedAs.ISSUER: lambda one: certificate.c.words.contains(
        f'"issued_by":{json.dumps(one)}', autoescape=True
    ),
    NamedAs.CONFIRMED: _is(hours_confirmation.c.confirmed_by),
    NamedAs.SPOKE: _is(hours_word.c.by),
    NamedAs.SET_ASIDE: _is(set_aside.c.by),
    NamedAs.WITHDREW: _is(withdrawal.c.by),
    NamedAs.UPLOADED: lambda one: and_(
        recording.c.uploaded_by == one, recording.c.therapist_id != one
    ),
}
"""Which rows that stay name somebody."""


def _people() -> Select[Any]:
    return select(*(column for column in table.c if column.name != "password_hash"))


_BY_ID = _people().where(table.c.id == bindparam("id"))
_TRAINEES = select(supervision.c.trainee_id).where(
    supervision.c.supervisor_id == bindparam("supervisor")
)
_SUPERVISES = _TRAINEES.where(supervision.c.trainee_id == bindparam("trainee"))


class SqlPeople:
    """Accounts in one transaction."""

    def __init__(self, connection: Connection, written: set[Name] | None = None) -> None:
        self._connection = connection
        self._written = set() if written is None else written

    def add(self, person: Person, password_hash: str) -> None:
        """Add an account; Conflict when the user name is taken."""
        with refusing_twice(self._connection, TAKEN):
            self._connection.execute(
                insert(table).values(**dict(person), password_hash=password_hash)
            )
        self._written.add((Sealed.ROLES, person.id))

    def get(self, person_id: PersonId) -> Person | None:
        """Find by id."""
        return find(self._connection, Person, _BY_ID, id=person_id)

    def by_user_name(self, user_name: str) -> Person | None:
        """Find by folded user name."""
        return find(self._connection, Person, _people().where(table.c.user_name == user_name))

    def all(self) -> tuple[Person, ...]:
        """Give everybody, by name."""
        # Sorted here: databases differ in how they order letters.
        people = every(self._connection, Person, _people())
        return tuple(sorted(people, key=lambda one: (one.name.casefold(), one.id)))

    def replace(self, person: Person) -> None:
        """Store a changed account; Conflict when the user name is taken."""
        with refusing_twice(self._connection, TAKEN):
            change(
                self._connection,
                update(table).where(table.c.id == person.id).values(**dict(person)),
                missing=MISSING,
            )
        self._written.add((Sealed.ROLES, person.id))

    def password_hash(self, person_id: PersonId) -> str | None:
        """Give the stored hash."""
        return self._connection.scalar(select(table.c.password_hash).where(table.c.id == person_id))

    def set_password_hash(self, person_id: PersonId, password_hash: str) -> None:
        """Store a new hash."""
        change(
            self._connection,
            update(table).where(table.c.id == person_id).values(password_hash=password_hash),
            missing=MISSING,
        )

    def supervise(self, trainee_id: PersonId, supervisor_ids: Collection[PersonId]) -> None:
        """Entrust a trainee to exactly these supervisors."""
        self._connection.execute(delete(supervision).where(supervision.c.trainee_id == trainee_id))
        rows = [
            {"trainee_id": trainee_id, "supervisor_id": one} for one in sorted(set(supervisor_ids))
        ]
        if rows:
            self._connection.execute(insert(supervision), rows)
        self._written.add((Sealed.SUPERVISORS, trainee_id))

    def trainees_of(self, supervisor_id: PersonId) -> frozenset[PersonId]:
        """Give the trainees entrusted to a supervisor."""
        found = self._connection.scalars(_TRAINEES, {"supervisor": supervisor_id})
        return frozenset(PersonId(one) for one in found)

    def supervisors_of(self, trainee_id: PersonId) -> frozenset[PersonId]:
        """Give the supervisors a trainee is entrusted to."""
        query = select(supervision.c.supervisor_id).where(supervision.c.trainee_id == trainee_id)
        return frozenset(PersonId(one) for one in self._connection.scalars(query))

    def supervises(self, supervisor_id: PersonId, trainee_id: PersonId) -> bool:
        """Say whether a trainee is entrusted to a supervisor."""
        both = {"supervisor": supervisor_id, "trainee": trainee_id}
        return self._connection.scalar(_SUPERVISES, both) is not None

    def supervision(self) -> Mapping[PersonId, frozenset[PersonId]]:
        """Give the supervisors of every trainee who has one."""
        found: dict[PersonId, set[PersonId]] = {}
        query = select(supervision.c.trainee_id, supervision.c.supervisor_id)
        for trainee_id, supervisor_id in self._connection.execute(query):
            found.setdefault(trainee_id, set()).add(supervisor_id)
        return {trainee_id: frozenset(those) for trainee_id, those in found.items()}

    def names(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, str]:
        """Give the names of these people."""
        return self._named(_names().where(among(self._connection, table.c.id, person_ids)))

    def holding(self, role: Role) -> Mapping[PersonId, str]:
        """Give everybody with an open account who holds a role: name by id, in order of name."""
        return self._named(_names().where(holding(role)))

    def entrusted_to(self, supervisor_id: PersonId) -> Mapping[PersonId, str]:
        """Give the trainees entrusted to a supervisor: name by id, in order of name."""
        mine = supervision.c.trainee_id == table.c.id
        query = _names().join(supervision, mine)
        return self._named(query.where(supervision.c.supervisor_id == supervisor_id))

    def unsupervised(self) -> Mapping[PersonId, str]:
        """Give the trainees with an open account and no supervisor: name by id, by name."""
        query = _names().outerjoin(supervision, supervision.c.trainee_id == table.c.id)
        return self._named(query.where(holding(Role.TRAINEE), supervision.c.trainee_id.is_(None)))

    def named_in(self, person_id: PersonId) -> Mapping[NamedAs, int]:
        """Count the records, never to be changed, that name somebody."""
        counts = (
            select(func.count()).where(names(person_id)).scalar_subquery().label(as_.value)
            for as_, names in NAMED_IN.items()
        )
        row = self._connection.execute(select(*counts)).one()
        return {as_: row._mapping[as_.value] for as_ in NAMED_IN if row._mapping[as_.value]}

    def remove(self, person_id: PersonId) -> None:
        """Remove an account that nothing names any more."""
        self._connection.execute(delete(table).where(table.c.id == person_id))
        self._written.add((Sealed.ROLES, person_id))

    def anybody(self) -> bool:
        """Say whether there is any account."""
        return self._connection.scalar(select(table.c.id).limit(1)) is not None

    def _named(self, query: Select[Any]) -> dict[PersonId, str]:
        rows = self._connection.execute(query).all()
        return {row.id: row.name for row in sorted(rows, key=lambda r: (r.name.casefold(), r.id))}


def holding(role: Role) -> ColumnElement[bool]:
    """Ask for people with an open account who hold a role."""
    has = type_coerce(table.c.roles, Text).contains(f'"{role.value}"', autoescape=True)
    return and_(has, table.c.disabled == False)  # noqa: E712 - a comparison in SQL


def _names() -> Select[Any]:
    return select(table.c.id, table.c.name)

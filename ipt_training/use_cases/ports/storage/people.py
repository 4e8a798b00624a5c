"""Accounts, as the use cases ask for them."""

from collections.abc import Collection, Mapping
from typing import Protocol

from ipt_training.domain.ids import (
    PersonId,
)
from ipt_training.domain.people.person import NamedAs, Person, Role


class People(Protocol):
    """Accounts."""

    def add(self, person: Person, password_hash: str) -> None:
        """Add an account; Conflict when the user name is taken."""
        ...

    def get(self, person_id: PersonId) -> Person | None:
        """Find by id."""
        ...

    def by_user_name(self, user_name: str) -> Person | None:
        """Find by folded user name."""
        ...

    def all(self) -> tuple[Person, ...]:
        """Give everybody, by name."""
        ...

    def replace(self, person: Person) -> None:
        """Store a changed account."""
        ...

    def password_hash(self, person_id: PersonId) -> str | None:
        """Give the stored hash."""
        ...

    def set_password_hash(self, person_id: PersonId, password_hash: str) -> None:
        """Store a new hash."""
        ...

    def supervise(self, trainee_id: PersonId, supervisor_ids: Collection[PersonId]) -> None:
        """Entrust a trainee to exactly these supervisors."""
        ...

    def trainees_of(self, supervisor_id: PersonId) -> frozenset[PersonId]:
        """Give the trainees entrusted to a supervisor."""
        ...

    def supervisors_of(self, trainee_id: PersonId) -> frozenset[PersonId]:
        """Give the supervisors a trainee is entrusted to."""
        ...

    def supervises(self, supervisor_id: PersonId, trainee_id: PersonId) -> bool:
        """Say whether a trainee is entrusted to a supervisor."""
        ...

    def supervision(self) -> Mapping[PersonId, frozenset[PersonId]]:
        """Give the supervisors of every trainee who has one."""
        ...

    def names(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, str]:
        """Give the names of these people."""
        ...

    def holding(self, role: Role) -> Mapping[PersonId, str]:
        """Give everybody with an open account who holds a role: name by id, in order of name."""
        ...

    def entrusted_to(self, supervisor_id: PersonId) -> Mapping[PersonId, str]:
        """Give the trainees entrusted to a supervisor: name by id, in order of name."""
        ...

    def unsupervised(self) -> Mapping[PersonId, str]:
        """Give the trainees with an open account and no supervisor: name by id, by name."""
        ...

    def named_in(self, person_id: PersonId) -> Mapping[NamedAs, int]:
        """Count the records, never to be changed, that name somebody."""
        ...

    def remove(self, person_id: PersonId) -> None:
        """Remove an account that nothing names any more."""
        ...

    def anybody(self) -> bool:
        """Say whether there is any account."""
        ...

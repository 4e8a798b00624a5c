"""Accounts, kept in dictionaries."""

from collections.abc import Collection, Mapping

from ipt_training.domain.errors import Conflict, NotFound
from ipt_training.domain.ids import (
    PersonId,
)
from ipt_training.domain.people.person import NamedAs, Person, Role
from ipt_training.domain.seals import Name, Sealed
from tests.fakes.storage.rows import Rows, refuse_twice


class FakePeople:
    """Accounts."""

    def __init__(self, rows: Rows, written: set[Name]) -> None:
        self._rows = rows
        self._written = written

    def add(self, person: Person, password_hash: str) -> None:
        """Add an account."""
        self._check_free(person)
        refuse_twice(self._rows.people, person.id)
        self._rows.people[person.id] = person
        self._rows.password_hashes[person.id] = password_hash
        self._written.add((Sealed.ROLES, person.id))

    def get(self, person_id: PersonId) -> Person | None:
        """Find by id."""
        return self._rows.people.get(person_id)

    def by_user_name(self, user_name: str) -> Person | None:
        """Find by folded user name."""
        return next((p for p in self._rows.people.values() if p.user_name == user_name), None)

    def all(self) -> tuple[Person, ...]:
        """Give everybody, by name."""
        people = self._rows.people.values()
        return tuple(sorted(people, key=lambda one: (one.name.casefold(), one.id)))

    def replace(self, person: Person) -> None:
        """Store a changed account."""
        if person.id not in self._rows.people:
            raise NotFound("There is no such account.")
        self._check_free(person)
        self._rows.people[person.id] = person
        self._written.add((Sealed.ROLES, person.id))

    def password_hash(self, person_id: PersonId) -> str | None:
        """Give the stored hash."""
        return self._rows.password_hashes.get(person_id)

    def set_password_hash(self, person_id: PersonId, password_hash: str) -> None:
        """Store a new hash."""
        if person_id not in self._rows.people:
            raise NotFound("There is no such account.")
        self._rows.password_hashes[person_id] = password_hash

    def supervise(self, trainee_id: PersonId, supervisor_ids: Collection[PersonId]) -> None:
        """Entrust a trainee to exactly these supervisors."""
        self._rows.supervision = {
            pair for pair in self._rows.supervision if pair[0] != trainee_id
        } | {(trainee_id, one) for one in supervisor_ids}
        self._written.add((Sealed.SUPERVISORS, trainee_id))

    def trainees_of(self, supervisor_id: PersonId) -> frozenset[PersonId]:
        """Give the trainees entrusted to a supervisor."""
        return frozenset(t for t, s in self._rows.supervision if s == supervisor_id)

    def supervisors_of(self, trainee_id: PersonId) -> frozenset[PersonId]:
        """Give the supervisors a trainee is entrusted to."""
        return frozenset(s for t, s in self._rows.supervision if t == trainee_id)

    def supervises(self, supervisor_id: PersonId, trainee_id: PersonId) -> bool:
        """Say whether a trainee is entrusted to a supervisor."""
        return (trainee_id, supervisor_id) in self._rows.supervision

    def supervision(self) -> Mapping[PersonId, frozenset[PersonId]]:
        """Give the supervisors of every trainee who has one."""
        return {t: self.supervisors_of(t) for t, _ in self._rows.supervision}

    def names(self, person_ids: Collection[PersonId]) -> Mapping[PersonId, str]:
        """Give the names of these people."""
        return {one.id: one.name for one in self.all() if one.id in person_ids}

    def holding(self, role: Role) -> Mapping[PersonId, str]:
        """Give everybody with an open account who holds a role."""
        return {one.id: one.name for one in self.all() if one.holds(role)}

    def entrusted_to(self, supervisor_id: PersonId) -> Mapping[PersonId, str]:
        """Give the trainees entrusted to a supervisor."""
        return self.names(self.trainees_of(supervisor_id))

    def unsupervised(self) -> Mapping[PersonId, str]:
        """Give the trainees with an open account and no supervisor."""
        supervised = self.supervision()
        trainees = self.holding(Role.TRAINEE)
        return {one: name for one, name in trainees.items() if one not in supervised}

    def named_in(self, person_id: PersonId) -> Mapping[NamedAs, int]:
        """Count the records, never to be changed, that name somebody."""
        rows = self._rows
        named: dict[NamedAs, list[PersonId | None]] = {
            NamedAs.THERAPIST: [one.therapist_id for one in rows.ratings.values()],
            NamedAs.RATER: [one.rater_id for one in rows.ratings.values()],
            NamedAs.HOLDER: [one.holder_id for one in rows.certificates.values()],
            NamedAs.ISSUER: [one.issued_by for one in rows.certificates.values()],
            NamedAs.CONFIRMED: [one.confirmed_by for one in rows.hours.values()],
            NamedAs.SPOKE: [one.by for one in rows.hours_words.values()],
            NamedAs.SET_ASIDE: [one.by for one in rows.asides.values()],
            NamedAs.WITHDREW: [one.by for one in rows.withdrawals.values()],
            NamedAs.UPLOADED: [
                one.uploaded_by for one in rows.recordings.values() if one.therapist_id != person_id
            ],
        }
        return {as_: ids.count(person_id) for as_, ids in named.items() if person_id in ids}

    def remove(self, person_id: PersonId) -> None:
        """Remove an account."""
        self._rows.people.pop(person_id, None)
        self._rows.password_hashes.pop(person_id, None)
        self._written.add((Sealed.ROLES, person_id))

    def anybody(self) -> bool:
        """Say whether there is any account."""
        return bool(self._rows.people)

    def _check_free(self, person: Person) -> None:
        holder = self.by_user_name(person.user_name)
        if holder is not None and holder.id != person.id:
            raise Conflict("This user name is taken. Choose another one.")

"""The hashes of sealed records, worked out from what is stored at this moment."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Row, select

from ipt_training.adapters.storage.rows import made
from ipt_training.adapters.storage.tables import (
    hours_confirmation,
    hours_entry,
    hours_word,
    person,
    rating,
    set_aside,
    supervision,
    treatment_case,
    withdrawal,
)
from ipt_training.domain.certification.certificate import Withdrawal
from ipt_training.domain.certification.portfolio import Hours
from ipt_training.domain.errors import Corrupt, RuleBroken
from ipt_training.domain.fidelity.rating import SetAside
from ipt_training.domain.people.person import Person
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.seals import (
    Confirmation,
    Name,
    Sealed,
    StandingOfRater,
    Supervisors,
    WordsOnHours,
    named,
    seal,
)
from ipt_training.domain.value import Value

Rows = Sequence[Row[Any]]
UNREADABLE = ""
"""The hash of a record that is none any more; no entry tells of it."""


class SqlSeals:
    """What seals are made of, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, names: Iterable[Name]) -> dict[Name, str | None]:
        """Give the hash of each of these records, and nothing for one that is not there."""
        return {name: self._one(*name) for name in sorted(names)}

    def hashes(self) -> dict[str, str]:
        """Give the hash of every record by its name."""
        found: dict[str, str] = {}
        for kind, (_, key, _) in _READ.items():
            for thing in self._connection.scalars(select(key).distinct()).all():
                found[named(kind, thing)] = UNREADABLE
            found |= self._readable(kind)
        return found

    def _readable(self, kind: Sealed) -> dict[str, str]:
        table, key, make = _READ[kind]
        try:
            rows = self._connection.execute(select(table).order_by(*table.primary_key)).all()
            by_thing: dict[str, list[Row[Any]]] = {}
            for row in rows:
                by_thing.setdefault(row._mapping[key], []).append(row)
            return {named(kind, one): seal(kind, make(those)) for one, those in by_thing.items()}
        except Corrupt:
            # One by one, so that those that can be read are not named with the one that cannot.
            things = self._connection.scalars(select(key).distinct()).all()
            return {named(kind, one): self._one(kind, one) or UNREADABLE for one in things}

    def _one(self, kind: Sealed, thing: str) -> str | None:
        table, key, make = _READ[kind]
        query = select(table).where(key == thing).order_by(*table.primary_key)
        try:
            thing.encode()  # what is no text cannot be asked for
            rows = self._connection.execute(query).all()
            return seal(kind, make(rows)) if rows else None
        except (Corrupt, RuleBroken, UnicodeEncodeError):
            return UNREADABLE


def _value(kind: type[Value]) -> Callable[[Rows], Value]:
    def make(rows: Rows) -> Value:
        fields = rows[0]._mapping
        return made(kind, {name: fields[name] for name in kind.model_fields if name in fields})

    return make


def _confirmation(rows: Rows) -> Value:
    at: datetime = rows[0].confirmed_at
    return made(Confirmation, {**rows[0]._mapping, "confirmed_at": at.isoformat()})


def _words(rows: Rows) -> Value:
    said = tuple((row.seq, row.kind.value, row.by, row.at.isoformat()) for row in rows)
    return made(WordsOnHours, {"hours_id": rows[0].hours_id, "said": said})


def _supervisors(rows: Rows) -> Value:
    fields: Mapping[str, object] = {
        "trainee_id": rows[0].trainee_id,
        "supervisor_ids": tuple(sorted(row.supervisor_id for row in rows)),
    }
    return made(Supervisors, fields)


_found_later = (
    select(rating.c.id.label("rating_id"), rating.c.found_later)
    .where(rating.c.found_later.is_not(None))
    .subquery("standing_of_rater")
)
_READ: dict[Sealed, tuple[FromClause, ColumnElement[Any], Callable[[Rows], Value]]] = {
    Sealed.HOURS: (hours_entry, hours_entry.c.id, _value(Hours)),
    Sealed.CONFIRMATION: (hours_confirmation, hours_confirmation.c.hours_id, _confirmation),
    Sealed.HOURS_WORDS: (hours_word, hours_word.c.hours_id, _words),
    Sealed.WITHDRAWAL: (withdrawal, withdrawal.c.certificate_id, _value(Withdrawal)),
    Sealed.SET_ASIDE: (set_aside, set_aside.c.rating_id, _value(SetAside)),
    Sealed.STANDING: (_found_later, _found_later.c.rating_id, _value(StandingOfRater)),
    Sealed.CASE: (treatment_case, treatment_case.c.id, _value(Case)),
    Sealed.ROLES: (person, person.c.id, _value(Person)),
    Sealed.SUPERVISORS: (supervision, supervision.c.trainee_id, _supervisors),
}

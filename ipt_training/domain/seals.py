"""Seals: what is stored beside ratings and certificates, bound into the audit chain with them.

Whoever writes such a record has its hash in an audit entry of the same transaction. The newest
entry about a record counts; one without a hash says that the record was taken away by right.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from ipt_training.domain.audit import Entry
from ipt_training.domain.hashes import canonical
from ipt_training.domain.value import Value

SEALING_BEGUN = "sealing begun"
"""The action of the entry from which on every record has to be told of."""
RECORDS_SEALED = "records sealed"
"""The action of an entry that seals what no other entry of its transaction is about."""
MOST_AT_ONCE = 100
"""Records that one such entry seals."""
RECORD = "record"
"""What a signed rating or a certificate is called, whose key in an entry has no kind."""
_KEY = "sealed"


class Sealed(StrEnum):
    """What is sealed; with the id of its thing it names one record."""

    HOURS = "hours"
    CONFIRMATION = "confirmation of hours"
    HOURS_WORDS = "words on hours"
    WITHDRAWAL = "withdrawal of certificate"
    SET_ASIDE = "setting aside of rating"
    STANDING = "standing of rater"
    CASE = "case"
    ROLES = "account"
    SUPERVISORS = "supervision of"


Name = tuple[Sealed, str]
"""A kind of record, and the id of what it belongs to."""

_HELD: Mapping[Sealed, tuple[str, ...]] = {
    Sealed.HOURS: ("id", "trainee_id", "activity", "minutes", "on", "what", "logged_at"),
    Sealed.CONFIRMATION: ("hours_id", "confirmed_by", "confirmed_at"),
    Sealed.HOURS_WORDS: ("hours_id", "said"),
    Sealed.WITHDRAWAL: ("certificate_id", "by", "at", "reason"),
    Sealed.SET_ASIDE: ("rating_id", "by", "at", "reason"),
    Sealed.STANDING: ("rating_id", "found_later"),
    Sealed.CASE: (
        *("id", "trainee_id", "variant", "phase", "focus", "planned_sessions", "consents"),
        *("opened_at", "completed_on"),
    ),
    Sealed.ROLES: ("id", "roles", "disabled"),
    Sealed.SUPERVISORS: ("trainee_id", "supervisor_ids"),
}
"""What a seal holds, field by field: one that a record gains later changes no seal of before. Names
that may have to be erased are not among them."""


class Confirmation(Value):
    """Who stands by logged hours, and since when."""

    hours_id: str
    confirmed_by: str
    confirmed_at: str


class StandingOfRater(Value):
    """Who the rater was, for a rating signed before that was part of what is signed."""

    rating_id: str
    found_later: str


class WordsOnHours(Value):
    """Who queried, answered, took back or confirmed logged hours after that, and when."""

    hours_id: str
    said: tuple[tuple[int, str, str, str], ...]
    """Number, kind, person and time of each, in order."""


class Supervisors(Value):
    """To whom a trainee is entrusted."""

    trainee_id: str
    supervisor_ids: tuple[str, ...]


def seal(kind: Sealed, record: Value) -> str:
    """Give the hash of what a record's seal holds."""
    dumped = record.model_dump(mode="json", include=set(_HELD[kind]))
    fields = {name: sorted(value) if name == "roles" else value for name, value in dumped.items()}
    return hashlib.sha256(canonical([kind.value, fields])).hexdigest()


def named(kind: Sealed, thing: str) -> str:
    """Give a record's name, as the audit says it."""
    return f"{kind.value} {thing}"


def beside(seals: Mapping[Name, str | None]) -> dict[str, str | None]:
    """Give what an entry about one thing says of its records."""
    return {f"{_KEY} {kind.value}": told for (kind, _), told in seals.items()}


def in_parts(seals: Mapping[str, str | None]) -> Iterator[dict[str, str | None]]:
    """Give what entries about many things say of their records, by name; not too many in one."""
    names = sorted(seals)
    for start in range(0, len(names), MOST_AT_ONCE):
        part = names[start : start + MOST_AT_ONCE]
        yield {f"{_KEY} {name}": seals[name] for name in part}


def told_by(entries: Iterable[Entry]) -> dict[str, str | None]:
    """Give what the newest entries tell of every record, by its name."""
    told: dict[str, str | None] = {}
    for entry in entries:
        for key, value in entry.detail.items():
            first, _, what = key.partition(" ")
            if first == _KEY:
                told[_name(what, entry.about)] = None if value is None else str(value)
    return told


def is_seal(key: str) -> bool:
    """Say whether a field of an entry holds a seal."""
    return key.partition(" ")[0] == _KEY


def broken(told: Mapping[str, str | None], hashes: Mapping[str, str], *, begun: bool) -> list[str]:
    """List every record that is not the one its newest entry tells of.

    Args:
        told: what the entries tell, by name.
        hashes: the hash of every record that is stored, by name.
        begun: whether sealing has begun; before, only what was signed has to be told of.
    """
    found = [
        f"the {one} is gone" if one not in hashes else f"the {one} was rewritten"
        for one, seal_ in told.items()
        if hashes.get(one) != seal_
    ]
    found.extend(
        f"no entry tells of the {one}"
        for one in hashes
        if one not in told and (begun or one.startswith(f"{RECORD} "))
    )
    return found


def _name(what: str, about: str) -> str:
    if not what:
        return f"{RECORD} {about}"
    kinds = {kind.value for kind in Sealed}
    return f"{what} {about}" if what in kinds else what

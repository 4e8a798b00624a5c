"""Certificates and withdrawals, appended only; a certificate is checked whenever it is read."""

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, insert, select, type_coerce

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import among, every, find, legible, made
from ipt_training.adapters.storage.tables import certificate as table
from ipt_training.adapters.storage.tables import withdrawal as withdrawals
from ipt_training.domain.certification.certificate import Certificate, Withdrawal
from ipt_training.domain.certification.unreadable import UnreadableCertificate
from ipt_training.domain.errors import Corrupt
from ipt_training.domain.hashes import HASH_VERSION, digest, spelled
from ipt_training.domain.ids import CertificateId, PersonId
from ipt_training.domain.seals import Name, Sealed
from ipt_training.use_cases.ports.storage.certificates import CertificateEntry, FoundCertificate

_TIMES = frozenset({table.c.issued_at, table.c.expires_on})
_NEWEST = (table.c.issued_at.desc(), table.c.id.desc())


class SqlCertificates:
    """Certificates in one transaction."""

    def __init__(self, connection: Connection, written: set[Name] | None = None) -> None:
        self._connection = connection
        self._written = set() if written is None else written

    def add(self, certificate: Certificate) -> None:
        """Append a certificate with its content hash."""
        certificate = certificate.model_copy(
            update={"issued_at": certificate.issued_at.astimezone(UTC)}
        )
        words = spelled(certificate)
        self._connection.execute(
            insert(table).values(
                **_searched(certificate),
                words=words,
                hash_version=HASH_VERSION,
                content_hash=digest(words),
            )
        )

    def get(self, certificate_id: CertificateId) -> Certificate | None:
        """Find by id; Corrupt when it is not what was issued."""
        return self._one(_ids().where(table.c.id == certificate_id))

    def by_code(self, code: str) -> Certificate | None:
        """Find by public code; Corrupt when it is not what was issued."""
        return self._one(_ids().where(table.c.code == code))

    def all(self) -> tuple[FoundCertificate, ...]:
        """Give every certificate, newest first."""
        return self._found(_newest_first())

    def of(self, holder_id: PersonId) -> tuple[FoundCertificate, ...]:
        """Give a holder's certificates, newest first."""
        return self._found(_newest_first().where(table.c.holder_id == holder_id))

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Append a withdrawal; Conflict when there is one."""
        with refusing_twice(self._connection, "This certificate is withdrawn already."):
            self._connection.execute(insert(withdrawals).values(**dict(withdrawal)))
        self._written.add((Sealed.WITHDRAWAL, withdrawal.certificate_id))

    def withdrawal(self, certificate_id: CertificateId) -> Withdrawal | None:
        """Find the withdrawal of a certificate."""
        query = select(withdrawals).where(withdrawals.c.certificate_id == certificate_id)
        return find(self._connection, Withdrawal, query)

    def withdrawals(
        self, certificate_ids: Collection[CertificateId]
    ) -> Mapping[CertificateId, Withdrawal]:
        """Give the withdrawals of these certificates, by certificate."""
        query = select(withdrawals).where(
            among(self._connection, withdrawals.c.certificate_id, certificate_ids)
        )
        return {one.certificate_id: one for one in every(self._connection, Withdrawal, query)}

    def entries(self) -> tuple[CertificateEntry, ...]:
        """Say which certificates there are, newest first."""
        return tuple(map(_entry, self._connection.execute(_entries())))

    def entries_of(self, holder_id: PersonId) -> tuple[CertificateEntry, ...]:
        """Say which certificates somebody was given, newest first."""
        query = _entries().where(table.c.holder_id == holder_id)
        return tuple(map(_entry, self._connection.execute(query)))

    def entry(self, certificate_id: CertificateId) -> CertificateEntry | None:
        """Say that there is a certificate, even where it cannot be read."""
        query = _entries().where(table.c.id == certificate_id)
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _entry(row)

    def hashes(self) -> dict[str, str]:
        """Give the stored content hash of every certificate by id."""
        rows = self._connection.execute(select(table.c.id, table.c.content_hash))
        return {row.id: row.content_hash for row in rows}

    def altered(self) -> tuple[CertificateId, ...]:
        """Give the ids of all certificates that are not what was issued."""
        found = self._found(_newest_first())
        return tuple(one.id for one in found if isinstance(one, UnreadableCertificate))

    def _one(self, ids: Select[Any]) -> Certificate | None:
        found = next(iter(self._found(ids)), None)
        if isinstance(found, UnreadableCertificate):
            raise Corrupt(found.reason)
        return found

    def _found(self, ids: Select[Any]) -> tuple[FoundCertificate, ...]:
        wanted = self._connection.scalars(ids).all()
        # The times come as they are stored: one that cannot be read takes no neighbour along.
        columns = (type_coerce(c, Text) if c in _TIMES else c for c in table.c)
        rows = self._connection.execute(
            select(*columns).where(among(self._connection, table.c.id, wanted))
        )
        found = {row.id: _read(row) for row in rows}
        # An id that is no text any more does not lead back to its row.
        return tuple(found[one] if one in found else _lost(one) for one in wanted)


def _lost(certificate_id: str) -> UnreadableCertificate:
    known = {name: legible(certificate_id) for name in ("id", "holder_id", "pack_id")}
    reason = f"Certificate {known['id']} is not what was issued. Run the audit command."
    return made(UnreadableCertificate, known | {"expires_on": date.min, "reason": reason})


def _read(row: Row[Any]) -> FoundCertificate:
    try:
        return _verified(row)
    except Corrupt:
        known = {name: legible(row._mapping[name]) for name in ("id", "holder_id", "pack_id")}
        reason = f"Certificate {known['id']} is not what was issued. Run the audit command."
        ends = {"expires_on": _day(row.expires_on), "reason": reason}
        return made(UnreadableCertificate, known | ends)


def _verified(row: Row[Any]) -> Certificate:
    try:
        if digest(row.words, row.hash_version) != row.content_hash:
            raise Corrupt("The content hash does not hold.")
        certificate = Certificate.model_validate_json(row.words)
        # On SQLite a time is text, on PostgreSQL it is one already.
        issued_at = datetime.fromisoformat(str(row.issued_at))
        expires_on = date.fromisoformat(row.expires_on)
    except ValueError as error:
        raise Corrupt("A stored certificate is not what was written.") from error
    columns = {**row._mapping, "issued_at": issued_at, "expires_on": expires_on}
    if any(columns[name] != value for name, value in _searched(certificate).items()):
        raise Corrupt("The certificate is filed under something else.")
    return certificate


def _searched(certificate: Certificate) -> dict[str, Any]:
    """Give the columns that certificates are searched by; they repeat what was issued."""
    names = ("id", "code", "holder_id", "pack_id", "issued_at", "expires_on")
    return {name: getattr(certificate, name) for name in names}


def _entries() -> Select[Any]:
    columns = (table.c.id, table.c.holder_id, table.c.pack_id)
    ends = type_coerce(table.c.expires_on, Text).label("expires_on")
    return (
        select(*columns, ends, withdrawals.c.certificate_id)
        .outerjoin(withdrawals, withdrawals.c.certificate_id == table.c.id)
        .order_by(*_NEWEST)
    )


def _entry(row: Row[Any]) -> CertificateEntry:
    return CertificateEntry(
        CertificateId(legible(row.id)),
        PersonId(legible(row.holder_id)),
        legible(row.pack_id),
        _day(row.expires_on),
        is_withdrawn=row.certificate_id is not None,
    )


def _day(stored: str) -> date:
    """Give a stored day; one far ahead where it cannot be read."""
    try:
        return date.fromisoformat(stored)
    except ValueError:
        return date.max


def _ids() -> Select[Any]:
    return select(table.c.id)


def _newest_first() -> Select[Any]:
    return _ids().order_by(*_NEWEST)

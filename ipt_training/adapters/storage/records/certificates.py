"""Certificates and withdrawals, appended only; a certificate is checked whenever it is read."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import among, every, find
from ipt_training.adapters.storage.tables import certificate as table
from ipt_training.adapters.storage.tables import withdrawal as withdrawals
from ipt_training.domain.certification.certificate import Certificate, Withdrawal
from ipt_training.domain.errors import Corrupt
from ipt_training.domain.hashes import HASH_VERSION, digest, spelled
from ipt_training.domain.ids import CertificateId, PersonId
from ipt_training.domain.seals import Name, Sealed
from ipt_training.use_cases.ports.storage.certificates import CertificateEntry


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
        return next(iter(self._found(_ids().where(table.c.id == certificate_id))), None)

    def by_code(self, code: str) -> Certificate | None:
        """Find by public code; Corrupt when it is not what was issued."""
        return next(iter(self._found(_ids().where(table.c.code == code))), None)

    def all(self) -> tuple[Certificate, ...]:
        """Give every certificate, newest first."""
        return self._found(_newest_first())

    def of(self, holder_id: PersonId) -> tuple[Certificate, ...]:
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
        columns = (table.c.id, table.c.holder_id, table.c.pack_id, table.c.expires_on)
        query = select(*columns, withdrawals.c.certificate_id).outerjoin(
            withdrawals, withdrawals.c.certificate_id == table.c.id
        )
        rows = self._connection.execute(query.order_by(table.c.issued_at.desc(), table.c.id.desc()))
        return tuple(
            CertificateEntry(*row[:4], is_withdrawn=row.certificate_id is not None) for row in rows
        )

    def hashes(self) -> dict[str, str]:
        """Give the stored content hash of every certificate by id."""
        rows = self._connection.execute(select(table.c.id, table.c.content_hash))
        return {row.id: row.content_hash for row in rows}

    def altered(self) -> tuple[CertificateId, ...]:
        """Give the ids of all certificates that are not what was issued."""
        altered = []
        for certificate_id in self._connection.scalars(_newest_first()).all():
            try:
                self.get(CertificateId(certificate_id))
            except Corrupt:
                altered.append(CertificateId(certificate_id))
        return tuple(altered)

    def _found(self, ids: Select[Any]) -> tuple[Certificate, ...]:
        wanted = self._connection.scalars(ids).all()
        try:
            return self._read(wanted)
        except Corrupt:
            # Read one by one, so that the altered one is named.
            return tuple(self._read_or_name(one) for one in wanted)

    def _read_or_name(self, certificate_id: str) -> Certificate:
        try:
            return self._read([certificate_id])[0]
        except Corrupt as error:
            raise Corrupt(
                f"Certificate {certificate_id} is not what was issued. Run the audit command."
            ) from error

    def _read(self, ids: Sequence[str]) -> tuple[Certificate, ...]:
        rows = self._connection.execute(
            select(table).where(among(self._connection, table.c.id, ids))
        ).all()
        found = {row.id: _verified(row) for row in rows}
        return tuple(found[one] for one in ids)


def _verified(row: Row[Any]) -> Certificate:
    try:
        if digest(row.words, row.hash_version) != row.content_hash:
            raise Corrupt("The content hash does not hold.")
        certificate = Certificate.model_validate_json(row.words)
    except ValueError as error:
        raise Corrupt("A stored certificate is not what was written.") from error
    columns = row._mapping
    if any(columns[name] != value for name, value in _searched(certificate).items()):
        raise Corrupt("The certificate is filed under something else.")
    return certificate


def _searched(certificate: Certificate) -> dict[str, Any]:
    """Give the columns that certificates are searched by; they repeat what was issued."""
    names = ("id", "code", "holder_id", "pack_id", "issued_at", "expires_on")
    return {name: getattr(certificate, name) for name in names}


def _ids() -> Select[Any]:
    return select(table.c.id)


def _newest_first() -> Select[Any]:
    return _ids().order_by(table.c.issued_at.desc(), table.c.id.desc())

"""Certificates and withdrawals, appended only; a certificate is checked whenever it is read."""

from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select

from ipt_training.adapters.storage.database import refusing_twice
from ipt_training.adapters.storage.rows import find, made
from ipt_training.adapters.storage.tables import certificate as table
from ipt_training.adapters.storage.tables import withdrawal as withdrawals
from ipt_training.domain.certification.certificate import Certificate, Withdrawal
from ipt_training.domain.errors import Corrupt
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import CertificateId, PersonId


class SqlCertificates:
    """Certificates in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, certificate: Certificate) -> None:
        """Append a certificate with its content hash."""
        self._connection.execute(
            insert(table).values(**dict(certificate), content_hash=content_hash(certificate))
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

    def withdrawal(self, certificate_id: CertificateId) -> Withdrawal | None:
        """Find the withdrawal of a certificate."""
        query = select(withdrawals).where(withdrawals.c.certificate_id == certificate_id)
        return find(self._connection, Withdrawal, query)

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
        return tuple(self._read(one) for one in self._connection.scalars(ids).all())

    def _read(self, certificate_id: str) -> Certificate:
        try:
            row = self._connection.execute(select(table).where(table.c.id == certificate_id)).one()
            return _verified(row)
        except Corrupt as error:
            raise Corrupt(
                f"Certificate {certificate_id} is not what was issued. Run the audit command."
            ) from error


def _verified(row: Row[Any]) -> Certificate:
    fields = dict(row._mapping)
    stored = fields.pop("content_hash")
    certificate = made(Certificate, fields)
    if content_hash(certificate) != stored:
        raise Corrupt("The content hash does not hold.")
    return certificate


def _ids() -> Select[Any]:
    return select(table.c.id)


def _newest_first() -> Select[Any]:
    return _ids().order_by(table.c.issued_at.desc(), table.c.id.desc())

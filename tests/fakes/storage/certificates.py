"""Certificates and withdrawals, kept in dictionaries."""

from collections.abc import Collection, Mapping

from ipt_training.domain.certification.certificate import Certificate, Withdrawal
from ipt_training.domain.errors import Conflict
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import (
    CertificateId,
    PersonId,
)
from ipt_training.domain.seals import Name, Sealed
from ipt_training.use_cases.ports.storage.certificates import CertificateEntry
from tests.fakes.storage.rows import Rows, refuse_twice


class FakeCertificates:
    """Certificates and withdrawals."""

    def __init__(self, rows: Rows, written: set[Name]) -> None:
        self._rows = rows
        self._written = written

    def add(self, certificate: Certificate) -> None:
        """Append a certificate."""
        refuse_twice(self._rows.certificates, certificate.id)
        self._rows.certificates[certificate.id] = certificate
        self._rows.hashes[certificate.id] = content_hash(certificate)

    def get(self, certificate_id: CertificateId) -> Certificate | None:
        """Find by id."""
        return self._rows.certificates.get(certificate_id)

    def by_code(self, code: str) -> Certificate | None:
        """Find by public code."""
        return next((one for one in self._rows.certificates.values() if one.code == code), None)

    def all(self) -> tuple[Certificate, ...]:
        """Give every certificate, newest first."""
        found = self._rows.certificates.values()
        return tuple(sorted(found, key=lambda one: (one.issued_at, one.id), reverse=True))

    def of(self, holder_id: PersonId) -> tuple[Certificate, ...]:
        """Give a holder's certificates, newest first."""
        return tuple(one for one in self.all() if one.holder_id == holder_id)

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Append a withdrawal."""
        if withdrawal.certificate_id in self._rows.withdrawals:
            raise Conflict("This certificate is withdrawn already.")
        self._rows.withdrawals[withdrawal.certificate_id] = withdrawal
        self._written.add((Sealed.WITHDRAWAL, withdrawal.certificate_id))

    def withdrawal(self, certificate_id: CertificateId) -> Withdrawal | None:
        """Find the withdrawal of a certificate."""
        return self._rows.withdrawals.get(certificate_id)

    def withdrawals(
        self, certificate_ids: Collection[CertificateId]
    ) -> Mapping[CertificateId, Withdrawal]:
        """Give the withdrawals of these certificates, by certificate."""
        found = self._rows.withdrawals.values()
        return {one.certificate_id: one for one in found if one.certificate_id in certificate_ids}

    def entries(self) -> tuple[CertificateEntry, ...]:
        """Say which certificates there are, newest first."""
        return tuple(
            CertificateEntry(
                one.id, one.holder_id, one.pack_id, one.expires_on, one.id in self._rows.withdrawals
            )
            for one in self.all()
        )

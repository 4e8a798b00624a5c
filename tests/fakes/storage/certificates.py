"""Certificates and withdrawals, kept in dictionaries."""

from collections.abc import Collection, Mapping

from ipt_training.domain.certification.certificate import Certificate, Withdrawal
from ipt_training.domain.certification.unreadable import UnreadableCertificate
from ipt_training.domain.errors import Conflict, Corrupt
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import (
    CertificateId,
    PersonId,
)
from ipt_training.domain.seals import Name, Sealed
from ipt_training.use_cases.ports.storage.certificates import CertificateEntry, FoundCertificate
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
        """Find by id; Corrupt when it is not what was issued."""
        return self._whole(self._rows.certificates.get(certificate_id))

    def by_code(self, code: str) -> Certificate | None:
        """Find by public code; Corrupt when it is not what was issued."""
        found = (one for one in self._rows.certificates.values() if one.code == code)
        return self._whole(next(found, None))

    def all(self) -> tuple[FoundCertificate, ...]:
        """Give every certificate, newest first."""
        return tuple(map(self._read, self._in_order()))

    def of(self, holder_id: PersonId) -> tuple[FoundCertificate, ...]:
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
            for one in self._in_order()
        )

    def entries_of(self, holder_id: PersonId) -> tuple[CertificateEntry, ...]:
        """Say which certificates somebody was given, newest first."""
        return tuple(one for one in self.entries() if one.holder_id == holder_id)

    def entry(self, certificate_id: CertificateId) -> CertificateEntry | None:
        """Say that there is a certificate, even where it cannot be read."""
        return next((one for one in self.entries() if one.id == certificate_id), None)

    def _in_order(self) -> list[Certificate]:
        found = self._rows.certificates.values()
        return sorted(found, key=lambda one: (one.issued_at, one.id), reverse=True)

    def _whole(self, found: Certificate | None) -> Certificate | None:
        read = None if found is None else self._read(found)
        if isinstance(read, UnreadableCertificate):
            raise Corrupt(read.reason)
        return read

    def _read(self, one: Certificate) -> FoundCertificate:
        if content_hash(one) == self._rows.hashes[one.id]:
            return one
        return UnreadableCertificate(
            id=one.id,
            holder_id=one.holder_id,
            pack_id=one.pack_id,
            expires_on=one.expires_on,
            reason=f"Certificate {one.id} is not what was issued. Run the audit command.",
        )

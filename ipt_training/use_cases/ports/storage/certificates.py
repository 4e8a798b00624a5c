"""Certificates and withdrawals, as the use cases ask for them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ipt_training.domain.certification.certificate import Certificate, Withdrawal
from ipt_training.domain.certification.unreadable import UnreadableCertificate
from ipt_training.domain.ids import (
    CertificateId,
    PersonId,
)

FoundCertificate = Certificate | UnreadableCertificate
"""A certificate as it was issued, or that it cannot be read, and why."""


@dataclass(frozen=True, slots=True)
class CertificateEntry:
    """That a certificate was issued, without the decision under it."""

    id: CertificateId
    holder_id: PersonId
    pack_id: str
    expires_on: date
    """A day that cannot be read counts as one far ahead: nothing is issued beside it unseen."""
    is_withdrawn: bool


class Certificates(Protocol):
    """Certificates and withdrawals, appended only."""

    def add(self, certificate: Certificate) -> None:
        """Append a certificate."""
        ...

    def get(self, certificate_id: CertificateId) -> Certificate | None:
        """Find by id; Corrupt when it is not what was issued."""
        ...

    def by_code(self, code: str) -> Certificate | None:
        """Find by public code; Corrupt when it is not what was issued."""
        ...

    def all(self) -> tuple[FoundCertificate, ...]:
        """Give every certificate, newest first."""
        ...

    def of(self, holder_id: PersonId) -> tuple[FoundCertificate, ...]:
        """Give a holder's certificates, newest first."""
        ...

    def withdraw(self, withdrawal: Withdrawal) -> None:
        """Append a withdrawal; Conflict when there is one."""
        ...

    def withdrawal(self, certificate_id: CertificateId) -> Withdrawal | None:
        """Find the withdrawal of a certificate."""
        ...

    def withdrawals(
        self, certificate_ids: Collection[CertificateId]
    ) -> Mapping[CertificateId, Withdrawal]:
        """Give the withdrawals of these certificates, by certificate."""
        ...

    def entries(self) -> tuple[CertificateEntry, ...]:
        """Say which certificates there are, newest first."""
        ...

    def entries_of(self, holder_id: PersonId) -> tuple[CertificateEntry, ...]:
        """Say which certificates somebody was given, newest first."""
        ...

    def entry(self, certificate_id: CertificateId) -> CertificateEntry | None:
        """Say that there is a certificate, even where it cannot be read."""
        ...

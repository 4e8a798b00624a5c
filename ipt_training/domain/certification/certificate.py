"""A certificate: a decision that was issued, and what a visitor may learn of it."""

from datetime import date, datetime
from enum import StrEnum

from ipt_training.domain.certification.decision import Decision
from ipt_training.domain.certification.unreadable import UnreadableCertificate
from ipt_training.domain.ids import CertificateId, PersonId, Slug
from ipt_training.domain.value import Value


class Certificate(Value):
    """A certificate as it was issued; never changed, only withdrawn."""

    id: CertificateId
    code: str
    """128 random bits, in letters and digits: the only way to look it up."""
    holder_id: PersonId
    holder_name: str
    level: str
    programme: str
    statement: str
    pack_id: Slug
    pack_version: str
    pack_hash: str
    decision: Decision
    issued_by: PersonId
    issued_by_name: str
    issued_at: datetime
    issued_on: date
    expires_on: date
    fictional: bool = False
    """Issued in a demonstration, to nobody."""


class Withdrawal(Value):
    """Why and when a certificate ceased to count."""

    certificate_id: CertificateId
    by: PersonId
    at: datetime
    reason: str


class Verdict(StrEnum):
    """What a visitor is told of a certificate."""

    VALID = "valid"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    ALTERED = "altered"
    """It is not what was issued, and nothing in it can be believed."""


def verdict(
    found: Certificate | UnreadableCertificate, withdrawal: Withdrawal | None, *, on: date
) -> Verdict:
    """Say whether a certificate counts on a day."""
    if withdrawal is None and isinstance(found, UnreadableCertificate):
        return Verdict.ALTERED
    return verdict_of(found.expires_on, is_withdrawn=withdrawal is not None, on=on)


def verdict_of(expires_on: date, *, is_withdrawn: bool, on: date) -> Verdict:
    """Say whether a certificate with this last day counts on a day."""
    if is_withdrawn:
        return Verdict.WITHDRAWN
    return Verdict.EXPIRED if on > expires_on else Verdict.VALID

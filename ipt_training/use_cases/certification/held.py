"""The certificates that somebody was given, and the one rule of when another may be issued."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ipt_training.domain.certification.certificate import (
    Certificate,
    Verdict,
    verdict,
    verdict_of,
)
from ipt_training.domain.certification.unreadable import UnreadableCertificate
from ipt_training.use_cases.ports.storage import Transaction
from ipt_training.use_cases.ports.storage.certificates import CertificateEntry, FoundCertificate


@dataclass(frozen=True)
class Held:
    """A certificate as it stands on a day."""

    certificate: Certificate | UnreadableCertificate
    verdict: Verdict
    withdrawn_at: datetime | None = None
    reason: str = ""
    """Why it was withdrawn, for whoever decides on certificates; empty for others."""


def may_issue(entries: Iterable[CertificateEntry], pack_id: str, *, on: date) -> bool:
    """Say whether somebody with these certificates may be given one of a pack.

    One that has expired or was withdrawn stands in nobody's way, and neither does one of another
    pack. One that was altered does until it is withdrawn: it may be valid.
    """
    return all(
        entry.pack_id != pack_id or counts(entry, on=on) is not Verdict.VALID for entry in entries
    )


def counts(entry: CertificateEntry, *, on: date) -> Verdict:
    """Say whether a listed certificate counts on a day."""
    return verdict_of(entry.expires_on, is_withdrawn=entry.is_withdrawn, on=on)


def held(
    tx: Transaction, found: Sequence[FoundCertificate], *, on: date, reasons: bool = False
) -> tuple[Held, ...]:
    """Give certificates as they stand on a day, with why they were withdrawn where that is due."""
    withdrawn = tx.certificates.withdrawals({one.id for one in found})
    return tuple(
        Held(
            one,
            verdict(one, withdrawal, on=on),
            withdrawal.at if withdrawal else None,
            withdrawal.reason if withdrawal and reasons else "",
        )
        for one in found
        for withdrawal in [withdrawn.get(one.id)]
    )

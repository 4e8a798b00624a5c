"""What a programme report is made of."""

from dataclasses import dataclass
from datetime import datetime

from ipt_training.domain.certification.certificate import Certificate, Verdict
from ipt_training.domain.certification.decision import Finding
from ipt_training.domain.certification.unreadable import UnreadableCertificate


@dataclass(frozen=True)
class CertificateRow:
    """One certificate and whether it counts."""

    holder: str
    certificate: Certificate | UnreadableCertificate
    verdict: Verdict


@dataclass(frozen=True)
class RequirementState:
    """Where one trainee stands with one requirement."""

    trainee: str
    finding: Finding


@dataclass(frozen=True)
class ProgrammeFacts:
    """Which programme a report is about, and who made the report when."""

    programme: str
    level: str
    made_by: str
    made_at: datetime

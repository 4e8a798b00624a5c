"""Certificates that cannot be shown: each is named with its reason and takes no other with it."""

from datetime import date

from ipt_training.domain.ids import CertificateId, PersonId
from ipt_training.domain.value import Value


class UnreadableCertificate(Value):
    """A certificate whose words are not what they were when it was issued.

    What it says is not known; whose it is and for how long stands here as the database has it.
    """

    id: CertificateId
    holder_id: PersonId
    pack_id: str
    expires_on: date
    reason: str
    """A sentence for whoever meets it in a list."""

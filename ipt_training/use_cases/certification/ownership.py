"""Whose hours and certificates are: the trainee's supervisors', and the holder's."""

from ipt_training.domain.certification.certificate import Certificate
from ipt_training.domain.certification.portfolio import Hours
from ipt_training.domain.ids import CertificateId
from ipt_training.domain.people.policy import Action
from ipt_training.use_cases.people.access import Work
from ipt_training.use_cases.people.ownership import entrusted, theirs
from ipt_training.use_cases.ports.storage.certificates import CertificateEntry


def hours_for(work: Work, hours_id: str, action: Action) -> Hours:
    """Give logged hours to a supervisor who may do this with them."""
    entry = work.tx.hours.get(hours_id)
    if entry is None:
        raise work.nothing(action, hours_id)
    work.require(action, own=entrusted(work, entry.trainee_id), about=hours_id)
    return entry


def certificate_for(work: Work, certificate_id: CertificateId, action: Action) -> Certificate:
    """Give a certificate to somebody who may do this with it."""
    certificate_entry(work, certificate_id, action)
    certificate = work.tx.certificates.get(certificate_id)
    if certificate is None:
        raise work.nothing(action, certificate_id)
    return certificate


def certificate_entry(
    work: Work, certificate_id: CertificateId, action: Action
) -> CertificateEntry:
    """Give that there is a certificate, read or not, to somebody who may do this with it."""
    entry = work.tx.certificates.entry(certificate_id)
    if entry is None:
        raise work.nothing(action, certificate_id)
    work.require(action, own=theirs(work, entry.holder_id), about=certificate_id)
    return entry

"""Whose hours and certificates are: the trainee's supervisors', and the holder's."""

from ipt_training.domain.certification.certificate import Certificate
from ipt_training.domain.certification.portfolio import Hours
from ipt_training.domain.ids import CertificateId
from ipt_training.domain.people.policy import Action
from ipt_training.use_cases.people.access import Work
from ipt_training.use_cases.people.ownership import entrusted, theirs


def hours_for(work: Work, hours_id: str, action: Action) -> Hours:
    """Give logged hours to a supervisor who may do this with them."""
    entry = work.tx.hours.get(hours_id)
    if entry is None:
        raise work.nothing(action, hours_id)
    work.require(action, own=entrusted(work, entry.trainee_id), about=hours_id)
    return entry


def certificate_for(work: Work, certificate_id: CertificateId, action: Action) -> Certificate:
    """Give a certificate to somebody who may do this with it."""
    certificate = work.tx.certificates.get(certificate_id)
    if certificate is None:
        raise work.nothing(action, certificate_id)
    work.require(action, own=theirs(work, certificate.holder_id), about=certificate_id)
    return certificate

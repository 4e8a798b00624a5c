"""A certificate counts on a day, or does not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ipt_training.domain.certification.certificate import (
    Certificate,
    Verdict,
    Withdrawal,
    verdict,
)
from ipt_training.domain.certification.decision import decide
from ipt_training.domain.certification.portfolio import (
    Activity,
    Portfolio,
)
from ipt_training.domain.certification.requirements import (
    HoursRequired,
)
from ipt_training.domain.ids import CertificateId, PersonId
from tests.domain.certification.packs import pack

TODAY = date(2026, 3, 2)
THEN = datetime(2026, 1, 2, tzinfo=UTC)
ME = PersonId("p1")


COURSE = HoursRequired(
    kind="hours",
    id="course",
    title="Course",
    activities=(Activity.COURSE,),
    at_least=16,
    within_months=36,
)


def certificate() -> Certificate:
    return Certificate(
        id=CertificateId("cert1"),
        code="abc",
        holder_id=ME,
        holder_name="Mina Vale",
        level="Level one",
        programme="Programme",
        statement="Met.",
        pack_id="level",
        pack_version="1.0.0",
        pack_hash="00",
        decision=decide(Portfolio(trainee_id=ME), pack(COURSE), on=TODAY),
        issued_by=PersonId("l1"),
        issued_by_name="Lee",
        issued_at=THEN,
        issued_on=TODAY,
        expires_on=TODAY + timedelta(days=10),
    )


@pytest.mark.parametrize(
    ("on", "withdrawn", "expected"),
    [
        (TODAY, False, Verdict.VALID),
        (TODAY + timedelta(days=10), False, Verdict.VALID),
        (TODAY + timedelta(days=11), False, Verdict.EXPIRED),
        (TODAY, True, Verdict.WITHDRAWN),
        (TODAY + timedelta(days=11), True, Verdict.WITHDRAWN),
    ],
)
def test_a_certificate_counts_until_it_expires_or_is_withdrawn(
    on: date, withdrawn: bool, expected: Verdict
) -> None:
    withdrawal = Withdrawal(
        certificate_id=CertificateId("cert1"), by=PersonId("l1"), at=THEN, reason="Issued in error"
    )
    assert verdict(certificate(), withdrawal if withdrawn else None, on=on) is expected

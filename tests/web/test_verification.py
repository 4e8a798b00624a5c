"""What anybody is told who has the code of a certificate, on a page and as JSON."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ipt_training.domain.certification.certificate import Withdrawal
from ipt_training.domain.ids import CertificateId
from tests.fakes.stored import NOON, SUPERVISOR, a_certificate, furnish
from tests.fakes.tampering import tamper
from tests.web.in_process import House, house

LAST = date(2999, 3, 2)
KEYS = {"verdict", "holder", "level", "programme", "issued", "expires", "fictional"}


@pytest.fixture
def built(tmp_path: Path) -> Iterator[House]:
    """Give routes and guard, with one certificate."""
    with house(tmp_path) as made:
        store = made.services.certify.access.store
        furnish(store)
        with store.writing() as tx:
            tx.certificates.add(a_certificate().model_copy(update={"expires_on": LAST}))
        yield made


def told(built: House) -> dict[str, object]:
    answer = built.browser().get("/verify/codecert1/json")
    assert answer.status_code == 200
    found: dict[str, object] = answer.json()
    assert set(found) == KEYS
    return found


def test_a_valid_certificate_names_its_holder(built: House) -> None:
    found = told(built)
    assert (found["verdict"], found["holder"]) == ("valid", "Tea")
    assert found["expires"] == "2 March 2999"
    assert "Tea" in built.browser().get("/verify/codecert1").text


def test_a_withdrawn_certificate_names_nobody(built: House) -> None:
    with built.services.certify.access.store.writing() as tx:
        tx.certificates.withdraw(
            Withdrawal(
                certificate_id=CertificateId("cert1"), by=SUPERVISOR, at=NOON, reason="In error."
            )
        )
    found = told(built)
    assert (found["verdict"], found["holder"]) == ("revoked", None)
    assert found["level"] == "Practitioner"
    page = built.browser().get("/verify/codecert1").text
    assert "<strong>Withdrawn</strong>" in page
    assert "Tea" not in page
    assert "In error" not in page


def test_an_altered_certificate_says_nothing_but_that(built: House, tmp_path: Path) -> None:
    tamper(
        f"sqlite:///{tmp_path / 'data' / 'ipt.sqlite3'}",
        "UPDATE certificate SET words = replace(words, 'Tea', 'Eve')",
    )
    found = told(built)
    assert found.pop("verdict") == "tampered"
    assert set(found.values()) == {None, False}
    page = built.browser().get("/verify/codecert1").text
    assert "<strong>Altered</strong>" in page
    assert "Eve" not in page


def test_an_unknown_code_is_not_there(built: House) -> None:
    answer = built.browser().get("/verify/nosuchcode/json")
    assert (answer.status_code, answer.json()) == (404, {"verdict": "unknown"})

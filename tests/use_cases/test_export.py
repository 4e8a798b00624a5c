"""Exports: the right report for the right reader, every one of them in the audit trail."""

import io

import pytest
from openpyxl import load_workbook

from ipt_training.adapters.reporting.excel import ExcelWorkbooks
from ipt_training.adapters.reporting.html import HtmlPages
from ipt_training.domain.errors import NotAllowed, NotFound
from ipt_training.domain.ids import CertificateId, RatingId
from ipt_training.use_cases.export import WORKBOOK, Exports
from tests.fakes.office import (
    LEAD,
    OTHER_SUPERVISOR,
    OTHER_TRAINEE,
    PASSWORD,
    SUPERVISOR,
    TRAINEE,
    Office,
)

ADDRESS = "https://ipt.example.org"


def a_certificate(office: Office) -> CertificateId:
    office.confirmed_hours()
    office.a_signed_rating()
    return office.certify.issue(office.session(LEAD), TRAINEE, "level", PASSWORD, key="c1")


def with_real_files(office: Office) -> Exports:
    return Exports(
        office.access,
        office.cards,
        office.certify,
        office.content,
        ExcelWorkbooks(),
        HtmlPages(),
        office.agreement,
    )


def last(office: Office) -> tuple[str, str, str]:
    with office.store.reading() as tx:
        entry = tx.audit.latest(1)[0]
    return entry.actor, entry.action, entry.about


@pytest.mark.parametrize("who", [TRAINEE, SUPERVISOR, LEAD])
def test_a_scorecard_is_taken_away_by_whoever_may_read_it(who: str) -> None:
    office = Office()
    rating_id = office.a_signed_rating()
    export = office.exports.scorecard_workbook(office.session(who), rating_id)
    assert (export.file_name, export.content_type) == (f"scorecard-{rating_id}.xlsx", WORKBOOK)
    assert export.content == office.workbooks.written[0].title.encode()
    assert last(office) == (who, "scorecard exported", rating_id)


@pytest.mark.parametrize("who", [OTHER_TRAINEE, OTHER_SUPERVISOR])
def test_a_scorecard_of_others_is_not_found_and_no_file_is_made(who: str) -> None:
    office = Office()
    rating_id = office.a_signed_rating()
    session = office.session(who)
    for attempt in (office.exports.scorecard_workbook, office.exports.scorecard_html):
        for asked in (rating_id, RatingId("never was")):
            with pytest.raises(NotFound, match="nothing here"):
                attempt(session, asked)
    assert office.workbooks.written == []
    assert office.pages.rendered == []
    assert "scorecard exported" not in office.actions()
    assert len(office.refusals()) == 4


def test_a_scorecard_page_is_an_export_too() -> None:
    office = Office()
    rating_id = office.a_signed_rating()
    assert office.exports.scorecard_html(office.session(TRAINEE), rating_id) == "scorecard.html.j2"
    assert last(office) == (TRAINEE, "scorecard exported", rating_id)


def test_the_programme_is_taken_away_by_the_lead() -> None:
    office = Office()
    a_certificate(office)
    export = office.exports.programme_workbook(office.session(LEAD), "level")
    assert (export.file_name, export.content_type) == ("programme.xlsx", WORKBOOK)
    book = office.workbooks.written[0]
    assert book.properties == {"creator": "Lee Marsh", "subject": "Level one"}
    rows = {sheet.name: len(sheet.rows) for sheet in book.sheets}
    assert (rows["Requirements"], rows["Ratings"], rows["Certificates"]) == (4, 1, 1)
    assert last(office) == (LEAD, "programme exported", "")


def test_every_score_is_a_row_of_the_long_form() -> None:
    office = Office()
    rating_id = office.a_signed_rating()
    sheet = office.exports.ratings_long(office.session(LEAD))
    assert {row[0].value for row in sheet.rows} == {rating_id}
    assert last(office) == (LEAD, "ratings exported", "")


@pytest.mark.parametrize("who", [TRAINEE, SUPERVISOR])
def test_nobody_but_the_lead_takes_the_programme_away(who: str) -> None:
    office = Office()
    with pytest.raises(NotAllowed):
        office.exports.programme_workbook(office.session(who), "level")
    with pytest.raises(NotAllowed):
        office.exports.ratings_long(office.session(who))
    assert office.workbooks.written == []
    assert len(office.refusals()) == 2


@pytest.mark.parametrize("who", [TRAINEE, LEAD])
def test_a_certificate_is_taken_away_and_that_is_written_down(who: str) -> None:
    office = Office()
    certificate_id = a_certificate(office)
    session = office.session(who)
    page = office.exports.certificate_html(session, certificate_id, at=ADDRESS)
    assert page == "certificate.html.j2"
    assert last(office) == (who, "certificate exported", certificate_id)
    export = office.exports.certificate_workbook(session, certificate_id, at=ADDRESS)
    code = office.certify.certificate(session, certificate_id).certificate.code
    assert export.file_name == f"certificate-{code}.xlsx"
    assert office.actions().count("certificate exported") == 2


def test_a_certificate_of_others_is_not_found() -> None:
    office = Office()
    certificate_id = a_certificate(office)
    session = office.session(OTHER_TRAINEE)
    with pytest.raises(NotFound):
        office.exports.certificate_html(session, certificate_id, at=ADDRESS)
    with pytest.raises(NotFound):
        office.exports.certificate_workbook(session, certificate_id, at=ADDRESS)
    assert "certificate exported" not in office.actions()


def test_the_operator_exports_without_signing_in_and_it_is_written_down() -> None:
    office = Office()
    rating_id = office.a_signed_rating()
    operator = office.exports.as_operator()
    assert operator.scorecard_workbook(rating_id)
    assert last(office) == ("shell", "scorecard exported", rating_id)
    assert operator.ratings_long() == office.exports.ratings_long(office.session(LEAD))
    book = operator.programme_book("level")
    assert last(office) == ("shell", "programme exported", "")
    assert book.properties == {"creator": "shell", "subject": "Level one"}


def test_the_operator_is_told_of_a_rating_that_is_not_there() -> None:
    office = Office()
    with pytest.raises(NotFound, match="'never'"):
        office.exports.as_operator().scorecard_workbook(RatingId("never"))
    assert office.actions() == []


def test_the_workbooks_open_and_hold_what_was_signed() -> None:
    office = Office()
    certificate_id = a_certificate(office)
    rating_id = RatingId(next(iter(office.store.rows.ratings)))
    exports = with_real_files(office)
    session = office.session(LEAD)
    sheets = [
        load_workbook(io.BytesIO(export.content)).sheetnames
        for export in (
            exports.scorecard_workbook(session, rating_id),
            exports.programme_workbook(session, "level"),
            exports.certificate_workbook(session, certificate_id, at=ADDRESS),
        )
    ]
    assert sheets[1] == [
        "Overview",
        "Requirements",
        "Ratings",
        "Agreement",
        "Long",
        "Certificates",
    ]
    assert all(sheets)


def test_the_pages_name_the_people_and_the_address() -> None:
    office = Office()
    certificate_id = a_certificate(office)
    rating_id = RatingId(next(iter(office.store.rows.ratings)))
    exports = with_real_files(office)
    session = office.session(TRAINEE)
    scorecard = exports.scorecard_html(session, rating_id)
    assert "Sol Heath" in scorecard
    assert "Harbour 12" in scorecard
    certificate = exports.certificate_html(session, certificate_id, at=ADDRESS)
    assert "Mina Vale" in certificate
    assert ADDRESS in certificate

"""What a certificate says on paper and in a workbook."""

from datetime import date

from ipt_training.reports.certification.certificate import (
    FICTIONAL,
    WHAT_IT_SAYS,
    certificate_book,
    certificate_page,
)
from ipt_training.reports.table import Cell, Style
from tests.reports.builders import certificate

ADDRESS = "https://training.example.org"
WITHDRAWN_ON = date(2028, 1, 5)


def test_a_page_says_who_what_and_until_when() -> None:
    page = certificate_page(certificate(), ADDRESS)
    assert page["holder"] == "Amara Nowak"
    assert page["issued"] == "4 March 2027"
    assert page["expires"] == "4 March 2030"
    assert page["address"] == f"{ADDRESS}/verify"
    assert page["withdrawn"] == ""
    assert page["what_it_says"] == WHAT_IT_SAYS
    assert page["fictional"] == ""


def test_the_code_is_given_whole_in_parts_the_eye_can_copy() -> None:
    parts = certificate_page(certificate(), ADDRESS)["code_parts"]
    assert isinstance(parts, list)
    assert "".join(parts) == certificate().code
    assert {len(part) for part in parts} == {4}


def test_only_requirements_that_are_met_stand_on_the_page() -> None:
    page = certificate_page(certificate(all_met=False), ADDRESS)
    assert page["requirements"] == [
        {"title": "Requirement sessions", "have": "4", "unit": "sessions at the mark"}
    ]


def test_a_fictional_holder_is_said_to_be_one_on_page_and_sheet() -> None:
    one = certificate(fictional=True)
    assert certificate_page(one, ADDRESS)["fictional"] == FICTIONAL
    assert (Cell(FICTIONAL, Style.WARNING),) in certificate_book(one, ADDRESS).sheets[0].preamble
    real = certificate_book(certificate(), ADDRESS)
    assert (Cell(FICTIONAL, Style.WARNING),) not in real.sheets[0].preamble


def test_a_book_holds_record_decision_and_origin() -> None:
    record, decision, about = certificate_book(certificate(all_met=False), ADDRESS).sheets
    assert {row[0].value: row[1].value for row in record.rows}["Verify at"] == (
        f"{ADDRESS}/verify/{certificate().code}"
    )
    assert [cell.value for cell in decision.rows[1]] == [
        "Requirement supervision",
        1.5,
        4,
        "sessions at the mark",
        "No",
        "Still needed: 3 more sessions at the mark.",
        2,
    ]
    assert decision.preamble[1][0].value == "1 of 2 requirements met"
    assert {row[0].value: row[1].value for row in about.rows}["What a certificate says"] == (
        WHAT_IT_SAYS
    )


def test_small_print_is_for_those_that_would_not_fit_on_a_page() -> None:
    assert certificate_page(certificate(), ADDRESS)["full"] is False
    assert certificate_page(certificate(holder="A" * 300), ADDRESS)["full"] is True


def test_a_withdrawn_one_says_so_with_date_and_code_on_page_and_sheet() -> None:
    page = certificate_page(certificate(), ADDRESS, WITHDRAWN_ON)
    assert page["withdrawn"] == "Withdrawn on 5 January 2028"
    book = certificate_book(certificate(), ADDRESS, WITHDRAWN_ON)
    notice = f"Withdrawn on 5 January 2028. It does not count. Code {certificate().code}"
    assert (Cell(notice, Style.WARNING),) in book.sheets[0].preamble
    assert book.sheets[0].rows[0] == (
        Cell("State"),
        Cell("Withdrawn on 5 January 2028", Style.WARNING),
    )
    assert "withdrawn on 5 january 2028" in book.title
    assert "State" not in [
        row[0].value for row in certificate_book(certificate(), ADDRESS).sheets[0].rows
    ]

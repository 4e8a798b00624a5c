"""No text becomes a formula, breaks a file or is lost without a word (X01, X02)."""

import dataclasses
import io
import unicodedata
from typing import Any

import pytest
from openpyxl import load_workbook

from ipt_training.adapters.reporting.excel import ExcelWorkbooks
from ipt_training.adapters.reporting.text import LONGEST, could_be_command
from ipt_training.reports.certification.certificate import certificate_book
from ipt_training.reports.fidelity.scorecard_report import scorecard_book
from ipt_training.reports.table import Book, Cell, Column, Sheet, Style
from tests.adapters.reporting.text_cases import COMMANDS, HARMLESS
from tests.reports.builders import certificate, rated_row, rating


def read(book: Book) -> Any:  # noqa: ANN401  (openpyxl's own types know less than the tests)
    return load_workbook(io.BytesIO(ExcelWorkbooks().write(book)))


def everywhere(text: str) -> Book:
    """Give a book with a text in every place that takes one."""
    cells = tuple((Cell(text, style),) for style in Style)
    sheet = Sheet("One", preamble=cells, columns=(Column(text),), rows=cells)
    return Book(text, (sheet,), {"creator": text, "subject": text})


def cells_of(workbook: Any) -> list[Any]:  # noqa: ANN401
    return [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]


@pytest.mark.parametrize("text", [*COMMANDS, *HARMLESS])
def test_no_text_in_any_place_becomes_a_formula_or_a_link(text: str) -> None:
    found = [cell for cell in cells_of(read(everywhere(text))) if cell.value is not None]
    assert {cell.data_type for cell in found} <= {"s"}
    assert [cell for cell in found if cell.hyperlink] == []


@pytest.mark.parametrize("text", COMMANDS)
def test_text_that_could_be_a_command_stays_text_when_somebody_edits_it(text: str) -> None:
    sheet = read(Book("B", (Sheet("One", columns=(Column("A"),), rows=((Cell(text),),)),)))["One"]
    assert sheet["A2"].quotePrefix is True
    assert sheet["A1"].quotePrefix is False


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_is_left_alone(text: str) -> None:
    assert could_be_command(text) is False


@pytest.mark.parametrize("text", COMMANDS)
def test_real_reports_keep_commands_as_text(text: str) -> None:
    facts = dataclasses.replace(rated_row().facts, therapist=text, pseudonym=text)
    row = rated_row(rating(comment=text, rater=text), facts=facts)
    books = (
        scorecard_book(row.rating, row.rubric, row.scorecard, row.facts),
        certificate_book(certificate(holder=text.strip() or "x"), text),
    )
    kinds = {cell.data_type for book in books for cell in cells_of(read(book))}
    assert "f" not in kinds
    assert "e" not in kinds


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\x0bb\x1fc", "a\ufffdb\ufffdc"),
        ("a\ufffeb\uffffc", "a\ufffdb\ufffdc"),
        ("a\ud800b", "a\ufffdb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("cafe\u0301", "café"),
        ("<b>&\"'", "<b>&\"'"),
        ("  spaced  ", "  spaced  "),
        ("🙂", "🙂"),
    ],
)
def test_what_no_file_may_hold_is_shown_as_lacking(text: str, shown: str) -> None:
    sheet = read(Book("B", (Sheet("One", columns=(Column("A"),), rows=((Cell(text),),)),)))["One"]
    assert sheet["A2"].value == shown
    assert unicodedata.is_normalized("NFC", sheet["A2"].value)


def test_text_that_looks_like_a_coded_character_is_not_taken_for_one() -> None:
    book = Book("B", (Sheet("One", columns=(Column("A"),), rows=((Cell("_x0041_"),),)),))
    assert read(book)["One"]["A2"].value == "_x005F_x0041_"


def test_a_text_at_the_limit_is_kept_whole() -> None:
    text = "x" * LONGEST
    sheet = read(Book("B", (Sheet("One", columns=(Column("A"),), rows=((Cell(text),),)),)))["One"]
    assert sheet["A2"].value == text


@pytest.mark.parametrize("length", [LONGEST + 1, 100_000])
def test_a_text_past_the_limit_is_cut_and_says_so(length: int) -> None:
    text = "x" * length
    sheet = read(Book("B", (Sheet("One", columns=(Column("A"),), rows=((Cell(text),),)),)))["One"]
    value = sheet["A2"].value
    assert len(value) == LONGEST
    assert value.endswith(f"[Cut here: the text has {length:,} characters, a cell holds 32,767.]")

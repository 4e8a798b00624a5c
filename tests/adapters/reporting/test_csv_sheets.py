"""Comma-separated values, as a statistics program and a spreadsheet read them."""

import csv
import io
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ipt_training.adapters.reporting.csv import csv_bytes
from ipt_training.domain.errors import RuleBroken
from ipt_training.reports.certification.programme import ratings_long
from ipt_training.reports.fidelity.rated import Rated
from ipt_training.reports.table import Cell, Column, Scalar, Sheet
from tests.adapters.reporting.text_cases import COMMANDS, HARMLESS
from tests.reports.builders import rated_row


def fields(*values: Scalar) -> list[str]:
    sheet = Sheet(
        "One", columns=(Column("A"),) * len(values), rows=(tuple(Cell(value) for value in values),)
    )
    rows = list(csv.reader(io.StringIO(csv_bytes(sheet).decode("utf-8-sig"), newline="")))
    return rows[1]


@pytest.mark.parametrize("text", COMMANDS)
def test_text_a_spreadsheet_could_run_is_given_an_apostrophe(text: str) -> None:
    assert fields(text, "x")[0].startswith("'")


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_is_left_as_it_is(text: str) -> None:
    assert fields(text, "x")[0] == text


def test_a_spreadsheet_is_told_that_umlauts_are_utf_8() -> None:
    sheet = Sheet("One", columns=(Column("Größe"),), rows=((Cell("Zoë"),),))
    assert csv_bytes(sheet) == b"\xef\xbb\xbf" + "Größe\r\nZoë\r\n".encode()


def test_a_heading_is_guarded_like_any_text() -> None:
    assert csv_bytes(Sheet("One", columns=(Column("=1+1"),))) == b"\xef\xbb\xbf'=1+1\r\n"


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (None, ""),
        (3, "3"),
        (-2.5, "-2.5"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2027, 3, 3), "2027-03-03"),
        (datetime(2027, 3, 3, 14, 2, tzinfo=UTC), "2027-03-03T14:02:00Z"),
        (datetime(2027, 3, 3, 16, 2, tzinfo=timezone(timedelta(hours=2))), "2027-03-03T14:02:00Z"),
        (datetime(2027, 3, 3, 14, 2), "2027-03-03T14:02:00Z"),  # noqa: DTZ001
        ('he said "no", twice', 'he said "no", twice'),
        ("two\nlines", "two\nlines"),
        ("a\ud800b\x00", "a\ufffdb\ufffd"),
    ],
)
def test_values_stand_in_their_plain_form(value: Scalar, field: str) -> None:
    assert fields(value, "x")[0] == field


@pytest.mark.parametrize("figure", [float("nan"), float("inf")])
def test_a_figure_that_is_no_number_is_refused(figure: float) -> None:
    with pytest.raises(RuleBroken, match="not a number"):
        fields(figure)


def test_the_long_form_reads_back_row_by_row_with_empty_scores_left_empty() -> None:
    text = csv_bytes(ratings_long(Rated((rated_row(),)))).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["score"] for row in rows] == ["4", "4", "3", "3", "4", "5", "2", "", "1", ""]
    assert rows[0]["submitted_at_utc"] == "2027-03-03T14:02:00Z"

"""Workbooks, read back by openpyxl."""

import io
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from ipt_training.adapters.reporting.excel import ExcelWorkbooks
from ipt_training.domain.errors import RuleBroken
from ipt_training.reports.fidelity.scorecard_report import scorecard_book
from ipt_training.reports.table import BarChart, Book, Cell, Column, Scalar, Sheet, Style
from ipt_training.use_cases.ports.reporting import Workbooks
from tests.reports.builders import rated_row


def read(book: Book) -> Any:  # noqa: ANN401  (openpyxl's own types know less than the tests)
    return load_workbook(io.BytesIO(ExcelWorkbooks().write(book)))


def book_of(*values: Scalar, style: Style = Style.TEXT) -> Book:
    return Book(
        "Book",
        (Sheet("One", columns=(Column("A"),), rows=tuple((Cell(v, style),) for v in values)),),
    )


def values_of(book: Book) -> list[object]:
    return [cell.value for cell in read(book)["One"]["A"][1:]]


def a_scorecard() -> Book:
    row = rated_row()
    return scorecard_book(row.rating, row.rubric, row.scorecard, row.facts)


def test_the_adapter_is_what_the_use_cases_ask_for() -> None:
    workbooks: Workbooks = ExcelWorkbooks()
    assert workbooks.write(book_of("text"))[:2] == b"PK"


def test_numbers_are_numbers_and_answers_are_answers() -> None:
    found = values_of(book_of(3, 2.5, True, False, -1, 0))
    assert found == [3, 2.5, True, False, -1, 0]
    assert [type(value) for value in found] == [int, float, bool, bool, int, int]


def test_a_mean_keeps_its_full_precision_and_shows_two_decimals() -> None:
    cell = read(book_of(10 / 3, style=Style.MEAN))["One"]["A2"]
    assert (cell.value, cell.number_format) == (10 / 3, "0.00")


def test_days_are_days() -> None:
    cell = read(book_of(date(2027, 3, 3), style=Style.DATE))["One"]["A2"]
    assert (cell.is_date, cell.value) == (True, datetime(2027, 3, 3))  # noqa: DTZ001


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2027, 3, 3, 14, 2, 5, tzinfo=UTC),
        datetime(2027, 3, 3, 19, 32, 5, tzinfo=timezone(timedelta(hours=5, minutes=30))),
        datetime(2027, 3, 3, 14, 2, 5),  # noqa: DTZ001
    ],
)
def test_moments_stand_in_utc(moment: datetime) -> None:
    cell = read(book_of(moment, style=Style.MOMENT))["One"]["A2"]
    assert (cell.is_date, cell.value) == (True, datetime(2027, 3, 3, 14, 2, 5))  # noqa: DTZ001


def test_a_day_no_spreadsheet_can_count_stands_as_text() -> None:
    assert values_of(book_of(date(1899, 1, 1), style=Style.DATE)) == ["1899-01-01"]


def test_a_time_in_a_recording_is_a_duration() -> None:
    cell = read(book_of(724.5, style=Style.DURATION))["One"]["A2"]
    assert cell.number_format == "[>=0.0416666666666667][h]:mm:ss;[m]:ss"
    assert cell.value == timedelta(seconds=724.5)


def test_nothing_is_an_empty_cell() -> None:
    assert values_of(book_of(None, "", "x")) == [None, None, "x"]


@pytest.mark.parametrize("figure", [float("nan"), float("inf"), float("-inf")])
def test_a_figure_that_is_no_number_is_refused(figure: float) -> None:
    with pytest.raises(RuleBroken, match="not a number"):
        ExcelWorkbooks().write(book_of(figure, style=Style.MEAN))


@pytest.mark.parametrize("huge", [2**53 + 1, -(10**30), 10**400])
def test_an_integer_too_large_to_be_exact_stands_as_text(huge: int) -> None:
    assert values_of(book_of(huge, style=Style.NUMBER)) == [str(huge)]


def test_panes_are_frozen_below_the_header_of_the_table() -> None:
    workbook = read(a_scorecard())
    assert workbook["Items"].freeze_panes == "A4"
    assert workbook["Evidence"].freeze_panes == "A4"
    assert workbook["Items"].sheet_view.pane.ySplit == 3


def test_a_long_preamble_is_not_frozen_because_nothing_could_be_scrolled() -> None:
    assert read(a_scorecard())["Scorecard"].freeze_panes is None


def test_sheets_are_set_up_for_a4_with_header_and_page_numbers() -> None:
    sheet = read(a_scorecard())["Items"]
    assert sheet.page_setup.paperSize == 9
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.oddFooter.right.text == "Page &P of &N"


def test_columns_have_their_widths_a_filter_and_colours() -> None:
    sheet = read(a_scorecard())["Items"]
    assert sheet.column_dimensions["A"].width == 18
    assert sheet.auto_filter.ref == "A3:L9"
    coloured = {str(found.sqref) for found in sheet.conditional_formatting}
    assert coloured == {"D4:D9", "E4:E9", "F4:F9", "G4:G9"}


def test_the_chart_draws_the_column_of_the_table() -> None:
    workbook = read(a_scorecard())
    sheet = workbook["Scorecard"]
    header = next(cell.row for cell in sheet["A"] if cell.value == "Subscale")
    (chart,) = sheet._charts
    assert chart.series[0].val.numRef.f == f"'Scorecard'!$D${header + 1}:$D${header + 2}"
    assert chart.series[0].cat.numRef.f == f"'Scorecard'!$A${header + 1}:$A${header + 2}"
    assert chart.anchor._from.row == header + 3


def test_books_of_one_shape_keep_their_own_rows_places_and_names() -> None:
    def book(rows: int, title: str) -> Book:
        chart = BarChart("Chart", labels=0, values=1, axis="Axis", minimum=1, maximum=5)
        body = tuple((Cell(f"{title} {at}"), Cell(at)) for at in range(rows))
        sheet = Sheet(
            "One",
            preamble=((Cell(title, Style.TITLE),),) * rows,
            columns=(Column("A"), Column("B", scale=(1, 5))),
            rows=body,
        )
        two = Sheet("Two", columns=(Column("A"), Column("B")), rows=body[:2], chart=chart)
        return Book(title, (sheet, two), {"creator": title})

    small, large = read(book(2, "Small")), read(book(6, "Large"))
    assert small["One"].auto_filter.ref == "A3:B5"
    assert large["One"].auto_filter.ref == "A7:B13"
    assert large["Two"].auto_filter.ref == "A1:B3"
    assert {str(r) for r in large["One"].merged_cells.ranges} == {f"A{n}:B{n}" for n in range(1, 7)}
    assert (small.properties.creator, large.properties.title) == ("Small", "Large")


def test_no_mark_is_left_in_any_part_of_a_file() -> None:
    with ZipFile(io.BytesIO(ExcelWorkbooks().write(a_scorecard()))) as parts:
        left = [
            name
            for name in parts.namelist()
            if name.startswith(("xl/work", "xl/draw", "xl/chart"))
            and re.search(rb"(?<!\d)9900\d\d(?!\d)", parts.read(name))
        ]
    assert left == []


def test_a_sheet_without_a_table_and_a_book_without_rows_can_be_written() -> None:
    bare = Sheet("Bare", preamble=((Cell("Only this"),), (Cell("or"), Cell("that"))))
    empty = Sheet("Empty", columns=(Column("A"), Column("B", scale=(1, 5))))
    workbook = read(Book("Book", (bare, empty)))
    assert workbook["Bare"]["A1"].value == "Only this"
    assert workbook["Bare"]["B2"].value == "that"
    assert workbook["Empty"]["B1"].value == "B"
    assert workbook["Empty"].auto_filter.ref is None


def test_wrapped_text_is_wrapped_in_a_row_high_enough() -> None:
    sheet = read(book_of("word " * 40, "short", style=Style.WRAPPED))["One"]
    assert sheet["A2"].alignment.wrap_text is True
    assert sheet.row_dimensions[2].height > 150
    assert sheet.row_dimensions[3].height is None


def test_many_rows_all_arrive_and_the_sheet_says_its_reach() -> None:
    workbook = load_workbook(
        io.BytesIO(ExcelWorkbooks().write(book_of(*range(1_234)))), read_only=True
    )
    assert workbook["One"].max_row == 1_235
    assert [row[0] for row in workbook["One"].iter_rows(min_row=2, values_only=True)] == [
        *range(1_234)
    ]


def test_styles_have_names_a_person_can_change_in_one_place() -> None:
    workbook = read(book_of(1, style=Style.MEAN))
    assert workbook["One"]["A2"].style == "Report mean"
    assert workbook["One"]["A1"].style == "Report figures"

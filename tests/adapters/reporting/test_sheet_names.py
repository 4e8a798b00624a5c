"""Names of sheets that every spreadsheet program accepts."""

import io

import pytest
from openpyxl import load_workbook

from ipt_training.adapters.reporting.excel import ExcelWorkbooks
from ipt_training.adapters.reporting.sheet_names import safe_sheet_names
from ipt_training.reports.table import Book, Cell, Sheet


@pytest.mark.parametrize(
    ("names", "safe"),
    [
        (("Plain",), ("Plain",)),
        (("a/b\\c:d*e?f[g]h",), ("a b c d e f g h",)),
        (("'quoted'",), ("quoted",)),
        (("  spaces  ",), ("spaces",)),
        (("History",), ("History sheet",)),
        (("hISTORY",), ("History sheet",)),
        (("",), ("Sheet",)),
        (("///",), ("Sheet",)),
        (("nul\x00here",), ("nul here",)),
        (("x" * 40,), ("x" * 31,)),
        (("🙂" * 20,), ("🙂" * 15,)),
        (("x" * 30 + "'y",), ("x" * 30,)),
        (("One", "one", "ONE"), ("One", "one (2)", "ONE (3)")),
        (("x" * 40, "x" * 50), ("x" * 31, "x" * 27 + " (2)")),
    ],
)
def test_each_sheet_gets_an_allowed_name_of_its_own(
    names: tuple[str, ...], safe: tuple[str, ...]
) -> None:
    assert safe_sheet_names(names) == safe


def test_a_book_with_forbidden_names_is_written() -> None:
    book = Book("B", tuple(Sheet(name, ((Cell(name),),)) for name in ("a/b", "A b", "History")))
    workbook = load_workbook(io.BytesIO(ExcelWorkbooks().write(book)))
    assert workbook.sheetnames == ["a b", "A b (2)", "History sheet"]

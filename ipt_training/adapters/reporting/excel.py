"""Workbooks: openpyxl makes the frame of each sheet, its rows are written straight into it.

Rows go into the file one after another, so a long sheet needs no more memory than a short one,
and no path exists by which a text could become a formula.
"""

import io
import re
from collections.abc import Sequence
from functools import partial
from itertools import chain
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.packaging.core import DocumentProperties
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from ipt_training.adapters.reporting.looks import looks
from ipt_training.adapters.reporting.mould import filled_in, mould
from ipt_training.adapters.reporting.rows import Rows
from ipt_training.adapters.reporting.shape import (
    header_of,
    height_of,
    heights_of,
    places_of,
    shape_of,
    width_of,
)
from ipt_training.adapters.reporting.sheet_names import safe_sheet_names
from ipt_training.adapters.reporting.text import cleaned
from ipt_training.reports.table import Book, Cell, Column, Sheet

COMPRESSION = 4
"""Beyond this a file gets hardly smaller and takes far longer."""
ROWS_AT_ONCE = 500
_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')


class ExcelWorkbooks:
    """Writes .xlsx files."""

    def write(self, book: Book) -> bytes:
        """Give the report as an .xlsx file; text never becomes a formula.

        Raises:
            RuleBroken: when a figure is not a finite number.
        """
        names = safe_sheet_names(tuple(sheet.name for sheet in book.sheets))
        files = mould(tuple(map(shape_of, book.sheets, names)))
        places = tuple(places_of(sheet) for sheet in book.sheets)
        parts = {
            f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(book.sheets, 1)
        }
        out = io.BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=COMPRESSION) as target:
            for name, framed in files:
                content = filled_in(name, framed, places)
                if name in parts:
                    _write_sheet(target, name, content, parts[name])
                elif name == "docProps/core.xml":
                    target.writestr(name, _properties(book))
                else:
                    target.writestr(name, content)
        return out.getvalue()


def _properties(book: Book) -> str | bytes:
    said = {name: cleaned(value) for name, value in book.properties.items()}
    said.setdefault("creator", "ipt-training")
    properties = DocumentProperties(title=cleaned(book.title), **said)
    return tostring(properties.to_tree())


def _write_sheet(target: ZipFile, name: str, framed: bytes, sheet: Sheet) -> None:
    last = get_column_letter(width_of(sheet))
    reach = f'<dimension ref="A1:{last}{places_of(sheet).last}"'.encode()
    before, after = _NO_ROWS.split(_DIMENSION.sub(reach, framed, count=1), maxsplit=1)
    heights = heights_of(sheet)
    rows = Rows(looks())
    with target.open(name, "w") as part:
        part.write(before + b"<sheetData>")
        lines = rows.write(sheet.preamble, first=1, height=lambda at, _: heights.get(at))
        part.write("".join(lines).encode())
        waiting: list[str] = []
        table = chain([header_of(sheet)], sheet.rows)
        fit = partial(_fitting, sheet.columns)
        for row in rows.write(table, first=places_of(sheet).header, height=fit):
            waiting.append(row)
            if len(waiting) == ROWS_AT_ONCE:
                part.write("".join(waiting).encode())
                waiting.clear()
        part.write("".join(waiting).encode() + b"</sheetData>" + _merged(after, heights, last))


def _fitting(columns: Sequence[Column], _: int, row: Sequence[Cell]) -> float | None:
    return height_of(row, columns)


def _merged(after: bytes, lines: dict[int, float], last: str) -> bytes:
    """Merge each line that runs over the whole width; the format wants this after the filter."""
    if not lines or last == "A":
        return after
    ranges = "".join(f'<mergeCell ref="A{number}:{last}{number}"/>' for number in lines)
    element = f'<mergeCells count="{len(lines)}">{ranges}</mergeCells>'.encode()
    found = re.match(rb"\s*(<autoFilter[^>]*?(/>|></autoFilter>))?", after)
    end = found.end() if found else 0
    return after[:end] + element + after[end:]

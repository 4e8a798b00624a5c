"""What sheets have in common: their shape, and where on a sheet each part comes to stand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ipt_training.reports.table import BarChart, Cell, Column, Sheet, Style

FIGURES = frozenset({Style.NUMBER, Style.MEAN, Style.PERCENT, Style.DURATION})
WRAPPED = frozenset({Style.WRAPPED, Style.HEADING, Style.FIGURES})
"""Styles of table cells whose text runs over several lines."""
FILLED = 1.05
"""Characters of running text for each character of width, which is measured in digits."""
HIGHEST_PANE = 8
"""With more rows than this frozen, a small screen would have no room left to scroll."""
LINE_HEIGHT = 15.5
TITLE_HEIGHT = 21.0
HIGHEST_ROW = 409
"""In points; the most a spreadsheet program allows."""


@dataclass(frozen=True)
class Shape:
    """All that decides how a sheet is framed, whatever its rows say."""

    name: str
    columns: tuple[Column, ...]
    landscape: bool
    frozen: bool
    filled: bool
    """Whether there is any row."""
    chart: BarChart | None
    bars: int
    """How many bars the chart has."""


@dataclass(frozen=True)
class Places:
    """Row numbers, from 1, of the header, of the first and last row, and of what is below."""

    header: int
    first: int
    last: int
    below: int


def shape_of(sheet: Sheet, name: str) -> Shape:
    """Give the shape of a sheet that will stand under a name."""
    return Shape(
        name=name,
        columns=sheet.columns,
        landscape=sheet.landscape,
        frozen=len(sheet.preamble) < HIGHEST_PANE,
        filled=bool(sheet.rows),
        chart=sheet.chart,
        bars=len(sheet.rows) if sheet.chart else 0,
    )


def places_of(sheet: Sheet) -> Places:
    """Say where the parts of a sheet come to stand."""
    header = len(sheet.preamble) + 1
    last = header + len(sheet.rows)
    return Places(header=header, first=header + 1, last=last, below=last + 2)


def width_of(sheet: Sheet) -> int:
    """Give how many columns a sheet takes up."""
    return max(len(sheet.columns), *(len(row) for row in sheet.preamble), 1)


def header_of(sheet: Sheet) -> tuple[Cell, ...]:
    """Give the header of the table; a heading stands where the figures below it stand."""
    below = sheet.rows[0] if sheet.rows else ()
    figures = {at for at, cell in enumerate(below) if cell.style in FIGURES}
    return tuple(
        Cell(column.title, Style.FIGURES if at in figures else Style.HEADING)
        for at, column in enumerate(sheet.columns)
    )


def heights_of(sheet: Sheet) -> dict[int, float]:
    """Give the lines that run over the whole width, and how high each is to be.

    No program finds the height of merged cells by itself.
    """
    room = sum(column.width for column in sheet.columns) or 80
    return {
        number: _height(row[0], room)
        for number, row in enumerate(sheet.preamble, 1)
        if len(row) == 1 and isinstance(row[0].value, str)
    }


def height_of(row: Sequence[Cell], columns: Sequence[Column]) -> float | None:
    """Give how high a row must be for its wrapped text; nothing where one line will do."""
    needed = max(
        (
            _lines(cell.value, column.width * FILLED)
            for cell, column in zip(row, columns, strict=False)
            if cell.style in WRAPPED and isinstance(cell.value, str)
        ),
        default=1,
    )
    return min(needed * LINE_HEIGHT, HIGHEST_ROW) if needed > 1 else None


def _height(cell: Cell, room: float) -> float:
    big = cell.style is Style.TITLE
    lines = _lines(str(cell.value), room / 1.45 if big else room)
    return min(lines * (TITLE_HEIGHT if big else LINE_HEIGHT), HIGHEST_ROW)


def _lines(text: str, per_line: float) -> int:
    return sum(max(1, math.ceil(len(line) / per_line)) for line in text.splitlines() or [""])

"""How each kind of cell looks in a workbook, prepared once and used by every book."""

from copy import copy
from functools import lru_cache
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

from ipt_training.adapters.reporting.shape import FIGURES, WRAPPED
from ipt_training.reports.table import Style

INK, TEAL, GREY = "FF22302F", "FF1F5F5B", "FF5B6665"
CONCERN, MIDDLE, GOOD = "FFF3C98B", "FFFDFCF8", "FF8FC7BE"
"""The ends and the middle of a colour scale."""

FORMATS = {
    Style.MEAN: "0.00",
    Style.PERCENT: "0%",
    Style.DATE: "d mmmm yyyy",
    Style.MOMENT: "yyyy-mm-dd hh:mm",
    Style.DURATION: "[>=0.0416666666666667][h]:mm:ss;[m]:ss",
}
FONTS = {
    Style.TITLE: Font(name="Calibri", size=15, bold=True, color=TEAL),
    Style.HEADING: Font(name="Calibri", size=11, bold=True, color=TEAL),
    Style.FIGURES: Font(name="Calibri", size=11, bold=True, color=TEAL),
    Style.NOTE: Font(name="Calibri", size=10, italic=True, color=GREY),
    Style.GOOD: Font(name="Calibri", size=11, color=TEAL),
    Style.WARNING: Font(name="Calibri", size=11, bold=True, color="FF7A4B00"),
    Style.RISK: Font(name="Calibri", size=11, bold=True, color="FF9B1C1C"),
}
FILLS = {
    Style.HEADING: "FFE1EEEC",
    Style.FIGURES: "FFE1EEEC",
    Style.GOOD: "FFE8F3F1",
    Style.WARNING: "FFFCEFD9",
    Style.RISK: "FFFBE6E4",
}
RUNNING = WRAPPED | {Style.TITLE, Style.NOTE, Style.WARNING, Style.RISK}
HEADINGS = frozenset({Style.HEADING, Style.FIGURES})


class Looks:
    """The styles of all our workbooks, and the number each has in the file."""

    def __init__(self) -> None:
        self._book = Workbook()
        self._plain = {style: self._register(style) for style in Style}
        self._quoted = {style: self._quote(number) for style, number in self._plain.items()}

    def number(self, style: Style) -> int:
        """Give the number of a look."""
        return self._plain[style]

    def quoted(self, style: Style) -> int:
        """Give the number of the same look for text that must stay text when it is edited."""
        return self._quoted[style]

    def lend_to(self, book: Workbook) -> None:
        """Let a new workbook, which has no styles of its own, use these; none is ever changed."""
        source, target = _styles(self._book), _styles(book)
        for kept in (
            "_fonts", "_fills", "_borders", "_alignments", "_protections", "_number_formats",
            "_cell_styles", "_named_styles",
        ):  # fmt: skip
            setattr(target, kept, getattr(source, kept))

    def _register(self, style: Style) -> int:
        sheet = self._book.worksheets[0]
        self._book.add_named_style(_named(style))
        cell: Any = sheet.cell(row=1, column=1)
        cell.style = f"Report {style.value}"
        number: int = _styles(self._book)._cell_styles.add(copy(cell._style))
        return number

    def _quote(self, number: int) -> int:
        styles = _styles(self._book)._cell_styles
        quoted = copy(styles[number])
        quoted.quotePrefix = 1
        place: int = styles.add(quoted)
        return place


@lru_cache(maxsize=1)
def looks() -> Looks:
    """Give the prepared looks."""
    return Looks()


def _styles(book: Workbook) -> Any:  # noqa: ANN401  (openpyxl keeps its style tables untyped)
    return book


def _named(style: Style) -> NamedStyle:
    fill = FILLS.get(style)
    line = Side(style="thin", color="FF9DB8B5") if style in HEADINGS else None
    return NamedStyle(
        name=f"Report {style.value}",
        font=FONTS.get(style, Font(name="Calibri", size=11, color=INK)),
        fill=PatternFill("solid", start_color=fill) if fill else PatternFill(),
        border=Border(bottom=line) if line else Border(),
        alignment=Alignment(
            vertical="top",
            wrap_text=style in RUNNING,
            horizontal=_horizontal(style),
            indent=1 if style in FIGURES or style is Style.FIGURES else 0,
        ),
        number_format=FORMATS.get(style, "General"),
    )


def _horizontal(style: Style) -> str | None:
    if style in FIGURES or style is Style.FIGURES:
        return "right"
    return "left" if style in (Style.DATE, Style.MOMENT) else None

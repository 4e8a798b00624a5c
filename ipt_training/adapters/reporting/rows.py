"""Rows of a sheet as they stand in the file: text always text, numbers and dates as numbers."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from ipt_training.adapters.reporting.looks import Looks
from ipt_training.adapters.reporting.text import cleaned, could_be_command, fitted
from ipt_training.domain.errors import RuleBroken
from ipt_training.reports.table import Cell, Style

EPOCH = date(1899, 12, 30)
FIRST_DAY = date(1900, 3, 1)
"""Before this day spreadsheet programs disagree about the number of a day."""
MOST_EXACT = 2**53
"""Above this a spreadsheet program would round an integer."""

_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Rows:
    """Writes cells for one workbook."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._known: dict[tuple[str, Style], str] = {}

    def write(
        self,
        rows: Iterable[Sequence[Cell]],
        *,
        first: int,
        height: Callable[[int, Sequence[Cell]], float | None],
    ) -> Iterator[str]:
        """Give each row in turn, from row number ``first``; an empty row takes its number too."""
        for number, row in enumerate(rows, first):
            points = height(number, row)
            tall = f' ht="{points:g}" customHeight="1"' if points else ""
            cells = [
                f'<c r="{get_column_letter(at)}{number}" {self._inside(cell)}'
                for at, cell in enumerate(row, 1)
                if cell.value is not None and cell.value != ""
            ]
            yield f'<row r="{number}"{tall}>{"".join(cells)}</row>'

    def _inside(self, cell: Cell) -> str:
        value, style = cell.value, cell.style
        if isinstance(value, str):
            return self._text(value, style)
        look = self._looks.number(style)
        if isinstance(value, bool):
            return f's="{look}" t="b"><v>{value:d}</v></c>'
        if isinstance(value, date):
            return self._day(value, style)
        if isinstance(value, int) and abs(value) > MOST_EXACT:
            return self._text(str(value), style)
        if isinstance(value, float) and not math.isfinite(value):
            raise RuleBroken("The report holds a figure that is not a number; nothing was written.")
        figure = value / 86_400 if style is Style.DURATION and value is not None else value
        return f's="{look}"><v>{figure!r}</v></c>'

    def _day(self, value: date, style: Style) -> str:
        moment = value if isinstance(value, datetime) else None
        if moment is not None and moment.tzinfo is not None:
            moment = moment.astimezone(UTC)
        day = moment.date() if moment else value
        if day < FIRST_DAY:
            return self._text(value.isoformat(), style)
        number: float = (day - EPOCH).days
        if moment is not None:
            seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
            number += seconds / 86_400
        return f's="{self._looks.number(style)}"><v>{number!r}</v></c>'

    def _text(self, value: str, style: Style) -> str:
        known = self._known.get((value, style))
        if known is None:
            known = self._spelled(value, style)
            if len(value) <= 64 and len(self._known) < 50_000:
                self._known[value, style] = known
        return known

    def _spelled(self, value: str, style: Style) -> str:
        text = fitted(cleaned(value))
        risky = could_be_command(value) or could_be_command(text)
        look = self._looks.quoted(style) if risky else self._looks.number(style)
        spelled = escape(_CODED.sub("_x005F_", text))
        return f's="{look}" t="inlineStr"><is><t xml:space="preserve">{spelled}</t></is></c>'

"""The files of a workbook without its rows, made once for all books of the same shape."""

import io
import re
from collections.abc import Sequence
from functools import lru_cache
from zipfile import ZipFile

from openpyxl import Workbook

from ipt_training.adapters.reporting.frame import frame
from ipt_training.adapters.reporting.looks import looks
from ipt_training.adapters.reporting.shape import Places, Shape

MARK = 990_000
"""Row numbers from here on stand for a place yet unknown; no report has so many rows."""
STEP = 10
_WITH_PLACES = ("xl/workbook.xml", "xl/worksheets/", "xl/drawings/", "xl/charts/")
_MARKED = re.compile(rb"(?<!\d)99\d{4}(?!\d)")


@lru_cache(maxsize=64)
def mould(shapes: tuple[Shape, ...]) -> tuple[tuple[str, bytes], ...]:
    """Give name and content of every file, with marks where row numbers will stand."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    looks().lend_to(workbook)
    for index, shape in enumerate(shapes):
        frame(workbook.create_sheet(shape.name), shape, _marks(index))
    saved = io.BytesIO()
    workbook.save(saved)
    with ZipFile(saved) as parts:
        return tuple((name, parts.read(name)) for name in parts.namelist())


def filled_in(name: str, content: bytes, places: Sequence[Places]) -> bytes:
    """Put the real row numbers of each sheet in the place of the marks."""
    if not name.startswith(_WITH_PLACES):
        return content
    rows: dict[bytes, bytes] = {}
    for index, real in enumerate(places):
        marks = _marks(index)
        rows |= {
            b"%d" % marks.header: b"%d" % real.header,
            b"%d" % marks.first: b"%d" % real.first,
            b"%d" % marks.last: b"%d" % real.last,
            # A frozen pane counts the rows above it.
            b"%d" % (marks.first - 1): b"%d" % (real.first - 1),
            # A drawing counts rows from 0.
            b"%d" % (marks.below - 1): b"%d" % (real.below - 1),
        }
    return _MARKED.sub(lambda found: rows.get(found[0], found[0]), content)


def _marks(index: int) -> Places:
    start = MARK + STEP * index
    return Places(header=start, first=start + 2, last=start + 4, below=start + 7)

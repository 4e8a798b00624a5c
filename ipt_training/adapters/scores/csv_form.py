"""How a table of comma-separated values is written: its letters, and what parts its columns."""

import codecs
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from csv import reader
from itertools import chain
from pathlib import Path
from typing import TextIO

SEPARATORS = (",", ";", "\t")
_SAID = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)
"""What Excel writes above a table to say its separator."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@contextmanager
def opened(path: Path) -> Iterator[TextIO]:
    """Open a table in UTF-8, or in the UTF-16 that spreadsheets call Unicode text."""
    with path.open("rb") as file:
        wide = file.read(2) in _UTF_16
    with path.open(encoding="utf-16" if wide else "utf-8-sig", newline="") as text:
        yield text


def rows(text: TextIO) -> tuple[str, Iterator[tuple[int, Sequence[str]]]]:
    """Give the separator of a table and its rows, the header first, each with its line.

    Raises:
        csv.Error: when it is no such table.
    """
    first = text.readline()
    said = _SAID.fullmatch(first)
    above = 1 if said else 0
    header = text.readline() if said else first
    separator = said[1] if said and said[1] in SEPARATORS else _separator(header)
    lines = reader(chain([header], text), delimiter=separator, strict=True)
    return separator, ((above + lines.line_num, cells) for cells in lines)


def _separator(header: str) -> str:
    """Give what parts the header into most columns; the comma where nothing does."""
    return max(SEPARATORS, key=lambda one: (header.count(one), -SEPARATORS.index(one)))

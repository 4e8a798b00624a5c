"""Sheets as comma-separated values, for a statistics program."""

import csv
import io
import math
from datetime import UTC, date, datetime

from ipt_training.adapters.reporting.text import cleaned, could_be_command
from ipt_training.domain.errors import RuleBroken
from ipt_training.reports.table import Scalar, Sheet


def csv_bytes(sheet: Sheet) -> bytes:
    """Give the table of a sheet in UTF-8: numbers plain, dates in ISO 8601, moments in UTC.

    A byte order mark in front tells Excel that it is UTF-8: without one umlauts come out wrong.
    Text that a spreadsheet could take for a formula is given an apostrophe in front.

    Raises:
        RuleBroken: when a figure is not a finite number.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([_text(column.title) for column in sheet.columns])
    writer.writerows([_field(cell.value) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _field(value: Scalar) -> str:
    match value:
        case None:
            return ""
        case str():
            return _text(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if not math.isfinite(value):
            raise RuleBroken("The report holds a figure that is not a number; nothing was written.")
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _moment(value: datetime) -> str:
    aware = value if value.tzinfo else value.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _text(text: str) -> str:
    plain = cleaned(text)
    return f"'{plain}" if could_be_command(text) or could_be_command(plain) else plain

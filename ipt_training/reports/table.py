"""The neutral vocabulary of a report: books of sheets, sheets of rows, rows of typed cells."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Scalar = str | int | float | bool | date | datetime | None


class Style(StrEnum):
    """How a cell is meant, from which a renderer chooses how it looks."""

    TEXT = "text"
    WRAPPED = "wrapped"
    HEADING = "heading"
    FIGURES = "figures"
    """The heading of a column of figures."""
    TITLE = "title"
    NOTE = "note"
    NUMBER = "number"
    MEAN = "mean"
    """Two decimals on display; full precision in the file."""
    PERCENT = "percent"
    DATE = "date"
    MOMENT = "moment"
    DURATION = "duration"
    """Seconds, shown as minutes and seconds."""
    GOOD = "good"
    WARNING = "warning"
    RISK = "risk"


@dataclass(frozen=True)
class Cell:
    """One value and how it is meant."""

    value: Scalar
    style: Style = Style.TEXT


@dataclass(frozen=True)
class Column:
    """One column of a sheet."""

    title: str
    width: float = 14
    """In characters."""
    scale: tuple[float, float] | None = None
    """The score of most concern and the best one, where a colour scale helps."""


@dataclass(frozen=True)
class BarChart:
    """A bar chart of one numeric column against one label column of the table below."""

    title: str
    labels: int
    """Index of the column with the labels, from 0."""
    values: int
    """Index of the column with the figures, from 0."""
    axis: str
    minimum: float
    maximum: float


@dataclass(frozen=True)
class Sheet:
    """One sheet: lines of text on top, one table below, a chart where it helps."""

    name: str
    preamble: tuple[tuple[Cell, ...], ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    chart: BarChart | None = None
    landscape: bool = False


@dataclass(frozen=True)
class Book:
    """A whole workbook."""

    title: str
    sheets: tuple[Sheet, ...]
    properties: dict[str, str] = field(default_factory=dict)

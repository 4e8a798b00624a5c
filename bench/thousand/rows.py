"""The rows of the table: a figure for each build, and the goal it is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

BEFORE, NOW, POSTGRES = "before", "now", "PostgreSQL"


@dataclass(frozen=True)
class Goal:
    """What a row has to reach."""

    kind: Literal["faster", "at most", "at least", "none"]
    value: float = 0.0

    def met(self, row: "Row") -> bool | None:
        """Say whether a row reaches it; nothing where that cannot be said."""
        now, gain = row.figures.get(NOW), row.gain
        if self.kind == "faster":
            return None if gain is None else gain >= self.value
        if self.kind == "none" or now is None:
            return None
        return now <= self.value if self.kind == "at most" else now >= self.value


@dataclass(frozen=True)
class Row:
    """One kind of work, and what it took in each build."""

    work: str
    unit: str
    figures: Mapping[str, float]
    goal: Goal = field(default_factory=lambda: Goal("none"))
    note: str = ""

    @property
    def gain(self) -> float | None:
        """How many times less it takes now than before."""
        before, now = self.figures.get(BEFORE), self.figures.get(NOW)
        return before / now if before is not None and now else None


def faster(times: float) -> Goal:
    """Ask that now takes so many times less than before."""
    return Goal("faster", times)


def at_most(value: float) -> Goal:
    """Ask that the figure of now is no more than this."""
    return Goal("at most", value)


def at_least(value: float) -> Goal:
    """Ask that the figure of now is no less than this."""
    return Goal("at least", value)


def table(rows: Sequence[Row]) -> str:
    """Write the table, and the notes below it."""
    more = [POSTGRES] if any(POSTGRES in row.figures for row in rows) else []
    head = ["work", BEFORE, NOW, *more, "ratio", "goal"]
    lines = [head, *(_cells(row, more) for row in rows)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    written = [_line(line, widths) for line in lines]
    written.insert(1, "-" * len(written[0]))
    written += [f"* {row.work}: {row.note}" for row in rows if row.note]
    return "\n".join(written)


def as_json(row: Row) -> dict[str, object]:
    """Give a row as it is kept in the file of results."""
    return {
        "work": row.work,
        "unit": row.unit,
        "figures": {name: round(value, 4) for name, value in row.figures.items()},
        "ratio": None if row.gain is None else round(row.gain, 3),
        "goal": _goal(row),
        "met": row.goal.met(row),
        "note": row.note,
    }


def _cells(row: Row, more: Sequence[str]) -> list[str]:
    shown = [_figure(row.figures.get(name), row.unit) for name in (BEFORE, NOW, *more)]
    gain = "" if row.gain is None else f"{row.gain:.2f} x"
    met = {True: ": met", False: ": MISSED", None: ""}[row.goal.met(row)]
    return [row.work, *shown, gain, _goal(row) + met]


def _goal(row: Row) -> str:
    goal = row.goal
    if goal.kind == "faster":
        return f"{goal.value:g} x"
    return "" if goal.kind == "none" else f"{goal.kind} {goal.value:g} {row.unit}"


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    last = len(cells) - 1
    return "  ".join(
        cell.ljust(width) if n in (0, last) else cell.rjust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )

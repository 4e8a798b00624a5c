"""Scores from a CSV file: long or one column for each rater, every problem named by its row."""

import csv
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ipt_training.adapters.scores import csv_form
from ipt_training.adapters.scores.columns import Columns, columns_of
from ipt_training.adapters.scores.score_cells import Cells, codes
from ipt_training.domain.errors import ContentError, Problem

LARGEST_FILE = 512 * 1024 * 1024
MOST_PROBLEMS = 50
_NAMED = 8
"""Values that are listed to choose from."""


@dataclass(frozen=True)
class LongData:
    """Rows of names, each with its score; None where the cell is blank."""

    columns: tuple[str, ...]
    """The names of the name columns, in the order of the file."""
    rows: tuple[tuple[tuple[str, ...], float | None], ...]
    warnings: tuple[str, ...] = ()
    """What was left out or taken for something, in sentences."""


def read_long_data(
    path: Path,
    *,
    needed: Sequence[str],
    may_have: Sequence[str] = (),
    choose: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
    scale: tuple[float, float] | None = None,
) -> LongData:
    """Read names and scores; a file with any problem is refused whole.

    Args:
        path: a CSV file with a header; commas, semicolons or tabs, decimal points or commas.
        needed: name columns that must be there, besides ``score``.
        may_have: name columns that are read where they are there.
        choose: by the name of a column, the one value whose rows are read.
        missing: what stands for a missing score besides a blank; ``none`` where no number does.
        scale: the lowest and the highest score there is, where it is known.

    Raises:
        ContentError: with every problem, as ``FILE:ROW: COLUMN: what is wrong``.
    """
    if not path.is_file():
        raise ContentError([Problem(str(path), 1, "file", "there is no such file")])
    if path.stat().st_size > LARGEST_FILE:
        raise ContentError([Problem(str(path), 1, "file", "the file is larger than 512 MB")])
    try:
        with csv_form.opened(path) as text:
            separator, lines = csv_form.rows(text)
            _, header = next(lines, (1, []))
            columns = columns_of(header, needed, may_have, choose or {})
            cells = Cells(separator, codes(missing), scale)
            reading = _Reading(path, columns, cells)
            if columns.problems:
                reading.problems = [Problem(str(path), 1, *one) for one in columns.problems]
            else:
                reading.read(lines)
    except UnicodeError as error:
        refusal = Problem(str(path), 1, "file", "this is not text in UTF-8; save it as CSV UTF-8")
        raise ContentError([refusal]) from error
    except csv.Error as error:
        refusal = Problem(str(path), 1, "file", f"this is not a CSV file ({error})")
        raise ContentError([refusal]) from error
    if reading.problems:
        raise ContentError(reading.problems)
    return LongData(columns.names, tuple(reading.rows), tuple(reading.warnings()))


@dataclass
class _Reading:
    """The rows read so far, and what was wrong with others."""

    path: Path
    columns: Columns
    cells: Cells
    rows: list[tuple[tuple[str, ...], float | None]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    first_seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    repeats: list[Problem] = field(default_factory=list)
    amended: int = 0
    values: dict[str, dict[str, None]] = field(default_factory=dict)
    """What stands in each column that can be chosen from, in the order of the file."""

    def read(self, lines: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Read all rows below the header; stop when enough problems are known."""
        for number, cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if len(self.problems) >= MOST_PROBLEMS:
                return
            width = len(self.columns.header)
            if len(cells) != width:
                self._note(number, "row", f"{len(cells)} cells, {width} expected")
                continue
            if self._is_chosen(cells):
                for key, name, cell in self._scores(cells):
                    self._take(number, key, name, cell)
        self._choose_or_repeat()
        if not self.problems:
            self._check_whole()

    def warnings(self) -> Iterator[str]:
        """Say what was left out, and what was taken for something."""
        if self.columns.raters:
            yield f"Read as one column for each rater: {', '.join(self.columns.raters)}."
        if self.columns.left_out:
            yield f"Columns that were not read: {', '.join(self.columns.left_out)}."
        if self.amended:
            yield f"Rows of ratings that were amended later were left out: {self.amended:,}."

    def _is_chosen(self, cells: Sequence[str]) -> bool:
        columns = self.columns
        if columns.stage is not None and cells[columns.stage].strip() == "amended":
            self.amended += 1
            return False
        chosen = True
        for name, place in columns.choices.items():
            value = _name(cells[place])
            self.values.setdefault(name, {})[value] = None
            wanted = columns.wanted.get(name)
            chosen = chosen and (wanted is None or value == _name(wanted))
        return chosen

    def _scores(self, cells: Sequence[str]) -> Iterator[tuple[tuple[str, ...], str, str]]:
        """Give each score of a row with its names and the column it stands in."""
        given = {name: _name(cells[place]) for name, place in self.columns.at.items()}
        if not self.columns.raters:
            yield tuple(given.values()), "score", cells[self.columns.score]
            return
        for rater, place in self.columns.raters.items():
            names = given | {"rater": rater}
            yield tuple(names[one] for one in self.columns.names), rater, cells[place]

    def _take(self, number: int, key: tuple[str, ...], column: str, cell: str) -> None:
        for name, value in zip(self.columns.names, key, strict=True):
            if not value:
                self._note(number, name, "is blank; every row needs a name here")
                return
        score = self.cells.read(cell, number)
        if isinstance(score, str):
            self._note(number, column, score)
            return
        first = self.first_seen.setdefault(key, number)
        if first != number:
            named = zip(self.columns.names, key, strict=True)
            said = ", ".join(f"{name} {value}" for name, value in named)
            said = f"repeats {said}, given first in row {first}"
            self.repeats.append(Problem(str(self.path), number, "row", said))
            return
        self.rows.append((key, score))

    def _choose_or_repeat(self) -> None:
        """Where rows repeat for want of a choice ask for it; otherwise name what repeats."""
        asked = [
            (name, values)
            for name, values in self.values.items()
            if name not in {*self.columns.wanted, *self.columns.names} and len(values) > 1
        ]
        if not self.repeats or not asked:
            self.problems = [*self.problems, *self.repeats][:MOST_PROBLEMS]
            return
        for name, _ in asked:
            self._note(1, name, f"choose one with --{name}; {self._offered(name)}")

    def _check_whole(self) -> None:
        """Refuse what only shows once all rows are read."""
        for name, wanted in self.columns.wanted.items():
            if _name(wanted) not in self.values.get(name, {}):
                self._note(1, name, f"there is no {wanted}; {self._offered(name)}")
        if not self.problems and not any(score is not None for _, score in self.rows):
            self._note(2, "score", "there is no score in this file")
        for line, said in self.cells.asked():
            self._note(line, "score", said)

    def _note(self, number: int, name: str, message: str) -> None:
        self.problems.append(Problem(str(self.path), number, name, message))

    def _offered(self, name: str) -> str:
        values = [value for value in self.values.get(name, {}) if value]
        more = f" and {len(values) - _NAMED:,} more" if len(values) > _NAMED else ""
        return f"the file has {', '.join(values[:_NAMED])}{more}"


def _name(cell: str) -> str:
    """Give a name in one spelling: accents composed or apart are the same letters."""
    return unicodedata.normalize("NFC", cell.strip())

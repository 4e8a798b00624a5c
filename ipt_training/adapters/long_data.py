"""Long data from a CSV file: one score a row, every problem named by its row."""

import csv
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ipt_training.domain.errors import ContentError, Problem

LARGEST_FILE = 512 * 1024 * 1024
MOST_PROBLEMS = 50


@dataclass(frozen=True)
class LongData:
    """Rows of names, each with its score; None where the cell is blank."""

    columns: tuple[str, ...]
    """The names of the name columns, in the order of the file."""
    rows: tuple[tuple[tuple[str, ...], float | None], ...]


def read_long_data(
    path: Path, *, needed: Sequence[str], may_have: Sequence[str] = (), exact: bool = True
) -> LongData:
    """Read names and scores; a file with any problem is refused whole.

    Args:
        path: a CSV file in UTF-8 with a header.
        needed: name columns that must be there, besides ``score``.
        may_have: name columns that are read where they are there.
        exact: whether other columns are a problem; otherwise they are left out.

    Raises:
        ContentError: with every problem, as ``FILE:ROW: COLUMN: what is wrong``.
    """
    if not path.is_file():
        raise ContentError([Problem(str(path), 1, "file", "there is no such file")])
    if path.stat().st_size > LARGEST_FILE:
        raise ContentError([Problem(str(path), 1, "file", "the file is larger than 512 MB")])
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            lines = csv.reader(text, strict=True)
            header = [name.strip().lower() for name in next(lines, [])]
            problems = _header_problems(header, needed, may_have, exact=exact)
            names = tuple(name for name in header if name in {*needed, *may_have})
            reading = _Reading(path, tuple(header), names)
            if problems:
                reading.problems = [Problem(str(path), 1, *problem) for problem in problems]
            else:
                reading.read((lines.line_num, cells) for cells in lines)
    except UnicodeDecodeError as error:
        refusal = Problem(str(path), 1, "file", "this is not text in UTF-8; save it as CSV UTF-8")
        raise ContentError([refusal]) from error
    except csv.Error as error:
        refusal = Problem(str(path), 1, "file", f"this is not a CSV file ({error})")
        raise ContentError([refusal]) from error
    if reading.problems:
        raise ContentError(reading.problems)
    return LongData(names, tuple(reading.rows))


@dataclass
class _Reading:
    """The rows read so far, and what was wrong with others."""

    path: Path
    header: tuple[str, ...]
    names: tuple[str, ...]
    rows: list[tuple[tuple[str, ...], float | None]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    first_seen: dict[tuple[str, ...], int] = field(default_factory=dict)

    def read(self, lines: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Read all rows below the header; stop when enough problems are known."""
        at = [self.header.index(name) for name in self.names]
        score_at = self.header.index("score")
        for number, cells in lines:
            if not any(cell.strip() for cell in cells):
                continue
            if len(self.problems) >= MOST_PROBLEMS:
                return
            if len(cells) != len(self.header):
                self._note(number, "row", f"{len(cells)} cells, {len(self.header)} expected")
                continue
            self._take(number, tuple(cells[place].strip() for place in at), cells[score_at])
        if not self.problems and not any(score is not None for _, score in self.rows):
            self._note(2, "score", "there is no score in this file")

    def _take(self, number: int, key: tuple[str, ...], cell: str) -> None:
        for name, value in zip(self.names, key, strict=True):
            if not value:
                self._note(number, name, "is blank; every row needs a name here")
                return
        score = _score(cell)
        if isinstance(score, str):
            self._note(number, "score", score)
            return
        first = self.first_seen.setdefault(key, number)
        if first != number:
            said = ", ".join(f"{n} {value}" for n, value in zip(self.names, key, strict=True))
            self._note(number, "row", f"repeats {said}, given first in row {first}")
            return
        self.rows.append((key, score))

    def _note(self, number: int, name: str, message: str) -> None:
        self.problems.append(Problem(str(self.path), number, name, message))


def _header_problems(
    header: Sequence[str], needed: Sequence[str], may_have: Sequence[str], *, exact: bool
) -> list[tuple[str, str]]:
    wanted = [*needed, "score"]
    expected = f"the header is {','.join([*needed, *[f'[{name}]' for name in may_have], 'score'])}"
    problems = [
        (name, f"this column is missing; {expected}") for name in wanted if name not in header
    ]
    problems += [
        (name, f"this column is there twice; {expected}")
        for name in dict.fromkeys(header)
        if header.count(name) > 1
    ]
    if exact:
        problems += [
            (name or "column", f"this column is not known; {expected}")
            for name in dict.fromkeys(header)
            if name not in {*wanted, *may_have}
        ]
    return problems


def _score(cell: str) -> float | str | None:
    text = cell.strip()
    if not text:
        return None
    try:
        score = float(text)
    except ValueError:
        return f"{text[:40]!r} is not a number; leave the cell blank where there is no score"
    if not math.isfinite(score):
        return f"{text[:40]!r} is not a finite number; leave the cell blank where there is no score"
    return score

"""Every comparison: ours against the peer in one run, values held equal, one line each."""

import datetime as dt
import io
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from bench import rasch, reliability
from bench.programme import a_programme
from bench.screen import rerun_times
from ipt_training.adapters.reporting.excel import ExcelWorkbooks
from ipt_training.reports.certification.programme import programme_book
from ipt_training.reports.fidelity.scorecard_report import scorecard_book
from ipt_training.reports.table import Book, Style

PEERS = Path("bench/.venv/bin/python")
RATINGS = 10_000
CARDS = 200


def main() -> None:
    """Run what is named on the command line, or everything."""
    wanted = sys.argv[1:] or ["agreement", "rasch", "scorecards", "programme", "screen"]
    print(f"{'work':<46}{'ours':>12}{'peer':>12}{'ratio':>8}  peer")
    if "agreement" in wanted:
        agreement()
    if "rasch" in wanted:
        for row in rasch.rows():
            line(row.work, row.ours, row.peer, row.name)
    if "scorecards" in wanted:
        scorecards()
    if "programme" in wanted:
        programme()
    if "screen" in wanted:
        screen()


def agreement() -> None:
    """Estimate coefficients of agreement."""
    for row in reliability.rows():
        line(row.work, row.ours, row.peer, row.name)


def scorecards() -> None:
    """Write styled scorecards one after the other."""
    rows = a_programme(CARDS, Random(1))
    books = [scorecard_book(r.rating, r.rubric, r.scorecard, r.facts) for r in rows.rated]
    writer = ExcelWorkbooks()
    writer.write(books[0])
    started = time.perf_counter()
    for book in books:
        content = writer.write(book)
    ours = time.perf_counter() - started
    peer = _peer("scorecards_openpyxl", plain(books[-1]), str(CARDS))
    _hold_equal(content, books[-1])
    line("scorecards per second", CARDS / ours, CARDS / peer, "openpyxl one by one", higher=True)


def programme() -> None:
    """Write the programme workbook of ten thousand ratings."""
    rows = a_programme(RATINGS, Random(1))
    book = programme_book(rows.facts, rows.rated, rows.states, ())
    started = time.perf_counter()
    content = ExcelWorkbooks().write(book)
    ours = time.perf_counter() - started
    with tempfile.TemporaryDirectory() as folder:
        peer = _peer("programme_pandas", plain(book), str(Path(folder) / "peer.xlsx"))
    _hold_equal(content, book)
    line(f"programme workbook, {RATINGS:,} ratings (s)", ours, peer, "pandas.to_excel")


def screen() -> None:
    """Rerun the rating screen over a real socket, tuned and on stock settings."""
    tuned, stock = rerun_times(tuned=True), rerun_times(tuned=False)
    line("rating screen, score to answer, p50 (ms)", tuned, stock, "streamlit run, stock settings")


def plain(book: Book) -> dict[str, object]:
    """Give the tables of a book as JSON values, for the peer."""
    return {
        sheet.name: {
            "columns": [column.title for column in sheet.columns],
            "rows": [[_value(cell.value) for cell in row] for row in sheet.rows],
        }
        for sheet in book.sheets
        if sheet.columns
    }


def line(work: str, ours: float, peer: float, name: str, *, higher: bool = False) -> None:
    """Print one comparison; a ratio above one says how many times better ours is."""
    ratio = ours / peer if higher else peer / ours
    print(f"{work:<46}{ours:>12.2f}{peer:>12.2f}{ratio:>7.1f}x  {name}")


def _peer(module: str, values: dict[str, object], *arguments: str) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(values, file)
        file.flush()
        done = subprocess.run(
            [PEERS, Path("bench/peers") / f"{module}.py", file.name, *arguments],
            check=True,
            capture_output=True,
            text=True,
        )
    return float(json.loads(done.stdout)["seconds"])


def _value(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def _hold_equal(content: bytes, book: Book) -> None:
    """Read our workbook back and hold the last row of every table against the report."""
    read = load_workbook(io.BytesIO(content), read_only=True)
    for name, sheet in zip(read.sheetnames, book.sheets, strict=True):
        if not sheet.rows:
            continue
        rows = [row for row in read[name].iter_rows(values_only=True) if any(row)]
        # Durations come back as times of day; every other number comes back as itself.
        expected = [
            cell.value
            for cell in sheet.rows[-1]
            if isinstance(cell.value, int | float) and cell.style is not Style.DURATION
        ]
        found = [value for value in rows[-1] if isinstance(value, int | float)]
        if not all(any(abs(v - f) < 1e-9 for f in found) for v in expected):
            raise SystemExit(f"sheet {name}: what was written is not what the report says")


if __name__ == "__main__":
    main()

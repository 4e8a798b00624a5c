"""Write the two small files of scores that docs/reliability.md works with.

They come from a demonstration programme, so every name and score in them is made up:
`.venv/bin/python scripts/make_examples.py`.
"""

import csv
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import mean

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reliability"
MANY_ITEMS = 8
"""Items of the second file: those that most raters scored."""

Scored = dict[tuple[str, str], dict[str, int]]
"""Scores by session and rater, then by item."""


def main() -> None:
    """Make the demonstration, and write sessions that two raters or more have scored."""
    scored = _more_than_one(_scored())
    sessions = _short("session", (session for session, _ in scored))
    raters = _short("rater", (rater for _, rater in scored))
    items = _most_scored(scored)
    named = sorted((sessions[s], raters[r], given) for (s, r), given in scored.items())
    _write(
        "demonstration.csv",
        ("target", "rater", "score"),
        [(s, r, f"{mean(given.values()):.2f}") for s, r, given in named],
    )
    _write(
        "demonstration-items.csv",
        ("target", "rater", "item", "score"),
        [(s, r, item, given[item]) for s, r, given in named for item in items if item in given],
    )


def _scored() -> Scored:
    with tempfile.TemporaryDirectory() as folder:
        data, out = Path(folder) / "data", Path(folder) / "ratings.csv"
        product = (sys.executable, "-m", "ipt_training")
        there = os.environ | {"IPT_DATA_DIR": str(data)}
        for command in (
            ("demo", "--trainees", "12", "--seed", "1"),
            ("export", "ratings", "--out", str(out)),
        ):
            subprocess.run([*product, *command], check=True, stdout=subprocess.DEVNULL, env=there)
        found: Scored = defaultdict(dict)
        with out.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if _counts(row):
                    found[row["session"], row["rater"]][row["item"]] = int(row["score"])
    return found


def _counts(row: dict[str, str]) -> bool:
    return (
        row["instrument"] == "ipt-session"
        and row["aspect"] == "extent"
        and row["stage"] == "current"
        and row["score"] != ""
        and row["rater"] != row["therapist"]
    )


def _more_than_one(scored: Scored) -> Scored:
    raters = defaultdict(set)
    for session, rater in scored:
        raters[session].add(rater)
    return {(s, r): given for (s, r), given in scored.items() if len(raters[s]) > 1}


def _most_scored(scored: Scored) -> list[str]:
    counts: dict[str, int] = defaultdict(int)
    for given in scored.values():
        for item in given:
            counts[item] += 1
    return sorted(sorted(counts, key=lambda item: (-counts[item], item))[:MANY_ITEMS])


def _short(word: str, ids: Iterable[str]) -> dict[str, str]:
    """Number ids that mean nothing to a reader; their order is that of the export."""
    return {known: f"{word}-{n:02}" for n, known in enumerate(dict.fromkeys(ids), start=1)}


def _write(name: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, lineterminator="\n")
        lines.writerow(header)
        lines.writerows(rows)


if __name__ == "__main__":
    main()

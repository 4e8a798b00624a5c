"""``export``: workbooks and the tidy long file."""

import argparse
from pathlib import Path

from ipt_training import bootstrap
from ipt_training.cli.speech import refuse, say
from ipt_training.domain.ids import RatingId


def scorecard(*, rating: str, out: Path) -> None:
    """Write one signed rating as a workbook."""
    _write(out, bootstrap.installed().exports.as_operator().scorecard_workbook(RatingId(rating)))


def programme(*, out: Path, requirements: str) -> None:
    """Write the whole programme as a workbook."""
    _write(out, bootstrap.installed().exports.as_operator().programme_workbook(requirements))


def ratings(*, out: Path) -> None:
    """Write every item score as one tidy CSV file."""
    sheet = bootstrap.installed().exports.as_operator().ratings_long()
    _write(out, bootstrap.as_csv(sheet))


def _write(out: Path, content: bytes) -> None:
    if not out.parent.is_dir():
        refuse(f"There is no folder {out.parent}.")
    out.write_bytes(content)
    say(f"Wrote {out} ({len(content):,} bytes).")


def _of_scorecard(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rating", required=True, help="The id of a signed rating.")
    _out(parser)


def _of_programme(parser: argparse.ArgumentParser) -> None:
    _out(parser)
    parser.add_argument("--requirements", default="", help="The id of a requirement pack.")


def _out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, type=Path, help="The file to write.")


COMMANDS = {
    "scorecard": (scorecard, _of_scorecard),
    "programme": (programme, _of_programme),
    "ratings": (ratings, _out),
}

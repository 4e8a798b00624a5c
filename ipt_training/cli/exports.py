"""``export``: workbooks and the tidy long file."""

import argparse
import os
from pathlib import Path

from ipt_training import bootstrap
from ipt_training.cli.speech import refuse, say
from ipt_training.domain.ids import RatingId


def scorecard(*, rating: str, out: Path, overwrite: bool) -> None:
    """Write one signed rating as a workbook."""
    _check(out, overwrite=overwrite)
    _write(out, bootstrap.installed().exports.as_operator().scorecard_workbook(RatingId(rating)))


def programme(*, out: Path, requirements: str, overwrite: bool) -> None:
    """Write the whole programme as a workbook."""
    _check(out, overwrite=overwrite)
    _write(out, bootstrap.installed().exports.as_operator().programme_workbook(requirements))


def ratings(*, out: Path, overwrite: bool) -> None:
    """Write every item score as one tidy CSV file."""
    _check(out, overwrite=overwrite)
    sheet = bootstrap.installed().exports.as_operator().ratings_long()
    _write(out, bootstrap.as_csv(sheet))


def _check(out: Path, *, overwrite: bool) -> None:
    """Refuse a place that cannot be written to, before anything is exported."""
    if not out.parent.is_dir():
        refuse(f"There is no folder {out.parent}.")
    if out.is_dir():
        refuse(f"{out} is a folder; name a file.")
    if out.exists() and not overwrite:
        refuse(f"{out} exists already; choose another name, or add --overwrite.")


def _write(out: Path, content: bytes) -> None:
    """Put an export in its place, whole, and for its owner alone."""
    unfinished = out.with_name(f".{out.name}.{os.getpid()}.unfinished")
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        unfinished.replace(out)
    except OSError as error:
        refuse(f"{out} could not be written: {error.strerror}.")
    finally:
        unfinished.unlink(missing_ok=True)
    say(f"Wrote {out} ({len(content):,} bytes).")


def _of_scorecard(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rating", required=True, help="The id of a signed rating.")
    _out(parser)


def _of_programme(parser: argparse.ArgumentParser) -> None:
    _out(parser)
    parser.add_argument("--requirements", default="", help="The id of a requirement pack.")


def _out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", required=True, type=Path, help="The file to write.")
    parser.add_argument(
        "--overwrite", action="store_true", help="Write over a file that is there already."
    )


COMMANDS = {
    "scorecard": (scorecard, _of_scorecard),
    "programme": (programme, _of_programme),
    "ratings": (ratings, _out),
}

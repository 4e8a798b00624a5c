"""Arguments and reading of files of scores, which three commands share."""

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from ipt_training import bootstrap
from ipt_training.cli.speech import note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipt_training.adapters.scores.long_data import LongData

_RANGE = re.compile(r"(-?\d{1,6})-(-?\d{1,6})", re.ASCII)
_ONE = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?", re.ASCII)
_MOST_LEVELS = 1000


class Chosen(TypedDict):
    """What of a file is read, and how."""

    missing: list[str]
    scale: tuple[float, ...] | None
    """Every score of the scale, ascending."""
    item: str | None
    aspect: str | None
    rubric: str | None


def score_arguments(parser: argparse.ArgumentParser, columns: str) -> None:
    """Let a command read a file of scores with these columns."""
    parser.add_argument(
        "scores",
        metavar="FILE.csv",
        type=Path,
        help=f"{columns} Or what export ratings wrote. Decimal commas and tabs are read, too.",
    )
    parser.add_argument(
        "--scale",
        type=_scale,
        help="Every score there is: 1-5, or a list such as 0,1,2,4; others are refused.",
    )
    parser.add_argument(
        "--missing",
        action="append",
        default=[],
        metavar="CODE",
        help="What stands for no score besides a blank: 99, NA; none where no number does. Give it"
        " again for several; --missing=-9 for a number below zero.",
    )
    for name in ("item", "aspect", "rubric"):
        parser.add_argument(f"--{name}", help=f"Read the rows of this {name} alone.")


def read_scores(
    scores: Path,
    needed: "Sequence[str]",
    may_have: "Sequence[str]" = (),
    **chosen: Unpack[Chosen],
) -> "LongData":
    """Read a file and say on standard error what was left out.

    Raises:
        ContentError: with every problem of the file.
    """
    scale = chosen["scale"]
    choose = {"item": chosen["item"], "aspect": chosen["aspect"], "rubric": chosen["rubric"]}
    given = bootstrap.read_scores(
        scores,
        needed=needed,
        may_have=may_have,
        choose={name: value for name, value in choose.items() if value is not None},
        missing=[code for said in chosen["missing"] for code in said.split(",")],
        scale=(scale[0], scale[-1]) if scale else None,
    )
    for warning in given.warnings:
        note(warning)
    return given


def _scale(text: str) -> tuple[float, ...]:
    span = _RANGE.fullmatch(text.strip())
    if span:
        low, high = int(span[1]), int(span[2])
        levels = tuple(float(one) for one in range(low, min(high, low + _MOST_LEVELS) + 1))
    else:
        parts = [part.strip() for part in text.split(",")]
        whole = all(_ONE.fullmatch(part) for part in parts)
        levels = tuple(sorted({float(part) for part in parts})) if whole else ()
    if not 2 <= len(levels) <= _MOST_LEVELS:
        raise argparse.ArgumentTypeError(
            f"{text!r} is no scale such as 1-5 or 0,1,2,4, of 2 to {_MOST_LEVELS:,} scores"
        )
    return levels

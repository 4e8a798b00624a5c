"""``agreement``: every coefficient of agreement for a file of ratings."""

import argparse
from pathlib import Path
from typing import Unpack

from ipt_training.cli.arguments import json_flag
from ipt_training.cli.scores import Chosen, read_scores, score_arguments
from ipt_training.cli.speech import answer, say
from ipt_training.reliability.coefficients import COEFFICIENTS, every_coefficient, most_fitting
from ipt_training.reliability.estimate import CONFIDENCE, Estimate, Result
from ipt_training.reliability.krippendorff import Level
from ipt_training.reliability.ratings_table import RatingsTable

WIDEST_TITLE = max(len(each.title) for each in COEFFICIENTS)


def _arguments(parser: argparse.ArgumentParser) -> None:
    score_arguments(
        parser, "Columns target, rater and score, or target and a column for each rater."
    )
    parser.add_argument(
        "--level",
        choices=[level.value for level in Level],
        default=Level.INTERVAL.value,
        help="What the scores are (default: %(default)s).",
    )
    json_flag(parser)


def agreement(*, scores: Path, level: str, as_json: bool, **chosen: Unpack[Chosen]) -> None:
    """Say how far raters agree: every coefficient with its interval and its n.

    A rating that was not given is a row left out or a blank score.
    """
    given = read_scores(scores, ("target", "rater"), **chosen)
    at = given.columns.index("target"), given.columns.index("rater")
    given_level = Level(level)
    table = RatingsTable.from_rows((key[at[0]], key[at[1]], score) for key, score in given.rows)
    scale = chosen["scale"]
    found = every_coefficient(table, given_level, categories=scale)
    if as_json:
        answer(
            _of_table(table)
            | ({"scale": scale} if scale else {})
            | {
                "level": level,
                "confidence": CONFIDENCE,
                "coefficients": {key: _as_json(result) for key, result in found.items()},
            }
        )
        return
    say(f"{table.n_targets} targets, {table.n_raters} raters, {table.n_scores} scores ({level}).")
    notes = _notes(found)
    first = most_fitting(table, given_level, found)
    if first is not None:
        coefficient, why = first
        say(f"Read this first ({why}):")
        say(_line(coefficient.title, found[coefficient.key], notes))
    say(f"All coefficients, with {CONFIDENCE:.0%} intervals:")
    for each in COEFFICIENTS:
        say(_line(each.title, found[each.key], notes))
    for note, number in notes.items():
        say(f"  [{number}] {note}")


def _of_table(table: RatingsTable) -> dict[str, object]:
    return {
        "n_targets": table.n_targets,
        "n_raters": table.n_raters,
        "n_scores": table.n_scores,
    }


def _as_json(result: Result) -> dict[str, object]:
    if not isinstance(result, Estimate):
        return {"not_estimable": result.reason}
    figure: dict[str, object] = {
        "value": result.value,
        "low": result.low,
        "high": result.high,
        "n_targets": result.n_targets,
        "n_raters": result.n_raters,
    }
    if result.standard_error is not None:
        figure["standard_error"] = result.standard_error
    return figure | ({"note": result.note} if result.note else {})


def _notes(found: dict[str, Result]) -> dict[str, int]:
    """Number what figures have to say for themselves, each thing said once."""
    said = (
        part
        for result in found.values()
        if isinstance(result, Estimate)
        for part in _parts(result.note)
    )
    return {part: number for number, part in enumerate(dict.fromkeys(said), start=1)}


def _parts(note: str) -> list[str]:
    return [part for part in note.split("; ") if part]


def _line(title: str, result: Result, notes: dict[str, int]) -> str:
    start = f"  {title:<{WIDEST_TITLE}}  "
    if not isinstance(result, Estimate):
        return f"{start}not estimable: {result.reason}"
    reach = "no interval"
    if result.low is not None and result.high is not None:
        reach = f"{result.low:.3f} to {result.high:.3f}"
    note = "".join(f" [{notes[part]}]" for part in _parts(result.note))
    n = f"n = {result.n_targets} targets, {result.n_raters} raters"
    return f"{start}{result.value:>6.3f}  {reach:<16}  {n}{note}"


COMMANDS = {"agreement": (agreement, _arguments)}

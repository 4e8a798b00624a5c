"""``check`` and ``score``: content packs and single ratings, without a database."""

import argparse
import sys
from pathlib import Path

from ipt_training import bootstrap
from ipt_training.cli.arguments import json_flag
from ipt_training.cli.speech import answer, refuse, say
from ipt_training.domain.fidelity.rating import check_complete, check_judgement
from ipt_training.domain.fidelity.scorecard import Figure, Mean, Scorecard, score


def _of_check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="*", type=Path, help="Folders or files; all packs if none."
    )
    json_flag(parser)


def check(*, paths: list[Path], as_json: bool) -> None:
    """Check content packs; every problem as FILE:LINE: FIELD: what is wrong."""
    found = bootstrap.check_content(tuple(paths))
    if as_json:
        answer(
            {
                "valid": not found.problems,
                "packs": found.packs,
                "problems": [
                    {"file": p.file, "line": p.line, "field": p.field, "message": p.message}
                    for p in found.problems
                ],
            }
        )
    else:
        for line in (*found.notes, *map(str, found.problems)):
            say(line)
        say(f"{found.packs} packs checked, {len(found.problems)} problems.")
    if found.problems:
        sys.exit(1)


def _of_score(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rating", metavar="RATING.json", type=Path, help="One rating.")
    json_flag(parser)


def score_rating(*, rating: Path, as_json: bool) -> None:
    """Score one rating against its rubric, without a database."""
    if not rating.is_file():
        refuse(f"There is no file {rating}.")
    rubric, judgement = bootstrap.read_rating(rating)
    check_judgement(rubric, judgement, duration=None)
    check_complete(rubric, judgement)
    card = score(rubric, judgement)
    if as_json:
        answer(_as_json(card) | {"rubric": rubric.id, "version": rubric.version})
        return
    say(f"Outcome: {card.outcome.value}")
    for reason in card.reasons:
        say(f"  {reason}")
    say(f"Skill: {_words(card.skill)}; extent: {_words(card.extent)}")
    for subscale in card.subscales:
        say(f"  {subscale.title}: skill {_words(subscale.skill)}")
    for flag in card.flags:
        say(f"  Flag: {flag.sentence}")


def _as_json(card: Scorecard) -> dict[str, object]:
    return {
        "outcome": card.outcome.value,
        "reasons": list(card.reasons),
        "skill": _figure(card.skill),
        "extent": _figure(card.extent),
        "applicable": card.applicable,
        "rated": card.rated,
        "essentials": {"rated": card.essentials_rated, "met": card.essentials_met},
        "subscales": [
            {"id": s.id, "title": s.title, "skill": _figure(s.skill), "extent": _figure(s.extent)}
            for s in card.subscales
        ],
        "flags": [flag.sentence for flag in card.flags],
    }


def _figure(figure: Figure) -> dict[str, object]:
    if isinstance(figure, Mean):
        return {"value": figure.value, "n": figure.n}
    return {"not_scored": figure.reason}


def _words(figure: Figure) -> str:
    if isinstance(figure, Mean):
        return f"{figure.value:.2f} (n = {figure.n})"
    return f"none: {figure.reason}"


COMMANDS = {"check": (check, _of_check), "score": (score_rating, _of_score)}

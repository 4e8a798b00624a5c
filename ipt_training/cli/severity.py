"""``severity``: how strict each rater is, by a many-facet Rasch model."""

import argparse
from pathlib import Path
from typing import Unpack

from ipt_training.cli.arguments import json_flag
from ipt_training.cli.scores import Chosen, read_scores, score_arguments
from ipt_training.cli.speech import answer, refuse, say
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.rasch import (
    ItemDifficulty,
    Method,
    Model,
    Observations,
    RaterSeverity,
    Separation,
    Severity,
    many_facet_rasch,
)

WHOLE = "score"
"""The one item of a file without items."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    score_arguments(parser, "Columns target,rater[,item],score.")
    parser.add_argument(
        "--joint", action="store_true", help="Joint instead of marginal maximum likelihood."
    )
    parser.add_argument(
        "--partial-credit", action="store_true", help="Let every item have steps of its own."
    )
    json_flag(parser)


def severity(
    *,
    scores: Path,
    joint: bool,
    partial_credit: bool,
    as_json: bool,
    **chosen: Unpack[Chosen],
) -> None:
    """Give severity of raters, difficulty of items and fair averages of targets, in logits.

    Severity is centred on zero; positive is severe. A missing score is a missing or blank row.
    """
    given = read_scores(scores, ("target", "rater"), ("item",), **chosen)
    at = [given.columns.index(name) for name in ("target", "rater")]
    item = given.columns.index("item") if "item" in given.columns else None
    data = Observations.from_rows(
        (names[at[0]], names[at[1]], WHOLE if item is None else names[item], score)
        for names, score in given.rows
    )
    found = many_facet_rasch(
        data,
        method=Method.JOINT if joint else Method.MARGINAL,
        model=Model.PARTIAL_CREDIT if partial_credit else Model.RATING_SCALE,
    )
    if isinstance(found, NotEstimable):
        refuse(f"Not estimable because {found.reason}.")
    if as_json:
        answer(_as_json(found))
    else:
        _tell(found)


def _as_json(found: Severity) -> dict[str, object]:
    items = {name: _item(one) for name, one in found.items.items()}
    first = next(one for one in found.items.values() if isinstance(one, ItemDifficulty))
    return {
        "method": found.method,
        "model": found.model,
        "n": found.n,
        "raters": {name: _rater(one) for name, one in found.raters.items()},
        "items": items,
        "thresholds": list(first.thresholds) if found.model == Model.RATING_SCALE.value else [],
        "targets": {
            name: {
                "measure": one.measure,
                "se": one.standard_error,
                "n": one.n,
                "average": one.average,
                "fair_average": one.fair_average,
                "extreme": one.extreme,
            }
            for name, one in found.targets.items()
        },
        "separation": {
            "raters": _separation(found.rater_separation),
            "targets": _separation(found.target_separation),
        },
        "connected": True,
        "converged": found.converged,
        "iterations": found.iterations,
        "notes": list(found.notes),
    } | ({} if found.stretch is None else {"stretch": found.stretch})


def _rater(one: RaterSeverity | NotEstimable) -> dict[str, object]:
    if isinstance(one, NotEstimable):
        return {"not_estimable": one.reason}
    return {
        "severity": one.severity,
        "se": one.standard_error,
        "infit": one.infit,
        "outfit": one.outfit,
        "n": one.n,
        "fair_average": one.fair_average,
    }


def _item(one: ItemDifficulty | NotEstimable) -> dict[str, object]:
    if isinstance(one, NotEstimable):
        return {"not_estimable": one.reason}
    return {
        "difficulty": one.difficulty,
        "se": one.standard_error,
        "infit": one.infit,
        "outfit": one.outfit,
        "n": one.n,
        "thresholds": list(one.thresholds),
        "scores": list(one.scores),
    }


def _separation(one: Separation | NotEstimable) -> dict[str, object]:
    if isinstance(one, NotEstimable):
        return {"not_estimable": one.reason}
    return {"ratio": one.ratio, "reliability": one.reliability}


def _tell(found: Severity) -> None:
    say(f"Many-facet Rasch, {found.model} model, {found.method}; {found.n} scores.")
    for note in found.notes:
        say(f"Note: {note}.")
    say("Raters (positive is severe)      severity    se   infit outfit      n  fair average")
    for name, one in found.raters.items():
        if isinstance(one, NotEstimable):
            say(f"  {name:<30} not estimable because this rater {one.reason}")
        else:
            say(
                f"  {name:<30} {one.severity:8.2f} {one.standard_error:5.2f} {one.infit:7.2f}"
                f" {one.outfit:6.2f} {one.n:6} {one.fair_average:13.2f}"
            )
    if isinstance(found.rater_separation, Separation):
        share = found.rater_separation.reliability
        say(f"Reliability of the differences between raters: {share:.2f}")
    if len(found.items) > 1:
        say("Items                          difficulty    se   infit outfit      n")
        for name, item in found.items.items():
            if isinstance(item, ItemDifficulty):
                say(
                    f"  {name:<30} {item.difficulty:8.2f} {item.standard_error:5.2f}"
                    f" {item.infit:7.2f} {item.outfit:6.2f} {item.n:6}"
                )
    say("Targets                           measure    se  average  fair average")
    for name, target in found.targets.items():
        mark = "  all scores extreme" if target.extreme else ""
        say(
            f"  {name:<30} {target.measure:8.2f} {target.standard_error:5.2f}"
            f" {target.average:8.2f} {target.fair_average:13.2f}{mark}"
        )


COMMANDS = {"severity": (severity, _arguments)}

"""``generalizability``: where the variance of scores comes from, and how many ratings suffice."""

import argparse
import re
from pathlib import Path
from typing import Unpack

from ipt_training.cli.arguments import json_flag
from ipt_training.cli.scores import Chosen, read_scores, score_arguments
from ipt_training.cli.speech import answer, refuse, say
from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reliability.generalizability import (
    Dependability,
    DesignError,
    FacetScores,
    GeneralizabilityStudy,
    decision_study,
    dependability,
    parse_design,
    usual_grid,
    variance_components,
)
from ipt_training.reliability.generalizability.cells import Cells

_NUMBERS = re.compile(r"\s*-?\d{1,9}\s*(?:,\s*-?\d{1,9}\s*)*", re.ASCII)
RESAMPLES = 200
"""Bootstrap samples behind a standard error; it settles long before an interval does."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    score_arguments(parser, "A column for each facet, and score.")
    parser.add_argument("--design", required=True, help='Such as "p x r", "p x (r:t)", "r:p".')
    parser.add_argument(
        "--object", dest="target", help="Object of measurement; p, or the first facet."
    )
    parser.add_argument(
        "--fixed",
        action="append",
        default=[],
        help="A facet whose conditions are all there are; give it again for several.",
    )
    parser.add_argument(
        "--n",
        dest="numbers",
        action="append",
        default=[],
        help="Numbers to try for a facet: r=1,2,4; give it again for several.",
    )
    parser.add_argument(
        "--negative-as-zero",
        action="store_true",
        help="Count components below zero as none in the coefficients.",
    )
    json_flag(parser)


def generalizability(
    *,
    scores: Path,
    design: str,
    target: str | None,
    fixed: list[str],
    numbers: list[str],
    negative_as_zero: bool,
    as_json: bool,
    **chosen: Unpack[Chosen],
) -> None:
    """Give variance components, coefficients and a decision study for scores of any design.

    Columns are the facets by their letters and score; a score that is missing is a row left out
    or a blank cell.
    """
    try:
        read = parse_design(design, target=target and target.lower())
        given = read_scores(scores, read.facets, **chosen)
        found = FacetScores.from_rows(given.columns, given.rows)
        study = variance_components(found, read, resamples=RESAMPLES)
        if isinstance(study, NotEstimable):
            _say_nothing(Cells.count(found, read), study, as_json=as_json)
            return
        kept, zero = [facet.lower() for facet in fixed], negative_as_zero
        observed = dependability(study, fixed=kept, negative_as_zero=zero)
        grid = usual_grid(study, fixed=kept) | _grid(numbers)
        tried = decision_study(study, grid=grid, fixed=kept, negative_as_zero=zero)
    except DesignError as error:
        refuse(f"This design cannot be used: {error}.")
    if as_json:
        answer(_as_json(study, observed, tried))
        return
    for line in (*_of_study(study), *_of_coefficients(study, observed), *_of_numbers(tried)):
        say(line)


def _grid(numbers: list[str]) -> dict[str, tuple[int, ...]]:
    """Read what is asked for as ``r=1,2,4``."""
    grid = {}
    for said in numbers:
        facet, _, values = said.partition("=")
        if not _NUMBERS.fullmatch(values):
            refuse(f"{said!r} is not a facet with numbers to try, such as r=1,2,4.")
        grid[facet.strip().lower()] = tuple(int(value) for value in values.split(","))
    return grid


def _say_nothing(cells: Cells, why: NotEstimable, *, as_json: bool) -> None:
    """Say why there is no figure, each under its usual name."""
    none = {"not_estimable": why.reason}
    design = cells.design
    if as_json:
        answer(
            {
                "design": design.text,
                "object": design.target,
                "components": {effect.name: none for effect in design.effects},
                "n": cells.sizes,
                "n_scores": cells.n_scores,
                "relative": none,
                "absolute": none,
                "d_study": [],
            }
        )
        return
    say(f"Design {design.text}: not estimable, because {why.reason}.")


def _as_json(
    study: GeneralizabilityStudy, observed: Dependability, tried: tuple[Dependability, ...]
) -> dict[str, object]:
    return {
        "design": study.design.text,
        "object": study.design.target,
        "components": {one.effect: one.value for one in study.components},
        "negative": list(study.negative),
        "standard_errors": {one.effect: one.standard_error for one in study.components},
        "n": dict(study.sizes),
        "n_scores": study.n_scores,
        "balanced": study.is_balanced,
        "universe_variance": observed.universe,
        "relative": _figure(observed.relative) | {"error_variance": observed.relative_error},
        "absolute": _figure(observed.absolute) | {"error_variance": observed.absolute_error},
        "notes": list(observed.notes),
        "d_study": [
            {
                "n": dict(each.n),
                "relative": _plain(each.relative),
                "absolute": _plain(each.absolute),
            }
            for each in tried
        ],
    }


def _figure(result: Result) -> dict[str, object]:
    if isinstance(result, Estimate):
        return {"value": result.value}
    return {"not_estimable": result.reason}


def _plain(result: Result) -> float | dict[str, object]:
    return result.value if isinstance(result, Estimate) else _figure(result)


def _of_study(study: GeneralizabilityStudy) -> list[str]:
    """Give the components as lines."""
    design = study.design
    sizes = [
        f"{round(size, 2)} {facet}" + (f" in each {design.name_of(nest)}" if nest else "")
        for facet, size in study.sizes.items()
        for nest in [design.nests[facet]]
    ]
    total = sum(max(one.value, 0.0) for one in study.components)
    widest = max(len(one.effect) for one in study.components)
    lines = [f"Design {design.text}: {', '.join(sizes)}; {study.n_scores} scores."]
    lines += [f"Note: {note}." for note in study.notes]
    lines.append("Variance components, for one score each:")
    for one in study.components:
        share = f"{max(one.value, 0.0) / total:>4.0%}"
        error = "" if one.standard_error is None else f"  standard error {one.standard_error:.4f}"
        mark = "  below zero, as estimated" if one.is_negative else ""
        lines.append(f"  {one.effect:<{widest}}  {one.value:>9.4f}  {share}{error}{mark}")
    return lines


def _of_coefficients(study: GeneralizabilityStudy, observed: Dependability) -> list[str]:
    """Give both coefficients for the scores as they are."""
    target = study.design.target
    return [
        f"Mean score of one {target}, over conditions as they were observed:",
        f"  relative (to compare one {target} with another): {_words(observed.relative)},"
        f" error variance {observed.relative_error:.4f}",
        f"  absolute (to hold the score against a cut): {_words(observed.absolute)},"
        f" error variance {observed.absolute_error:.4f}",
        *(f"Note: {note}." for note in observed.notes if note not in study.notes),
    ]


def _of_numbers(tried: tuple[Dependability, ...]) -> list[str]:
    """Give the decision study as a table."""
    facets = list(tried[0].n)
    head = "".join(f"{facet:>5}" for facet in facets)
    lines = ["Decision study, for other numbers of conditions:", f"{head}  relative  absolute"]
    for each in tried:
        numbers = "".join(f"{each.n[facet]:>5g}" for facet in facets)
        lines.append(f"{numbers}  {_short(each.relative)}  {_short(each.absolute)}")
    return lines


def _words(result: Result) -> str:
    if isinstance(result, Estimate):
        return f"{result.value:.3f}"
    return f"not estimable: {result.reason}"


def _short(result: Result) -> str:
    return f"{result.value:>8.3f}" if isinstance(result, Estimate) else f"{'none':>8}"


COMMANDS = {"generalizability": (generalizability, _arguments)}

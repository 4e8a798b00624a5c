"""Every coefficient of agreement for one table of ratings, and which of them fits best."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ipt_training.reliability.estimate import CONFIDENCE, Estimate, Result
from ipt_training.reliability.gwet import gwet_ac
from ipt_training.reliability.icc import six_intraclass
from ipt_training.reliability.kappa import (
    brennan_prediger,
    cohen_kappa,
    conger_kappa,
    fleiss_kappa,
    light_kappa,
)
from ipt_training.reliability.kendall import kendall_w
from ipt_training.reliability.krippendorff import Level, krippendorff_alphas
from ipt_training.reliability.percent_agreement import percent_agreement
from ipt_training.reliability.ratings_table import RatingsTable
from ipt_training.reliability.weights import Weighting


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient by name."""

    key: str
    title: str
    level: Level
    """The least that the scores must be for the figure to mean something."""


COEFFICIENTS = (
    Coefficient("icc_1_1", "ICC(1,1), one rater, raters not told apart", Level.INTERVAL),
    Coefficient("icc_a_1", "ICC(A,1), one rater, absolute agreement", Level.INTERVAL),
    Coefficient("icc_c_1", "ICC(C,1), one rater, consistency", Level.INTERVAL),
    Coefficient("icc_1_k", "ICC(1,k), mean of raters not told apart", Level.INTERVAL),
    Coefficient("icc_a_k", "ICC(A,k), mean of raters, absolute agreement", Level.INTERVAL),
    Coefficient("icc_c_k", "ICC(C,k), mean of raters, consistency", Level.INTERVAL),
    Coefficient("percent_agreement", "Exact agreement", Level.NOMINAL),
    Coefficient("within_one_agreement", "Agreement within one", Level.ORDINAL),
    Coefficient("cohen_kappa", "Cohen's kappa", Level.NOMINAL),
    Coefficient("cohen_kappa_linear", "Cohen's kappa, linear weights", Level.ORDINAL),
    Coefficient("cohen_kappa_quadratic", "Cohen's kappa, quadratic weights", Level.ORDINAL),
    Coefficient("conger_kappa", "Conger's kappa", Level.NOMINAL),
    Coefficient("fleiss_kappa", "Fleiss' kappa", Level.NOMINAL),
    Coefficient("light_kappa", "Light's kappa", Level.NOMINAL),
    Coefficient("brennan_prediger", "Brennan & Prediger", Level.NOMINAL),
    Coefficient("gwet_ac1", "Gwet's AC1", Level.NOMINAL),
    Coefficient("gwet_ac2_linear", "Gwet's AC2, linear weights", Level.ORDINAL),
    Coefficient("gwet_ac2_quadratic", "Gwet's AC2, quadratic weights", Level.ORDINAL),
    Coefficient("krippendorff_nominal", "Krippendorff's alpha, nominal", Level.NOMINAL),
    Coefficient("krippendorff_ordinal", "Krippendorff's alpha, ordinal", Level.ORDINAL),
    Coefficient("krippendorff_interval", "Krippendorff's alpha, interval", Level.INTERVAL),
    Coefficient("krippendorff_ratio", "Krippendorff's alpha, ratio", Level.RATIO),
    Coefficient("kendall_w", "Kendall's W, order only", Level.ORDINAL),
)
"""All of them, in the order in which they are reported."""


def every_coefficient(
    table: RatingsTable,
    level: Level,
    *,
    categories: Sequence[float] | None = None,
    confidence: float = CONFIDENCE,
) -> dict[str, Result]:
    """Give every coefficient by its key, in the order of `COEFFICIENTS`; each key is there.

    Args:
        table: scores of targets by raters.
        level: what the scores are. A figure that asks more of them says so in its note.
        categories: every score of the scale. Without them a figure that depends on how many there
            are says in its note which were assumed: those that occur.
        confidence: of all intervals.
    """
    found: dict[str, Result] = {
        str(form): result for form, result in six_intraclass(table, confidence=confidence).items()
    }
    found |= {key: ask(table, categories, confidence) for key, ask in _ASK.items()}
    if categories is None:
        found |= {key: _noted(found[key], _assumed(table)) for key in _BY_NUMBER}
    alphas = krippendorff_alphas(table, confidence=confidence)
    found |= {f"krippendorff_{each}": result for each, result in alphas.items()}
    return {each.key: _marked(found[each.key], each, level) for each in COEFFICIENTS}


def most_fitting(
    table: RatingsTable, level: Level, found: dict[str, Result]
) -> tuple[Coefficient, str] | None:
    """Give the coefficient to read first, and the reason; None where there is no figure.

    Args:
        table: the scores.
        level: what the scores are.
        found: what `every_coefficient` gave for them.
    """
    complete = table.is_complete or _gaps_only(table)
    wanted = _FIRST[level, complete]
    if complete and level is Level.NOMINAL and table.n_raters > 2:
        wanted = ("conger_kappa", *wanted)
    given = f"{level} scores, {'every rater scored every target' if complete else 'some missing'}"
    by_key = {each.key: each for each in COEFFICIENTS}
    for key in (*wanted, *by_key):
        if isinstance(found[key], Estimate):
            return by_key[key], given
    return None


def _gaps_only(table: RatingsTable) -> bool:
    """Say whether nothing is missing but targets and raters without any score."""
    return table.n_scores == table.n_targets * table.n_raters


def _marked(result: Result, coefficient: Coefficient, level: Level) -> Result:
    order = list(Level)
    if not isinstance(result, Estimate) or order.index(coefficient.level) <= order.index(level):
        return result
    return _noted(result, f"takes {level} scores for {coefficient.level} ones")


def _noted(result: Result, said: str) -> Result:
    if not isinstance(result, Estimate):
        return result
    return replace(result, note="; ".join(filter(None, (result.note, said))))


def _assumed(table: RatingsTable) -> str:
    names = [f"{one:g}" for one in table.categories]
    listed = ", ".join(names) if len(names) <= _LISTED else f"{names[0]} to {names[-1]}"
    return f"assumes that the scale has the {len(names)} scores that occur, {listed}, and no others"


_BY_NUMBER = ("brennan_prediger", "gwet_ac1", "gwet_ac2_linear", "gwet_ac2_quadratic")
"""Figures whose chance depends on how many categories there are."""
_LISTED = 12

_Categories = Sequence[float] | None
_Ask = Callable[[RatingsTable, _Categories, float], Result]

_ASK: dict[str, _Ask] = {
    "percent_agreement": lambda t, _, c: percent_agreement(t, confidence=c),
    "within_one_agreement": lambda t, _, c: percent_agreement(t, within=1.0, confidence=c),
    "cohen_kappa": lambda t, s, c: cohen_kappa(t, categories=s, confidence=c),
    "cohen_kappa_linear": lambda t, s, c: cohen_kappa(
        t, weights=Weighting.LINEAR, categories=s, confidence=c
    ),
    "cohen_kappa_quadratic": lambda t, s, c: cohen_kappa(
        t, weights=Weighting.QUADRATIC, categories=s, confidence=c
    ),
    "conger_kappa": lambda t, s, c: conger_kappa(t, categories=s, confidence=c),
    "fleiss_kappa": lambda t, s, c: fleiss_kappa(t, categories=s, confidence=c),
    "light_kappa": lambda t, s, c: light_kappa(t, categories=s, confidence=c),
    "brennan_prediger": lambda t, s, c: brennan_prediger(t, categories=s, confidence=c),
    "gwet_ac1": lambda t, s, c: gwet_ac(t, categories=s, confidence=c),
    "gwet_ac2_linear": lambda t, s, c: gwet_ac(
        t, weights=Weighting.LINEAR, categories=s, confidence=c
    ),
    "gwet_ac2_quadratic": lambda t, s, c: gwet_ac(
        t, weights=Weighting.QUADRATIC, categories=s, confidence=c
    ),
    "kendall_w": lambda t, _, c: kendall_w(t, confidence=c),
}

_FIRST: dict[tuple[Level, bool], tuple[str, ...]] = {
    (Level.NOMINAL, True): ("cohen_kappa", "fleiss_kappa", "gwet_ac1"),
    (Level.NOMINAL, False): ("krippendorff_nominal", "gwet_ac1"),
    (Level.ORDINAL, True): ("cohen_kappa_quadratic", "krippendorff_ordinal", "gwet_ac2_quadratic"),
    (Level.ORDINAL, False): ("krippendorff_ordinal", "gwet_ac2_quadratic"),
    (Level.INTERVAL, True): ("icc_a_1", "krippendorff_interval"),
    (Level.INTERVAL, False): ("krippendorff_interval", "icc_a_1"),
    (Level.RATIO, True): ("icc_a_1", "krippendorff_ratio"),
    (Level.RATIO, False): ("krippendorff_ratio", "icc_a_1"),
}
"""What to read first, by the level and whether every rater scored every target."""

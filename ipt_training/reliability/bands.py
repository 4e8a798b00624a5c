"""Words for the size of a coefficient, and Gwet's rule for choosing one under uncertainty."""

import math
from dataclasses import dataclass

from ipt_training.reliability.distributions import normal_cdf
from ipt_training.reliability.estimate import Estimate, NotEstimable

REQUIRED = 0.95
"""The cumulative membership that a verdict has to exceed."""


@dataclass(frozen=True, slots=True)
class Band:
    """A word for coefficients from a lower limit up to the lower limit of the band above."""

    word: str
    low: float


@dataclass(frozen=True, slots=True)
class Bands:
    """The words of one source, best first; the last reaches down to -1."""

    name: str
    source: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The best word that the coefficient deserves with enough probability."""

    word: str
    memberships: dict[str, float]
    """The probability of each word or a better one, best first."""


LANDIS_KOCH = Bands(
    "Landis & Koch",
    "J. R. Landis & G. G. Koch (1977), doi 10.2307/2529310",
    (
        Band("almost perfect", 0.8),
        Band("substantial", 0.6),
        Band("moderate", 0.4),
        Band("fair", 0.2),
        Band("slight", 0.0),
        Band("poor", -1.0),
    ),
)
ALTMAN = Bands(
    "Altman",
    "D. G. Altman (1991), Practical Statistics for Medical Research",
    (
        Band("very good", 0.8),
        Band("good", 0.6),
        Band("moderate", 0.4),
        Band("fair", 0.2),
        Band("poor", -1.0),
    ),
)
FLEISS = Bands(
    "Fleiss",
    "J. L. Fleiss (1981), Statistical Methods for Rates and Proportions, 2nd ed.",
    (Band("excellent", 0.75), Band("intermediate to good", 0.4), Band("poor", -1.0)),
)
KOO_LI = Bands(
    "Koo & Li",
    "T. K. Koo & M. Y. Li (2016), doi 10.1016/j.jcm.2016.02.012",
    (Band("excellent", 0.9), Band("good", 0.75), Band("moderate", 0.5), Band("poor", -1.0)),
)
CICCHETTI = Bands(
    "Cicchetti",
    "D. V. Cicchetti (1994), doi 10.1037/1040-3590.6.4.284",
    (Band("excellent", 0.75), Band("good", 0.6), Band("fair", 0.4), Band("poor", -1.0)),
)


def benchmark(estimate: Estimate, bands: Bands) -> Verdict | NotEstimable:
    """Which word the coefficient deserves, once its standard error is reckoned with.

    K. L. Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., chapter 6: the coefficient is
    taken as normal, truncated to -1 to 1, with its standard error; the verdict is the first word,
    best first, whose cumulative membership exceeds 0.95. With a standard error of zero the
    whole membership lies in the band of the value.
    """
    error = estimate.standard_error
    if error is None:
        return NotEstimable("the coefficient has no standard error")
    memberships = {band.word: _share_above(band.low, estimate.value, error) for band in bands.bands}
    word = next(word for word, reached in memberships.items() if reached > REQUIRED)
    return Verdict(word, memberships)


def spanned(estimate: Estimate, bands: Bands) -> tuple[str, ...] | NotEstimable:
    """Give the words that the interval touches, lowest first.

    Koo & Li (2016) ask that a coefficient is judged by its interval and not by its value; this
    also serves coefficients without a standard error.
    """
    if estimate.low is None or estimate.high is None:
        return NotEstimable("the coefficient has no interval")
    words: list[str] = []
    above = math.inf
    for band in bands.bands:
        lowest = band is bands.bands[-1]
        if estimate.low < above and (lowest or estimate.high >= band.low):
            words.insert(0, band.word)
        above = band.low
    return tuple(words)


def _share_above(low: float, value: float, error: float) -> float:
    """Give the probability of a coefficient from ``low`` up to 1, both counted as possible."""
    if low <= -1.0:
        return 1.0
    whole = _between(-1.0, 1.0, value, error) if error > 0.0 else 0.0
    if whole == 0.0:
        return 1.0 if value >= low else 0.0
    return min(1.0, _between(low, 1.0, value, error) / whole)


def _between(low: float, high: float, value: float, error: float) -> float:
    return normal_cdf((value - low) / error) - normal_cdf((value - high) / error)

"""Krippendorff's alpha: agreement of any number of raters, with scores missing anywhere.

Source: Krippendorff, K. (2019). Content analysis (4th ed.). Sage. doi 10.4135/9781071878781,
chapter 12; Hayes, A. F., & Krippendorff, K. (2007). doi 10.1080/19312450709336664.
"""

from collections.abc import Sequence
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.bootstrap import (
    RESAMPLES,
    Interval,
    resampled_interval,
    resampled_intervals,
)
from ipt_training.reliability.coding import different, places_in
from ipt_training.reliability.estimate import CONFIDENCE, Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable

MOST_VALUES = 5000
"""With more different scores than this every score is compared with too many others."""
FEW_VALUES = 24
"""With more different scores than this no table of pairs of scores is made for the interval."""
_AT_ONCE = 2_000_000
"""Cells of a working array held at one time."""


class Level(StrEnum):
    """What the scores are: names, an order, distances, or distances from a true zero."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def krippendorff_alpha(
    table: RatingsTable,
    *,
    level: Level,
    confidence: float = CONFIDENCE,
    resamples: int = RESAMPLES,
) -> Result:
    """Tell how far raters agree beyond chance, when not every rater scored every target.

    alpha = 1 - D_o / D_e: the disagreement within targets over that expected when the scores are
    dealt out to targets at random. Assumes that raters are interchangeable and worked apart from
    each other. Targets with a single score enter nothing. The interval is a percentile bootstrap
    over targets.

    Args:
        table: scores of targets by raters; at the ratio level none below zero.
        level: which difference between two scores counts.
        confidence: of the interval.
        resamples: bootstrap samples for the interval; with none there is the figure alone.

    Returns:
        The figure, at most 1, below 0 where raters disagree systematically. Not estimable when no
        target has two scores, or all scores that could be compared are the same.
    """
    found = krippendorff_alphas(table, levels=(level,), confidence=confidence, resamples=resamples)
    return found[level]


def krippendorff_alphas(
    table: RatingsTable,
    *,
    levels: Sequence[Level] = tuple(Level),
    confidence: float = CONFIDENCE,
    resamples: int = RESAMPLES,
) -> dict[Level, Result]:
    """Tell the same for several levels, which share the table of coincidences and the samples."""
    given = table.given
    paired = given.sum(axis=1) >= 2
    if not paired.any():
        return dict.fromkeys(levels, NotEstimable("no target has scores of two raters"))
    scores = table.scores if paired.all() else table.scores[paired]
    values = different(scores if given.all() else scores[~np.isnan(scores)])
    refused = {level: _refusal(values, level) for level in levels}
    found: dict[Level, Result] = {level: why for level, why in refused.items() if why is not None}
    asked = tuple(level for level in levels if level not in found)
    if not asked:
        return found
    alphas = _by_pairs if len(values) <= FEW_VALUES else _by_moments
    raters = int((~np.isnan(scores)).any(axis=0).sum())
    for level, (value, interval) in alphas(scores, values, asked, confidence, resamples).items():
        found[level] = Estimate(
            value=value,
            low=interval.low,
            high=interval.high,
            n_targets=int(paired.sum()),
            n_raters=raters,
            standard_error=interval.standard_error,
            confidence=confidence,
            note=interval.note,
        )
    return found


def _refusal(values: FloatArray, level: Level) -> NotEstimable | None:
    """Say why these different scores have no alpha at a level."""
    if len(values) == 1:
        return NotEstimable("all scores that can be compared are the same")
    if level is Level.RATIO and values[0] < 0:
        return NotEstimable("scores below zero have no ratio")
    if level is Level.RATIO and len(values) > MOST_VALUES:
        return NotEstimable(f"there are more than {MOST_VALUES:,} different scores")
    return None


def _by_pairs(
    scores: FloatArray,
    values: FloatArray,
    levels: Sequence[Level],
    confidence: float,
    resamples: int,
) -> dict[Level, tuple[float, Interval]]:
    """Work over the table of coincidences: few different scores, any level."""
    counts = _counts(scores, values)
    if resamples == 0:
        whole, none = _summed(counts), Interval(None, None, None, "")
        return {level: (float(_alpha_of(whole, values, level)[0]), none) for level in levels}
    patterns, times = _patterns(counts)
    features = _coincidences(patterns)

    def alphas(sums: FloatArray) -> FloatArray:
        step = max(1, _AT_ONCE // len(values) ** 2)
        blocks = [sums[at : at + step] for at in range(0, len(sums), step)]
        return np.concatenate(
            [
                np.column_stack([_alpha_of(block, values, level) for level in levels])
                for block in blocks
            ]
        )

    figures = alphas((times @ features)[np.newaxis])[0]
    intervals = resampled_intervals(
        features, alphas, times=times, confidence=confidence, resamples=resamples
    )
    return {
        level: (float(value), interval)
        for level, value, interval in zip(levels, figures, intervals, strict=True)
    }


def _counts(scores: FloatArray, values: FloatArray) -> npt.NDArray[np.int64]:
    """Count how often each target got each score, shape (targets, values)."""
    missing = np.isnan(scores)
    complete = not missing.any()
    codes = places_in(scores if complete else np.where(missing, values[0], scores), values)
    places = codes + np.arange(len(scores))[:, np.newaxis] * len(values)
    counted = np.bincount(
        places.ravel() if complete else places[~missing], minlength=len(scores) * len(values)
    )
    return counted.reshape(len(scores), len(values))


def _patterns(
    counts: npt.NDArray[np.int64],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give the different rows, and how often each is there; rows are packed into one number."""
    base = int(counts.max()) + 1
    if counts.shape[1] * np.log2(base) < 62:
        packed = counts @ (base ** np.arange(counts.shape[1], dtype=np.int64))
        _, first, times = np.unique(packed, return_index=True, return_counts=True)
        return counts[first], times
    patterns, times = np.unique(counts, axis=0, return_counts=True)
    return patterns, times


def _summed(counts: npt.NDArray[np.int64]) -> FloatArray:
    """Give the table of coincidences of all targets in one product, flattened, one row."""
    whole = counts.astype(np.float64)
    shares = whole / (whole @ np.ones(counts.shape[1]) - 1)[:, np.newaxis]
    table = whole.T @ shares - np.diag(shares.sum(axis=0))
    return np.asarray(table.reshape(1, -1))


def _coincidences(patterns: npt.NDArray[np.int64]) -> FloatArray:
    """Give each pattern's pairs of scores, each pair weighted by 1 / (m - 1), flattened."""
    counts = patterns.astype(np.float64)
    pairs = counts[:, :, np.newaxis] * counts[:, np.newaxis, :]
    diagonal = np.arange(counts.shape[1])
    pairs[:, diagonal, diagonal] -= counts
    weighted = pairs / (counts.sum(axis=1) - 1)[:, np.newaxis, np.newaxis]
    flat: FloatArray = weighted.reshape(len(counts), -1)
    return flat


def _alpha_of(sums: FloatArray, values: FloatArray, level: Level) -> FloatArray:
    """Give alpha from each row of summed coincidences."""
    tables = sums.reshape(len(sums), len(values), len(values))
    marginals = tables.sum(axis=2)
    total = marginals.sum(axis=1)
    if level is Level.ORDINAL:
        places = np.cumsum(marginals, axis=1) - marginals / 2
        apart = (places[:, :, np.newaxis] - places[:, np.newaxis, :]) ** 2
        observed = (tables * apart).sum(axis=(1, 2))
        expected = np.einsum("ri,rij,rj->r", marginals, apart, marginals)
    else:
        difference = _differences(values, level)
        observed = sums @ difference.ravel()
        expected = ((marginals @ difference) * marginals).sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        figures: FloatArray = 1 - (total - 1) * observed / expected
    return np.where(expected > 0, figures, np.nan)


def _differences(values: FloatArray, level: Level) -> FloatArray:
    first, second = values[:, np.newaxis], values[np.newaxis, :]
    if level is Level.NOMINAL:
        return np.asarray(first != second, dtype=np.float64)
    if level is Level.INTERVAL:
        squared: FloatArray = (first - second) ** 2
        return squared
    return _apart(first, second, level)


def _by_moments(
    scores: FloatArray,
    values: FloatArray,
    levels: Sequence[Level],
    confidence: float,
    resamples: int,
) -> dict[Level, tuple[float, Interval]]:
    """Work over sums of scores and squares: many different scores."""
    return {level: _of_moments(scores, values, level, confidence, resamples) for level in levels}


def _of_moments(
    scores: FloatArray, values: FloatArray, level: Level, confidence: float, resamples: int
) -> tuple[float, Interval]:
    if level in (Level.NOMINAL, Level.RATIO):
        note = f"no interval with more than {FEW_VALUES} different scores at this level"
        return _point(scores, values, level), Interval(None, None, None, note)
    placed = _ranked(scores, values) if level is Level.ORDINAL else scores
    placed = placed - np.nanmean(placed)
    number = (~np.isnan(placed)).sum(axis=1).astype(np.float64)
    first, second = np.nansum(placed, axis=1), np.nansum(placed**2, axis=1)
    within = (number * second - first**2) / (number - 1)
    features = np.column_stack([within, number, first, second])

    def alpha(sums: FloatArray) -> FloatArray:
        inside, total, mean, square = sums.T
        expected = total * square - mean**2
        with np.errstate(divide="ignore", invalid="ignore"):
            figures: FloatArray = 1 - (total - 1) * inside / expected
        return np.where(expected > 0, figures, np.nan)

    value = float(alpha(features.sum(axis=0)[np.newaxis])[0])
    return value, resampled_interval(features, alpha, confidence=confidence, resamples=resamples)


def _ranked(scores: FloatArray, values: FloatArray) -> FloatArray:
    """Put each score at its place in the order of all: the ordinal level is interval on these."""
    there = ~np.isnan(scores)
    codes = np.searchsorted(values, np.where(there, scores, values[0]))
    marginals = np.bincount(codes[there], minlength=len(values)).astype(np.float64)
    places = np.cumsum(marginals) - marginals / 2
    return np.where(there, places[codes], np.nan)


def _point(scores: FloatArray, values: FloatArray, level: Level) -> float:
    """Give alpha by pairs of raters within targets, and by blocks of scores between them."""
    there = ~np.isnan(scores)
    weight = 1 / (there.sum(axis=1) - 1)
    observed = 0.0
    for one in range(scores.shape[1]):
        for other in range(one + 1, scores.shape[1]):
            both = there[:, one] & there[:, other]
            apart = _apart(scores[both, one], scores[both, other], level)
            observed += 2 * float((apart * weight[both]).sum())
    codes = np.searchsorted(values, scores[there])
    marginals = np.bincount(codes, minlength=len(values)).astype(np.float64)
    expected = 0.0
    step = max(1, _AT_ONCE // len(values))
    for at in range(0, len(values), step):
        block = _apart(values[at : at + step, np.newaxis], values[np.newaxis, :], level)
        expected += float(marginals[at : at + step] @ block @ marginals)
    return 1 - (float(marginals.sum()) - 1) * observed / expected


def _apart(first: FloatArray, second: FloatArray, level: Level) -> FloatArray:
    if level is Level.NOMINAL:
        return np.asarray(first != second, dtype=np.float64)
    both = first + second
    ratio: FloatArray = ((first - second) / np.where(both == 0, 1.0, both)) ** 2
    return ratio

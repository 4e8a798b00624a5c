"""Scores as places in an ordered list of categories, which is what kappas count."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable

IntArray = npt.NDArray[np.intp]

MOST_CATEGORIES = 1000
"""More different scores than this are measurements, and no categories."""
_WIDEST_SPAN = 4096
_LARGEST = 2.0**52


@dataclass(frozen=True, eq=False)
class CodedScores:
    """The targets with at least one score, and the raters with at least one, in categories."""

    places: IntArray
    """Shape (raters, targets): the place of the category given; q where no score was given."""
    categories: FloatArray
    """Shape (q,), ascending."""

    @property
    def n_targets(self) -> int:
        """Targets with at least one score."""
        return int(self.places.shape[1])

    @property
    def n_raters(self) -> int:
        """Raters with at least one score."""
        return int(self.places.shape[0])

    @property
    def q(self) -> int:
        """How many categories there are."""
        return self.categories.size

    @cached_property
    def given(self) -> npt.NDArray[np.bool_]:
        """Where a score was given, shape (raters, targets)."""
        return self.places < self.q

    @cached_property
    def scores_each(self) -> FloatArray:
        """How many scores each target has, shape (targets,), each at least 1."""
        return np.asarray(self.given.sum(axis=0), dtype=np.float64)

    @cached_property
    def prevalence(self) -> FloatArray:
        """Share of each category: the mean over targets of its share of the target's scores."""
        shares = np.broadcast_to(1.0 / self.scores_each, self._narrow.shape)
        counts = np.bincount(self._narrow.ravel(), shares.ravel(), minlength=self.q + 1)
        return np.asarray(counts[: self.q] / self.n_targets, dtype=np.float64)

    def mean_of(self, worth: FloatArray) -> FloatArray:
        """Give, for each target, the mean worth (q,) of the categories it was given."""
        padded = np.append(worth, 0.0)
        return np.asarray(padded.take(self._narrow).sum(axis=0) / self.scores_each)

    def agreeing_pairs(self, weights: FloatArray) -> FloatArray:
        """Give the sum of weights over the ordered pairs of scores of each target."""
        padded = np.zeros((self.q + 1, self.q + 1))
        padded[:-1, :-1] = weights
        flat, total = padded.ravel(), np.zeros(self.n_targets)
        for first in range(len(self._narrow)):
            row = self._narrow[first] * (self.q + 1)
            for second in self._narrow[first + 1 :]:
                total += flat.take(row + second)
        return 2.0 * total

    @cached_property
    def _narrow(self) -> IntArray:
        # With many raters of whom each target met a few, most places are empty.
        most = int(self.scores_each.max())
        if 2 * most >= self.n_raters:
            return self.places
        # Missing is the highest place, so sorting moves it out of the first rows.
        return np.ascontiguousarray(np.sort(self.places, axis=0)[:most])


def coded(
    table: RatingsTable, categories: Sequence[float] | FloatArray | None = None
) -> CodedScores | NotEstimable:
    """Give the scores as places; targets and raters without any score are left out.

    Args:
        table: scores of targets by raters.
        categories: every score of the scale; those that occur, where none are given.
    """
    scores = table.scores
    missing = np.isnan(scores)
    if missing.all():
        return NotEstimable("there are no scores")
    kept = _with_scores(scores, missing)
    known = None if categories is None else np.unique(np.asarray(categories, dtype=np.float64))
    found = _places(kept, known)
    if isinstance(found, NotEstimable):
        return found
    places, names = found
    return CodedScores(np.ascontiguousarray(places.T), names)


def _with_scores(scores: FloatArray, missing: npt.NDArray[np.bool_]) -> FloatArray:
    if not missing.any():
        return scores
    rows, columns = ~missing.all(axis=1), ~missing.all(axis=0)
    if rows.all() and columns.all():
        return scores
    return np.asarray(scores[rows][:, columns])


def different(values: FloatArray) -> FloatArray:
    """Give every different score, ascending; whole numbers are counted, which beats sorting them.

    Args:
        values: scores that were given, of any shape, at least one.
    """
    whole = _offsets(values)
    if whole is None:
        # With counts, which are not used, numpy does without its masked arrays: no import.
        return np.unique(values, return_counts=True)[0]
    return np.asarray(np.flatnonzero(np.bincount(whole.ravel())) + float(values.min()))


def places_in(values: FloatArray, names: FloatArray) -> IntArray:
    """Give the place of each score among the different scores, which hold it.

    Args:
        values: scores that were given, of any shape.
        names: the different scores, ascending.
    """
    whole = _offsets(values)
    if whole is None:
        return np.searchsorted(names, values)
    at = _offsets(names)
    if at is None or names[0] != values.min():
        return np.searchsorted(names, values)
    if at[-1] == at.size - 1:
        return whole
    lookup = np.zeros(at[-1] + 1, dtype=np.intp)
    lookup[at] = np.arange(at.size)
    return np.asarray(lookup[whole])


def _offsets(values: FloatArray) -> IntArray | None:
    """Give whole numbers of a narrow span as distances from the lowest; None for others."""
    low = float(values.min())
    if not low.is_integer() or abs(low) > _LARGEST or float(values.max()) - low > _WIDEST_SPAN:
        return None
    offsets = values.astype(np.intp)
    return offsets - int(low) if np.array_equal(offsets, values) else None


def _places(
    scores: FloatArray, known: FloatArray | None
) -> tuple[IntArray, FloatArray] | NotEstimable:
    given = ~np.isnan(scores)
    if given.all():
        names = different(scores)
        return _onto(names, places_in(scores, names), known)
    names = different(scores[given])
    places = places_in(np.where(given, scores, names[0]), names)
    return _onto(names, np.where(given, places, names.size), known)


def _onto(
    names: FloatArray, places: IntArray, known: FloatArray | None
) -> tuple[IntArray, FloatArray] | NotEstimable:
    """Move places among the scores that occur to places on the whole scale."""
    categories = names if known is None else known
    if categories.size > MOST_CATEGORIES:
        return NotEstimable(
            f"more than {MOST_CATEGORIES:,} different scores are measurements, not categories"
        )
    if known is None:
        return places, names
    at = np.searchsorted(known, names)
    strange = names[known.take(at, mode="clip") != names]
    if strange.size:
        return NotEstimable(f"the score {strange[0]:g} is not one of the categories")
    return np.append(at, known.size).take(places), known

"""Scores in long form: each with the level of every facet under which it was given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.equality import levelled
from ipt_training.reliability.generalizability.design import DesignError
from ipt_training.reliability.ratings_table import FloatArray, RatingsTable

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class FacetScores:
    """Scores that were given; a missing score is a row that is not there."""

    facets: tuple[str, ...]
    """Letters of the facets."""
    names: tuple[tuple[str, ...], ...]
    """For each facet the names of its levels, in the order they first appear."""
    codes: IntArray
    """Shape (scores, facets): the place of each level in ``names``."""
    scores: FloatArray
    """Shape (scores,)."""

    def __post_init__(self) -> None:
        """Refuse scores that are not numbers or that share a cell; freeze the arrays."""
        if not np.isfinite(self.scores).all():
            raise DesignError("a score is a finite number or missing")
        index = self.levels(self.facets)
        times = np.bincount(index)
        if (times > 1).any():
            said = self._said(int(np.argmax(times[index] > 1)))
            raise DesignError(
                f"{said} has more than one score; name what differs between them as a facet"
            )
        self.codes.flags.writeable = False
        self.scores.flags.writeable = False

    @classmethod
    def from_rows(
        cls, facets: Sequence[str], rows: Iterable[tuple[Sequence[str], float | None]]
    ) -> "FacetScores":
        """Give the scores of rows ``(level of each facet, score)``; None is a missing score.

        Raises:
            DesignError: when two rows name the same levels, or a score is not finite.
        """
        places: list[dict[str, int]] = [{} for _ in facets]
        codes: list[list[int]] = []
        scores: list[float] = []
        for levels, score in rows:
            if score is None or isnan(score):
                continue
            pairs = zip(levels, places, strict=True)
            codes.append([place.setdefault(level, len(place)) for level, place in pairs])
            scores.append(score)
        return cls(
            tuple(facets),
            tuple(map(tuple, places)),
            np.array(codes, dtype=np.int64).reshape(len(scores), len(facets)),
            levelled(np.array(scores, dtype=np.float64)),
        )

    @classmethod
    def of_ratings(
        cls, table: RatingsTable, *, target: str = "p", rater: str = "r"
    ) -> "FacetScores":
        """Give the scores of a table of targets by raters, as facets ``p`` and ``r``."""
        rows, columns = np.nonzero(table.given)
        return cls(
            (target, rater),
            (table.targets, table.raters),
            np.stack([rows, columns], axis=1).astype(np.int64),
            table.scores[rows, columns].copy(),
        )

    def levels(self, facets: Iterable[str]) -> IntArray:
        """Number the combinations of levels of these facets that occur; give that of each score."""
        index = np.zeros(len(self.scores), dtype=np.int64)
        for facet in facets:
            place = self.facets.index(facet)
            index = index * max(len(self.names[place]), 1) + self.codes[:, place]
            # Renumbering at each step keeps the numbers small however many facets there are.
            index = np.unique(index, return_inverse=True)[1].reshape(-1)
        return index

    def _said(self, row: int) -> str:
        levels = [names[code] for names, code in zip(self.names, self.codes[row], strict=True)]
        return ", ".join(f"{f} {level}" for f, level in zip(self.facets, levels, strict=True))

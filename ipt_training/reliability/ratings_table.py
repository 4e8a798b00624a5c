"""Scores that raters gave to targets, as a table; missing scores are normal."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ipt_training.reliability.equality import FloatArray, levelled

__all__ = ["FloatArray", "RatingsTable"]


@dataclass(frozen=True, eq=False)
class RatingsTable:
    """Targets by raters; a score that was not given is NaN and never a zero.

    Scores that differ by rounding alone are one score.

    Raises:
        ValueError: when names and scores do not fit, repeat, or a score is infinite.
    """

    scores: FloatArray
    """Shape (targets, raters)."""
    targets: tuple[str, ...]
    raters: tuple[str, ...]

    def __post_init__(self) -> None:
        """Refuse a table whose names do not fit its scores; freeze the scores."""
        if self.scores.shape != (len(self.targets), len(self.raters)):
            raise ValueError("a table needs one row for each target and one column for each rater")
        if len(set(self.targets)) < len(self.targets) or len(set(self.raters)) < len(self.raters):
            raise ValueError("targets and raters are named once each")
        if np.isinf(self.scores).any():
            raise ValueError("a score is a finite number or missing")
        object.__setattr__(self, "scores", levelled(self.scores))
        self.scores.flags.writeable = False

    @classmethod
    def of(cls, scores: npt.ArrayLike) -> "RatingsTable":
        """Give a table of unnamed targets and raters; NaN or None is a missing score."""
        values = np.array(scores, dtype=np.float64, ndmin=2)
        rows, columns = values.shape
        return cls(
            values,
            tuple(f"t{number}" for number in range(1, rows + 1)),
            tuple(f"r{number}" for number in range(1, columns + 1)),
        )

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[str, str, float | None]]) -> "RatingsTable":
        """Give the table of rows ``target, rater, score``, names in the order they first appear.

        Raises:
            ValueError: when a rater scored a target twice.
        """
        given = list(rows)
        target_at = _places(target for target, _, _ in given)
        rater_at = _places(rater for _, rater, _ in given)
        scores = np.full((len(target_at), len(rater_at)), np.nan)
        seen: set[tuple[str, str]] = set()
        for target, rater, score in given:
            if (target, rater) in seen:
                raise ValueError(f"{rater} scored {target} twice")
            seen.add((target, rater))
            scores[target_at[target], rater_at[rater]] = np.nan if score is None else score
        return cls(scores, tuple(target_at), tuple(rater_at))

    @property
    def n_targets(self) -> int:
        """How many targets have at least one score."""
        return int(self.given.any(axis=1).sum())

    @property
    def n_raters(self) -> int:
        """How many raters gave at least one score."""
        return int(self.given.any(axis=0).sum())

    @property
    def n_scores(self) -> int:
        """How many scores were given."""
        return int(self.given.sum())

    @property
    def given(self) -> npt.NDArray[np.bool_]:
        """Where a score was given."""
        return ~np.isnan(self.scores)

    @property
    def is_complete(self) -> bool:
        """Whether every rater scored every target."""
        return bool(self.given.all())

    @property
    def categories(self) -> FloatArray:
        """Every different score that was given, in ascending order."""
        return np.unique(self.scores[self.given])

    def pair(self, first: str, second: str) -> "RatingsTable":
        """Give the table of two raters over the targets that both scored."""
        columns = [self.raters.index(first), self.raters.index(second)]
        both = np.all(self.given[:, columns], axis=1)
        return RatingsTable(
            self.scores[both][:, columns].copy(),
            tuple(name for name, kept in zip(self.targets, list(both), strict=True) if kept),
            (first, second),
        )


def _places(names: Iterable[str]) -> dict[str, int]:
    return {name: place for place, name in enumerate(dict.fromkeys(names))}

"""What the page on methods is made of: sources of variance, how many are enough, severity."""

from dataclasses import dataclass

from ipt_training.domain.agreement.results import Rater
from ipt_training.reliability.estimate import NotEstimable, Result
from ipt_training.reliability.rasch import RaterSeverity


@dataclass(frozen=True)
class Source:
    """One source of the differences between scores."""

    effect: str
    """As the theory names it: ``s``, ``r``, ``s:p``."""
    words: str
    variance: float
    share: float
    """Of all variance, negative estimates counted as none."""


@dataclass(frozen=True)
class Plan:
    """How dependable a mean over so many of everything would be."""

    n: tuple[tuple[str, int], ...]
    """What varies, in words, and how many of it."""
    dependability: Result
    """Absolute: as when a score is held against a mark."""
    error: float | None
    """Absolute standard error of measurement, in points."""


@dataclass(frozen=True)
class VarianceStudy:
    """Where the differences between scores come from, for one question."""

    question: str
    design: str
    sources: tuple[Source, ...]
    plans: tuple[Plan, ...]
    n_scores: int
    n_targets: int
    notes: tuple[str, ...]
    refused: NotEstimable | None = None
    """Why there is no study; nothing where there is one."""


@dataclass(frozen=True)
class FairAverages:
    """What means would be if every rater were equally strict: advice beside the plain means."""

    mark: float
    scale: tuple[int, int]
    raters: tuple[tuple[Rater, RaterSeverity | NotEstimable], ...]
    """Those whose strictness the reader may see, in alphabetical order."""
    sessions: tuple[tuple[float, float], ...]
    """Plain mean and fair average of each session; none where they could point at a trainee."""
    n_sessions: int
    crossing: int
    """Sessions whose plain mean and fair average lie on different sides of the mark."""
    widest: float
    """The largest distance between the two, in points."""
    method: str
    notes: tuple[str, ...]
    refused: NotEstimable | None = None
    stretch: float = 1.0
    """About how many times too far from zero severities would lie by the joint method."""
    withheld: str = ""
    """Why no picture of sessions is shown; empty where there is one."""

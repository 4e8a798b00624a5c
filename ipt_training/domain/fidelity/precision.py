"""How far the mean of a scorecard may be off."""

from dataclasses import dataclass

from ipt_training.reliability.estimate import Result


@dataclass(frozen=True)
class Precision:
    """How far the mean of a scorecard may be off because one rater gave it."""

    error: Result
    """Standard error of measurement in points of the scale."""
    sessions: int
    """Sessions that two or more raters rated, from which it comes."""

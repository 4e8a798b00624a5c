"""What a coefficient gives back: a figure with its n and its interval, or why there is none."""

from dataclasses import dataclass

CONFIDENCE = 0.95
"""The share of intervals that hold the true value, where nothing else is asked."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient at full precision; nothing is rounded before it is shown."""

    value: float
    low: float | None
    """Lower limit of the interval; None where no interval can be given."""
    high: float | None
    n_targets: int
    """Targets that entered the figure."""
    n_raters: int
    """Raters that entered the figure."""
    standard_error: float | None = None
    confidence: float = CONFIDENCE
    note: str = ""
    """How the figure was formed, where the reader has to know: missing scores, bootstrap."""


@dataclass(frozen=True, slots=True)
class NotEstimable:
    """There is no figure, and this is why, in words that complete “not estimable because …”."""

    reason: str


Result = Estimate | NotEstimable

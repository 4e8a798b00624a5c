"""What a coefficient gives back: a figure with its n and its interval, or why there is none."""

from dataclasses import dataclass

CONFIDENCE = 0.95
"""The share of intervals that hold the true value, where nothing else is asked."""
NO_WIDTH = 1e-12
"""The widest interval that is none."""
NONE_GIVEN = "no interval is given: it would have no width"


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

    def __post_init__(self) -> None:
        """Give no interval where it would have no width: that would claim certainty."""
        if self.low is None or self.high is None or self.high - self.low > NO_WIDTH:
            return
        object.__setattr__(self, "low", None)
        object.__setattr__(self, "high", None)
        object.__setattr__(self, "standard_error", None)
        said = (part for part in (self.note, NONE_GIVEN) if part)
        object.__setattr__(self, "note", "; ".join(said))


@dataclass(frozen=True, slots=True)
class NotEstimable:
    """There is no figure, and this is why, in words that complete “not estimable because …”."""

    reason: str


Result = Estimate | NotEstimable

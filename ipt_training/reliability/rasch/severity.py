"""What a fitted model says: of raters, items and targets, in logits and in points of the scale."""

from dataclasses import dataclass

from ipt_training.reliability.estimate import NotEstimable


@dataclass(frozen=True, slots=True)
class RaterSeverity:
    """One rater: how strict, how sure, and how predictable."""

    severity: float
    """Logits, centred on zero over raters; positive is severe."""
    standard_error: float
    infit: float
    """Information-weighted mean square of the residuals; 1 as the model expects, above 1 erratic,
    below 1 more regular than raters are."""
    outfit: float
    """Unweighted mean square; sensitive to single surprising scores."""
    n: int
    """Scores given."""
    fair_average: float
    """Expected score for a target of average measure on the average item."""
    points: float
    """Points that such a target gets above what a rater of average severity would give; below
    nothing: severe."""
    points_error: float
    """Standard error of these points, by the slope of the expected score."""


@dataclass(frozen=True, slots=True)
class ItemDifficulty:
    """One item: how hard it is to score high on."""

    difficulty: float
    standard_error: float
    infit: float
    outfit: float
    n: int
    thresholds: tuple[float, ...]
    """Steps between neighbouring scores, in logits around the difficulty."""
    scores: tuple[int, ...]
    """The scores that the steps lie between."""


@dataclass(frozen=True, slots=True)
class TargetMeasure:
    """One target, as a rater of average severity would have seen it."""

    measure: float
    standard_error: float
    n: int
    average: float
    """Plain mean of the scores it was given."""
    fair_average: float
    """Expected mean score from a rater of average severity: advice, never the score."""
    extreme: bool
    """Whether every score was the highest, or the lowest, there is: the measure is a convention."""


@dataclass(frozen=True, slots=True)
class Separation:
    """How well the measures of a facet can be told apart."""

    ratio: float
    """True spread over mean error."""
    reliability: float
    """Share of the spread that is not error; for raters, high means that they differ."""


@dataclass(frozen=True, slots=True)
class Severity:
    """A fitted many-facet Rasch model."""

    method: str
    model: str
    raters: dict[str, RaterSeverity | NotEstimable]
    items: dict[str, ItemDifficulty | NotEstimable]
    targets: dict[str, TargetMeasure]
    target_mean: float
    target_spread: float | None
    """Standard deviation of targets in the population; None by joint maximum likelihood."""
    rater_separation: Separation | NotEstimable
    target_separation: Separation | NotEstimable
    n: int
    iterations: int
    converged: bool
    notes: tuple[str, ...]
    stretch: float | None = None
    """About how many times too far from zero joint estimates lie; None by the marginal method."""

"""How sure the evidence for a certificate is: for the committee that decides, and nobody else."""

from dataclasses import dataclass

from ipt_training.domain.agreement.pooling import LeftOut
from ipt_training.reliability.estimate import NotEstimable, Result


@dataclass(frozen=True)
class Confidence:
    """A trainee's mean skill held against the mark, with its error."""

    mark: float
    scale: tuple[int, int]
    sessions: int
    raters: int
    ratings: int
    """Of the trainee, that enter the mean."""
    left_out: int
    """Of the trainee, that may not be pooled with them."""
    why_left_out: tuple[LeftOut, ...]
    """Of those, for each reason how many."""
    mean: Result
    """Mean over sessions, with its standard error of measurement."""
    above: float | NotEstimable
    """Probability that the true mean is at the mark or above."""
    accuracy: Result
    """Share of the programme's trainees whom this mark puts on the right side, as expected."""
    plan: str
    """What would make it surer, or why that cannot be said."""

"""The committee's page in sentences: the mean, its error, and how likely the mark is truly met."""

from ipt_training.domain.certification.confidence import Confidence
from ipt_training.reliability.estimate import Estimate, NotEstimable
from ipt_training.reports.words import count_of


def mean_of(found: Confidence) -> str:
    """Say the mean with its n and its error, or why there is no error."""
    n = (
        f"{count_of(found.sessions, 'session', 'sessions')} and"
        f" {count_of(found.raters, 'rater', 'raters')}"
    )
    mean = found.mean
    if not isinstance(mean, Estimate) or mean.standard_error is None:
        reason = mean.reason if isinstance(mean, NotEstimable) else "its error is not known"
        return f"How sure the mean over {n} is, is not estimable because {reason}."
    interval = ""
    if mean.low is not None and mean.high is not None:
        interval = f", {mean.confidence:.0%} interval {mean.low:.2f} to {mean.high:.2f}"
    return (
        f"Mean skill {mean.value:.2f} over {n} (SEM {mean.standard_error:.2f}{interval}), against a"
        f" mark of {found.mark:.2f}."
    )


def above_of(found: Confidence) -> str:
    """Say how probable it is that the true mean reaches the mark."""
    if isinstance(found.above, NotEstimable):
        return (
            "The probability that the true mean reaches the mark is not estimable because"
            f" {found.above.reason}."
        )
    return f"The true mean reaches the mark with a probability of {_certain(found.above)}."


def accuracy_of(found: Confidence) -> str:
    """Say how often the mark sorts trainees rightly."""
    if not isinstance(found.accuracy, Estimate):
        return (
            "How often this mark is right about trainees of the programme is not estimable because"
            f" {found.accuracy.reason}."
        )
    return (
        f"Over {count_of(found.accuracy.n_targets, 'trainee', 'trainees')} of the programme, a"
        f" decision by this mean alone would be right for about {found.accuracy.value:.0%}."
    )


def apart_of(found: Confidence) -> str:
    """Say which ratings of the trainee are not in the mean, and why; nothing where all are."""
    if not found.left_out:
        return ""
    why = "; ".join(f"{one.n} {one.reason}" for one in found.why_left_out)
    stand = "stands" if found.left_out == 1 else "stand"
    return (
        f"{count_of(found.left_out, 'rating', 'ratings')} of this trainee {stand} apart from this"
        f" mean{f': {why}' if why else ''}."
    )


def _certain(probability: float) -> str:
    """Write a probability without ever saying that it is certain."""
    if probability > 0.99:
        return "more than 99%"
    return "less than 1%" if probability < 0.01 else f"{probability:.0%}"

"""A rater's profile in sentences."""

from ipt_training.domain.agreement.results import Profile
from ipt_training.reliability.estimate import Estimate
from ipt_training.reports.words import count_of


def bias_of(found: Profile, *, own: bool) -> str:
    """Say whether a rater is strict or lenient beside the others, with the interval."""
    who, scores = ("You", "score") if own else (found.rater.name, "scores")
    bias = found.bias
    if not isinstance(bias, Estimate):
        return f"Strict or lenient is not estimable because {bias.reason}."
    reference = found.reference.name if found.reference else ""
    also = reference or count_of(found.others, "other rater", "other raters")
    where = f"on {count_of(found.sessions, 'session', 'sessions')} that {also} rated too"
    interval = ""
    if bias.low is not None and bias.high is not None:
        interval = f" ({bias.confidence:.0%} interval {bias.low:+.2f} to {bias.high:+.2f})"
        if bias.low <= 0 <= bias.high:
            return (
                f"{who} {scores} about as {f'{reference} does' if reference else 'the others do'}:"
                f" {bias.value:+.2f} points{interval}, {where}."
            )
    lean = "more leniently" if bias.value > 0 else "more strictly"
    than = f" than {reference}" if reference else ""
    return f"{who} {scores} {lean}{than}, by {abs(bias.value):.2f} points{interval}, {where}."


def drift_of(found: Profile) -> str:
    """Say whether the difference from the others changes over time by more than chance."""
    signals = [point for point in found.points if point.signals]
    if not signals:
        return "Steady: nothing here is more than chance would give."
    kinds = "; ".join(dict.fromkeys(word for point in signals for word in point.signals))
    return (
        f"Something changed at {count_of(len(signals), 'session', 'sessions')} ({kinds}). Listen to"
        " one of them again with a colleague."
    )

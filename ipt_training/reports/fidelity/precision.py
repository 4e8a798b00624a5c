"""How sure the mean of a scorecard is, in a sentence."""

from ipt_training.domain.fidelity.precision import Precision
from ipt_training.domain.fidelity.scorecard import Figure, Mean
from ipt_training.reliability.estimate import Estimate
from ipt_training.reports.words import count_of


def precision_of(skill: Figure, precision: Precision | None) -> str:
    """Say how sure a scorecard's mean is, or why that cannot be said; empty where nobody asked."""
    if precision is None or not isinstance(skill, Mean):
        return ""
    mean = f"Mean skill {skill.value:.2f} (n = {skill.n})"
    error = precision.error
    if not isinstance(error, Estimate):
        return f"{mean}; its standard error of measurement is not estimable because {error.reason}."
    sessions = count_of(precision.sessions, "session", "sessions")
    return (
        f"{mean}, SEM {error.value:.2f} from {sessions} that two or more raters rated: another"
        " rater's mean would typically lie within that of the true one."
    )

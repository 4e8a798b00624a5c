"""How figures, dates and the terms of the field are written on screens."""

from datetime import date, datetime

from ipt_training.domain.fidelity.scorecard import Figure, Mean, Outcome
from ipt_training.domain.ipt import Focus, Phase, Variant

PHASES = {
    Phase.INITIAL: "Initial",
    Phase.MIDDLE: "Middle",
    Phase.ENDING: "Ending",
    Phase.MAINTENANCE: "Maintenance",
}
FOCUSES = {
    Focus.GRIEF: "Grief",
    Focus.ROLE_DISPUTE: "Role dispute",
    Focus.ROLE_TRANSITION: "Role transition",
    Focus.SENSITIVITY: "Sensitivity (deficits)",
}
VARIANTS = {
    Variant.ADULT: "Adult",
    Variant.ADOLESCENT: "Adolescent",
    Variant.GROUP: "Group",
    Variant.PERINATAL: "Perinatal",
    Variant.LATE_LIFE: "Late life",
    Variant.COUNSELLING: "Interpersonal counselling",
    Variant.BIPOLAR: "Bipolar",
    Variant.PTSD: "PTSD",
    Variant.EATING_DISORDER: "Eating disorder",
}
OUTCOMES = {
    Outcome.MEETS: "At the mark",
    Outcome.BELOW: "Below the mark",
    Outcome.UNDECIDED: "Undecided: too few items rated",
    Outcome.SECOND_RATER: "Waits for a second rater",
    Outcome.FEEDBACK_ONLY: "Feedback only",
}


def day(value: date | datetime) -> str:
    """Write a day as 3 March 2027."""
    return f"{value.day} {value:%B %Y}"


def clock(seconds: float) -> str:
    """Write a place in a recording as 12:04, from an hour on as 1:12:04."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def duration(seconds: float) -> str:
    """Write how long something lasts as 41 min; under two minutes in seconds."""
    return f"{round(seconds / 60)} min" if seconds >= 120 else f"{round(seconds)} s"


def figure(value: Figure) -> str:
    """Write a mean with its n, or that it is not rated and why."""
    if isinstance(value, Mean):
        return f"{value.value:.2f} (n = {value.n})"
    return f"not rated: {value.reason}"

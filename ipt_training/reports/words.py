"""The words in which reports and screens say what the domain holds in codes: one for each idea."""

from collections.abc import Sequence
from datetime import date, datetime

from ipt_training.domain.certification.certificate import Verdict
from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.fidelity.rating import NotRated, Polarity
from ipt_training.domain.fidelity.rubric import Aspect, Standing
from ipt_training.domain.fidelity.scorecard import Figure, Mean, Outcome
from ipt_training.domain.ipt import Dialect, Focus, Phase, Variant
from ipt_training.domain.pack import ClinicalReview

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
    Focus.SENSITIVITY: "Interpersonal sensitivity",
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

DIALECTS = {
    Dialect.BOTH: "Either tradition",
    Dialect.COLUMBIA: "Columbia and ISIPT usage",
    Dialect.INSTITUTE: "IPT Institute usage",
}

ASPECTS = {
    Aspect.EXTENT: "Extent",
    Aspect.SKILL: "Skill",
    Aspect.DOSE: "Dose",
    Aspect.PURPOSE: "Purpose",
}

STANDINGS = {
    Standing.ESSENTIAL: "Essential",
    Standing.COMPATIBLE: "Compatible",
    Standing.OUTSIDE: "Outside IPT",
}

NOT_RATED = {
    NotRated.NOT_APPLICABLE: "Not applicable",
    NotRated.NO_OPPORTUNITY: "No opportunity",
}

POLARITIES = {
    Polarity.FOR: "For",
    Polarity.AGAINST: "Against",
    Polarity.MISSED: "Missed",
}

OUTCOMES = {
    Outcome.MEETS: "At the mark",
    Outcome.BELOW: "Below the mark",
    Outcome.UNDECIDED: "Undecided: too few items rated",
    Outcome.SECOND_RATER: "Waits for a second rater",
    Outcome.FEEDBACK_ONLY: "Feedback only",
}

ACTIVITIES = {
    Activity.COURSE: "Course",
    Activity.SUPERVISION_INDIVIDUAL: "Individual supervision",
    Activity.SUPERVISION_GROUP: "Group supervision",
}

VERDICTS = {
    Verdict.VALID: "Valid",
    Verdict.EXPIRED: "Expired",
    Verdict.WITHDRAWN: "Withdrawn",
    Verdict.ALTERED: "Altered",
}

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day_of(on: date) -> str:
    """Give a day as it is read aloud: 3 March 2027."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def moment_of(at: datetime) -> str:
    """Give a moment of the clock with its zone named: 3 March 2027, 14:02 UTC."""
    return f"{day_of(at)}, {at:%H:%M} {at.tzname() or 'UTC'}"


TIMES_MAY_BE_OFF = (
    "These moments were marked while the recording was kept as MP3, in which places were not found"
    " exactly: a moment marked after a jump may lie some seconds earlier or later."
)


def time_of(seconds: float) -> str:
    """Give a time in a recording: 12:04, or 1:02:09 past the hour."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def span_of(start: float, end: float) -> str:
    """Give a stretch of a recording: 12:04 to 12:09."""
    return f"{time_of(start)} to {time_of(end)}"


def duration_of(seconds: float) -> str:
    """Give how long something lasts: 41 min; under two minutes in seconds."""
    return f"{round(seconds / 60)} min" if seconds >= 120 else f"{round(seconds)} s"


def hours_of(minutes: int) -> str:
    """Give logged time in hours and minutes: 8 h, 1 h 30 min, 20 min."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h" if hours else "", f"{rest} min" if rest else ""]
    return " ".join(part for part in parts if part)


def amount_of(number: float) -> str:
    """Give what there is of something, or what is needed: 8, 0.5, 0.33."""
    return f"{round(number, 2):g}"


def count_of(number: int, one: str, many: str) -> str:
    """Give a number with its noun in the right form."""
    return f"{number} {one if number == 1 else many}"


def listed(names: Sequence[str]) -> str:
    """Give names as they are read aloud: 3, 4 and 5."""
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def yes_no(answer: object) -> str:
    """Give an answer in a word."""
    return "Yes" if answer else "No"


def figure_of(figure: Figure) -> str:
    """Give a figure with its n, or why there is none."""
    if isinstance(figure, Mean):
        return f"{figure.value:.2f} (n = {figure.n})"
    return f"No figure: {figure.reason}"


def review_of(review: str | ClinicalReview) -> str:
    """Say whether a qualified clinician has read a pack."""
    if isinstance(review, ClinicalReview):
        return f"Read by {review.name}, {review.qualification}, on {day_of(review.reviewed_on)}."
    return "Not yet read by a clinician qualified in IPT."

"""Agreement in sentences: shared by the screen, the workbook and the printed report."""

from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.agreement.results import Agreement, Counts
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.reliability.estimate import Estimate
from ipt_training.reports.figures import percent_of
from ipt_training.reports.words import DIALECTS, PHASES, count_of, day_of

KINDS = {
    RaterKind.SELF: "Therapists of their own sessions",
    RaterKind.SUPERVISOR: "Supervisors of the therapist",
    RaterKind.INDEPENDENT: "Independent raters",
}

DOUBLE_RATE = (
    "Let two raters rate the same sessions: entrust a trainee to two supervisors under People, and"
    " both find the session under Rate."
)
"""What to do where nothing can be said yet."""


def answer_of(agreement: Agreement) -> str:
    """Answer the question in one sentence, with the interval."""
    result = agreement.main.result
    if not isinstance(result, Estimate):
        return f"This cannot be said yet. Not estimable because {result.reason}."
    share = percent_of(result)
    if result.value <= 0:
        return (
            "These scores do not tell one session from another: raters of one session differ as"
            " much as sessions do."
        )
    if agreement.is_mean:
        return (
            f"Of the differences between scores, {share} are differences between sessions. The rest"
            " depends on who rated, and on chance."
        )
    return (
        f"Raters reach {share} of the agreement that is possible beyond chance, where a near miss"
        " counts in part."
    )


def counts_of(counts: Counts) -> str:
    """Say how many sessions, raters and pairs stand behind a figure."""
    whole = (
        f"From {count_of(counts.sessions, 'session', 'sessions')} that two or more raters rated,"
        f" {count_of(counts.raters, 'rater', 'raters')} and"
        f" {count_of(counts.pairs, 'pair', 'pairs')} of raters."
    )
    if not counts.once:
        return whole
    return (
        f"{whole} {count_of(counts.once, 'session was', 'sessions were')} rated once and"
        f" {'does' if counts.once == 1 else 'do'} not count here."
    )


def error_of(agreement: Agreement) -> str:
    """Say in points how far one rater's score may be off."""
    error, detectable = agreement.error, agreement.detectable
    if not isinstance(error, Estimate):
        return f"How far one score may be off is not estimable because {error.reason}."
    text = (
        f"Another rater's score would typically differ from the session's true score by"
        f" {error.value:.2f} points (SEM) on the scale from {agreement.scale[0]} to"
        f" {agreement.scale[1]}."
    )
    if isinstance(detectable, Estimate):
        text += (
            f" Two scores less than {detectable.value:.2f} points apart cannot be told from error."
        )
    return text


def selection_of(selection: Selection) -> str:
    """Say which ratings were asked about."""
    parts = [KINDS[selection.kind], DIALECTS[selection.dialect].lower()]
    parts.append(f"{PHASES[selection.phase].lower()} phase" if selection.phase else "all phases")
    if selection.first is not None:
        parts.append(f"signed from {day_of(selection.first)}")
    if selection.last is not None:
        parts.append(f"signed until {day_of(selection.last)}")
    return ", ".join(parts)


def next_step(agreement: Agreement) -> str:
    """Say what to do about it."""
    if not isinstance(agreement.main.result, Estimate):
        return DOUBLE_RATE
    split = [one.title for one in agreement.items if isinstance(one.agreement, Estimate)][:3]
    if not split:
        return "Rate more sessions twice; then the items that split raters show here."
    named = ", ".join(f"“{title}”" for title in split)
    return (
        f"Read the anchors of {named} together before the next round, and rate one session aloud,"
        " item by item."
    )

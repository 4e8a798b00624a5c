"""Agreement in sentences: shared by the screen, the workbook and the printed report."""

from math import ceil

from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.agreement.results import Agreement, Counts
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.reliability.estimate import Estimate
from ipt_training.reports.figures import percent_of
from ipt_training.reports.words import DIALECTS, PHASES, count_of, day_of

TWO_OF_THREE = 0.9674215661017036 * 2**0.5
"""Standard errors that two thirds of the differences between two scores of a session lie within."""

KINDS = {
    RaterKind.SELF: "Therapists of their own sessions",
    RaterKind.SUPERVISOR: "Supervisors of the therapist",
    RaterKind.INDEPENDENT: "Independent raters",
}


def answer_of(agreement: Agreement) -> str:
    """Answer the question in one sentence: how far off another rater's score would be."""
    result = agreement.main.result
    if not isinstance(result, Estimate):
        return f"This cannot be said yet. Not estimable because {result.reason}."
    if not agreement.is_mean:
        return _of_item(agreement)
    if not isinstance(agreement.error, Estimate):
        return share_of(agreement)
    within = max(1, ceil(round(10 * TWO_OF_THREE * agreement.error.value, 6))) / 10
    return (
        f"Another rater's score would usually be within {within:.1f} points of this one: in two"
        " sessions of three."
    )


def share_of(agreement: Agreement) -> str:
    """Say which share of the differences tells sessions apart, with its interval."""
    result = agreement.main.result
    if not isinstance(result, Estimate):
        return ""
    share = percent_of(result)
    if not agreement.is_mean:
        return (
            f"Raters reach {share} of the agreement that is possible beyond chance, where a near"
            " miss counts in part."
        )
    if result.value <= 0:
        return (
            "These scores do not tell one session from another: raters of one session differ as"
            " much as sessions do."
        )
    return (
        f"Of the differences between scores, {share} are differences between sessions. The rest"
        " depends on who rated, and on chance."
    )


def beside_answer(agreement: Agreement) -> str:
    """Say the share below the answer; nothing where the answer says it already."""
    share = share_of(agreement)
    return "" if share == answer_of(agreement) else share


def _of_item(agreement: Agreement) -> str:
    found = {one.key: one.result for one in agreement.others}
    exact, near = found.get("percent_agreement"), found.get("within_one_agreement")
    if not isinstance(exact, Estimate) or not isinstance(near, Estimate):
        return share_of(agreement)
    return (
        f"Another rater's score would be the same in {exact.value:.0%} of sessions, and at most one"
        f" point off in {near.value:.0%}."
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


def hidden_of(agreement: Agreement) -> str:
    """Say which pairs of raters are not shown to this reader; nothing where all are."""
    if not agreement.hidden_pairs:
        return ""
    return (
        "You see the pairs that you are part of; the programme lead sees"
        f" {count_of(agreement.hidden_pairs, 'other pair', 'other pairs')} as well."
    )


def selection_of(selection: Selection) -> str:
    """Say which ratings were asked about."""
    parts = [KINDS[selection.kind], DIALECTS[selection.dialect].lower()]
    parts.append(f"{PHASES[selection.phase].lower()} phase" if selection.phase else "all phases")
    if selection.first is not None:
        parts.append(f"signed from {day_of(selection.first)}")
    if selection.last is not None:
        parts.append(f"signed until {day_of(selection.last)}")
    return ", ".join(parts)

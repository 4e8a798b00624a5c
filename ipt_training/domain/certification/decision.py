"""Whether the evidence meets the requirements, and what is missing."""

from calendar import monthrange
from datetime import date

from ipt_training.domain.certification.portfolio import Portfolio, RatedSession, WhyLeftOut
from ipt_training.domain.certification.requirements import (
    CasesRequired,
    HoursRequired,
    RecordingsRequired,
    Requirement,
    RequirementPack,
)
from ipt_training.domain.fidelity.scorecard import Outcome
from ipt_training.domain.value import Value


class Finding(Value):
    """One requirement held against the evidence."""

    requirement_id: str
    title: str
    met: bool
    have: float
    need: float
    unit: str
    missing: str
    """What is still needed, in a sentence; empty when met."""
    evidence: tuple[str, ...]
    """The ids of what was counted."""


class Decision(Value):
    """The whole answer, requirement by requirement."""

    met: bool
    findings: tuple[Finding, ...]
    on: date


def decide(portfolio: Portfolio, pack: RequirementPack, *, on: date) -> Decision:
    """Hold a trainee's evidence against every requirement of a pack on a day."""
    findings = tuple(_finding(portfolio, requirement, on) for requirement in pack.requirements)
    return Decision(met=all(f.met for f in findings), findings=findings, on=on)


def months_before(on: date, months: int) -> date:
    """Give the day so many months earlier, or that month's last day where it has fewer."""
    return months_after(on, -months)


def months_after(on: date, months: int) -> date:
    """Give the day so many months later, or that month's last day where it has fewer."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def _finding(portfolio: Portfolio, requirement: Requirement, on: date) -> Finding:
    match requirement:
        case HoursRequired():
            return _hours(portfolio, requirement, on)
        case CasesRequired():
            return _cases(portfolio, requirement)
        case _:
            return _recordings(portfolio, requirement)


def _hours(portfolio: Portfolio, requirement: HoursRequired, on: date) -> Finding:
    since = months_before(on, requirement.within_months) if requirement.within_months else date.min
    counted = [
        entry
        for entry in portfolio.hours
        if entry.activity in requirement.activities
        and entry.confirmed_by is not None
        and since <= entry.on <= on
    ]
    have = sum(entry.minutes for entry in counted)
    lacking = requirement.minutes - have
    return Finding(
        requirement_id=requirement.id,
        title=requirement.title,
        met=lacking <= 0,
        have=have / 60,
        need=requirement.at_least,
        unit="confirmed hours",
        missing=f"{round(lacking / 60, 2):g} more confirmed hours." if lacking > 0 else "",
        evidence=tuple(entry.id for entry in counted),
    )


def _cases(portfolio: Portfolio, requirement: CasesRequired) -> Finding:
    have = len(portfolio.cases)
    focuses = len({case.focus for case in portfolio.cases})
    missing = []
    if have < requirement.at_least:
        missing.append(f"{requirement.at_least - have} more completed cases")
    if focuses < requirement.distinct_focuses:
        missing.append(f"cases from {requirement.distinct_focuses - focuses} more problem areas")
    return Finding(
        requirement_id=requirement.id,
        title=requirement.title,
        met=not missing,
        have=have,
        need=requirement.at_least,
        unit="completed cases",
        missing=_sentence(missing),
        evidence=tuple(case.case_id for case in portfolio.cases),
    )


def _recordings(portfolio: Portfolio, requirement: RecordingsRequired) -> Finding:
    counted = passing(portfolio, requirement)
    sessions = {session.recording_id for session in counted}
    raters = {session.rater_id for session in counted}
    phases = {session.phase for session in counted}
    missing = []
    if len(sessions) < requirement.at_least:
        missing.append(f"{requirement.at_least - len(sessions)} more sessions at the mark")
    missing.extend(
        f"a session of the {phase.value} phase at the mark"
        for phase in requirement.phases
        if phase not in phases
    )
    if len(raters) < requirement.distinct_raters:
        missing.append(f"ratings by {requirement.distinct_raters - len(raters)} more raters")
    return Finding(
        requirement_id=requirement.id,
        title=requirement.title,
        met=not missing,
        have=len(sessions),
        need=requirement.at_least,
        unit="sessions at the mark",
        missing=_sentence(missing),
        evidence=tuple(session.rating_id for session in counted),
    )


def passing(portfolio: Portfolio, requirement: RecordingsRequired) -> list[RatedSession]:
    """Give the ratings of sessions that every rater of the rubric found at the mark.

    One lenient rater does not decide: a session that any rater found below is not counted, and
    neither is one of which a rating cannot be read, for that may have been such a rating.
    """
    of_rubric = [s for s in portfolio.sessions if s.rubric_id == requirement.rubric_id]
    contested = {s.recording_id for s in of_rubric if s.outcome is not Outcome.MEETS}
    contested |= {s.recording_id for s in portfolio.left_out if s.why is WhyLeftOut.UNREADABLE}
    return [s for s in of_rubric if s.recording_id not in contested]


def _sentence(parts: list[str]) -> str:
    return f"Still needed: {'; '.join(parts)}." if parts else ""

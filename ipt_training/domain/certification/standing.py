"""Where a trainee stands with a pack of requirements, kept so that lists need not weigh evidence.

A standing is worked out in the transaction that changes the evidence. It can be worked out again at
any time and is never believed over the evidence: whoever decides has it weighed anew.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ipt_training.domain.certification.decision import Finding, decide, months_after, months_before
from ipt_training.domain.certification.portfolio import Hours, Portfolio
from ipt_training.domain.certification.requirements import HoursRequired, RequirementPack
from ipt_training.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Standing:
    """One trainee's evidence held against one pack."""

    trainee_id: PersonId
    pack_id: str
    pack_hash: str
    met: bool
    findings: tuple[Finding, ...]
    as_of: date
    """The first day it holds."""
    until: date | None
    """The first day on which it may be another without new evidence, if there is one."""


def standing_of(
    portfolio: Portfolio, pack: RequirementPack, *, pack_hash: str, on: date
) -> Standing:
    """Hold a trainee's evidence against a pack, and say until when the answer holds."""
    decision = decide(portfolio, pack, on=on)
    days = [
        day
        for requirement in pack.requirements
        if isinstance(requirement, HoursRequired)
        for entry in portfolio.hours
        if entry.confirmed_by is not None and entry.activity in requirement.activities
        for day in _turns(entry, requirement)
        if day > on
    ]
    return Standing(
        trainee_id=portfolio.trainee_id,
        pack_id=pack.id,
        pack_hash=pack_hash,
        met=decision.met,
        findings=decision.findings,
        as_of=on,
        until=min(days, default=None),
    )


def _turns(entry: Hours, requirement: HoursRequired) -> tuple[date, ...]:
    """Give the day on which hours begin to count, and the one on which they count no more."""
    if requirement.within_months is None:
        return (entry.on,)
    lapsed = months_after(entry.on, requirement.within_months)
    # A shorter month holds its last day longer than the calendar says.
    while months_before(lapsed, requirement.within_months) <= entry.on:
        lapsed += timedelta(days=1)
    return entry.on, lapsed

"""What to do about how far raters agree: it follows from where the differences come from.

Either raters put sessions in the same order and differ in strictness, or the order itself differs,
or a few items split them, or nothing is wrong. Where one rater makes most of it, they stand out.
"""

from collections.abc import Mapping, Sequence

from ipt_training.domain.agreement.results import (
    FEWEST_SESSIONS,
    Advice,
    Finding,
    ItemFigure,
    Rater,
    Shares,
    StandingOut,
)
from ipt_training.reliability.estimate import Estimate, Result
from ipt_training.reliability.leaving_out import Without

ENOUGH = 0.75
"""Absolute agreement from which nothing has to change: "good" by Koo and Li (2016)."""
SPLIT = 0.6
"""Agreement on an item below which it splits people: less than "substantial" by Landis and Koch."""
FEWEST_FOR_ITEM = 20
"""Sessions that two raters scored; an item with fewer is not called one that splits people."""
WORTH_NAMING = 0.1
"""The share of the differences that strictness must make before one rater stands out by it."""
STANDS_OUT = 0.5
"""Of the differences between raters, not even this would be left without the one."""
MUCH = 0.5
"""Points; one rater so far from the others stands out where the whole is good enough, too."""


def advise(
    absolute: Result,
    consistency: Result | None,
    items: Sequence[ItemFigure],
    without: Mapping[Rater, Without],
) -> Advice:
    """Say what the differences between scores come from.

    Args:
        absolute: agreement of one rater, where strictness counts; of one item Gwet's AC2.
        consistency: the same with strictness set aside; nothing for one item.
        items: agreement on every item that is asked about.
        without: what would be left without each rater; empty where that cannot be told.
    """
    splitting = splitting_of(items)
    if consistency is None:
        return _of_one_item(absolute, splitting)
    if not isinstance(absolute, Estimate) or not isinstance(consistency, Estimate):
        return Advice(Finding.TOO_LITTLE)
    shares = shares_of(absolute.value, consistency.value)
    agrees = consistency.value >= ENOUGH
    strict = _standing_out({who: (one.strictness, one) for who, one in without.items()})
    good = absolute.value >= ENOUGH
    is_most = shares.strictness >= max(WORTH_NAMING, shares.rest)
    if strict and is_most and (not good or abs(strict.effect) >= MUCH):
        return Advice(Finding.STRICTNESS, shares, agrees, strict, splitting)
    if good:
        finding = Finding.ITEMS if splitting else Finding.NOTHING
        return Advice(finding, shares, agrees, items=splitting)
    if shares.strictness >= shares.rest:
        return Advice(Finding.STRICTNESS, shares, agrees, items=splitting)
    other = _standing_out({who: (one.order, one) for who, one in without.items()})
    if splitting and other is None:
        return Advice(Finding.ITEMS, shares, agrees, items=splitting)
    return Advice(Finding.ORDER, shares, agrees, other, splitting)


def shares_of(absolute: float, consistency: float) -> Shares:
    """Take the differences apart: sessions, strictness, and the rest.

    Absolute agreement is the share of sessions in all three, consistency that without strictness.
    """
    if absolute <= 0 or consistency <= 0:
        return Shares(0.0, 0.0, 1.0)
    strictness = max(0.0, 1 - absolute / consistency)
    return Shares(absolute, strictness, max(0.0, 1 - absolute - strictness))


def splitting_of(items: Sequence[ItemFigure]) -> tuple[ItemFigure, ...]:
    """Give the items that split people, in the order given: little agreement over many sessions."""
    return tuple(
        one
        for one in items
        if one.sessions >= FEWEST_FOR_ITEM
        and isinstance(one.agreement, Estimate)
        and one.agreement.value < SPLIT
    )


def _of_one_item(agreement: Result, splitting: tuple[ItemFigure, ...]) -> Advice:
    if splitting:
        return Advice(Finding.ITEMS, items=splitting)
    if isinstance(agreement, Estimate) and agreement.value >= SPLIT:
        return Advice(Finding.NOTHING)
    return Advice(Finding.TOO_LITTLE)


def _standing_out(left: Mapping[Rater, tuple[float, Without]]) -> StandingOut | None:
    """Find the one rater without whom too little of a spread would be left; nobody where two do."""
    found = [
        StandingOut(one.effect, one.targets, who)
        for who, (share, one) in left.items()
        if share < STANDS_OUT and one.targets >= FEWEST_SESSIONS
    ]
    return found[0] if len(found) == 1 else None

"""The advice in sentences: what the differences come from, and what to do about it."""

from dataclasses import replace

import pytest

from ipt_training.domain.agreement.results import (
    Advice,
    Agreement,
    Finding,
    ItemFigure,
    Shares,
    StandingOut,
)
from ipt_training.reports.agreement.advice import DOUBLE_RATE, next_step, splitting_items
from tests.reports.agreement.agreements import (
    ONE_ITEM,
    ROSA,
    an_agreement,
    an_estimate,
    nothing_yet,
)

SHARES = Shares(0.65, 0.28, 0.07)
FROM = (
    "Of the differences between scores, 65% lie between sessions, 28% come from how strict raters"
    " are and 7% from everything else."
)
TOGETHER = " Rate two sessions together and settle where each level of the scale begins."
SAME_ORDER = "Raters put sessions in much the same order and differ in how strict they are. "
OTHER_ORDER = (
    "Raters put sessions in different orders: they see different things in the same session, and"
    " strictness is not the reason. "
)
ALOUD = " Rate one session aloud, item by item, and say what each score rests on."
UNNAMED = " One rater makes most of it; that rater and the programme leads see who."


def items(*titles: str) -> tuple[ItemFigure, ...]:
    one = an_agreement().items[0]
    return tuple(replace(one, title=title) for title in titles)


def strict(one: StandingOut | None = None, *, agrees: bool = True) -> Advice:
    return Advice(Finding.STRICTNESS, SHARES, agrees, one)


@pytest.mark.parametrize(
    ("advice", "sentence"),
    [
        (strict(), f"{SAME_ORDER}{FROM}{TOGETHER}"),
        (
            strict(StandingOut(1.184, 21, ROSA)),
            f"{SAME_ORDER}{FROM} One rater makes most of it: Rosa Ibáñez scores 1.18 points above"
            f" the others, over 21 sessions.{TOGETHER}",
        ),
        (
            strict(StandingOut(-0.5, 21, ROSA)),
            f"{SAME_ORDER}{FROM} One rater makes most of it: Rosa Ibáñez scores 0.50 points below"
            f" the others, over 21 sessions.{TOGETHER}",
        ),
        (strict(StandingOut(0.0, 0)), f"{SAME_ORDER}{FROM}{UNNAMED}{TOGETHER}"),
        (
            strict(agrees=False),
            "Raters differ most in how strict they are; they also put sessions in another order."
            f" {FROM}{TOGETHER}",
        ),
        (
            replace(strict(), items=items("Empathy")),
            f"{SAME_ORDER}{FROM}{TOGETHER} One item splits people: “Empathy”. Read its anchors"
            " together before the next round, and rate one session aloud.",
        ),
        (Advice(Finding.ORDER, SHARES), f"{OTHER_ORDER}{FROM}{ALOUD}"),
        (
            Advice(Finding.ORDER, SHARES, one=StandingOut(0.1, 9, ROSA)),
            f"{OTHER_ORDER}{FROM} One rater makes most of it: without Rosa Ibáñez, over 9 sessions,"
            f" less than half of it would be left.{ALOUD}",
        ),
        (
            Advice(Finding.ORDER, SHARES, one=StandingOut(0.0, 0)),
            f"{OTHER_ORDER}{FROM}{UNNAMED}{ALOUD}",
        ),
        (
            Advice(Finding.ITEMS, SHARES, items=items("Empathy")),
            "One item splits people: “Empathy”. Read its anchors together before the next round,"
            " and rate one session aloud.",
        ),
        (
            Advice(Finding.ITEMS, items=items("One", "Two", "Three", "Four")),
            "Some items split people: “One”, “Two”, “Three” and 1 other listed below. Read their"
            " anchors together before the next round, and rate one session aloud, item by item.",
        ),
        (
            Advice(Finding.ITEMS, items=items("One", "Two")),
            "Some items split people: “One”, “Two”. Read their anchors together before the next"
            " round, and rate one session aloud, item by item.",
        ),
    ],
)
def test_it_says_what_the_differences_come_from(advice: Advice, sentence: str) -> None:
    assert next_step(an_agreement(advice=advice)) == sentence


KEEP = "Keep rating some sessions twice."
FINE = Advice(Finding.NOTHING, SHARES, order_agrees=True)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (an_agreement(an_estimate(0.9), advice=FINE), f"Nothing calls for a change. {FROM} {KEEP}"),
        (
            an_agreement(an_estimate(0.9, 0.8, 0.95), advice=FINE),
            f"Nothing calls for a change. {FROM} {KEEP}",
        ),
        (
            an_agreement(an_estimate(0.8, 0.41, 0.95), advice=FINE),
            f"Nothing calls for a change. {FROM} The interval still reaches down to 0.41: more"
            f" sessions rated twice make it surer. {KEEP}",
        ),
        (
            an_agreement(an_estimate(0.7, 0.4, 0.8), selection=ONE_ITEM),
            f"Nothing calls for a change. {KEEP}",
        ),
    ],
)
def test_it_says_that_nothing_is_wrong(found: Agreement, sentence: str) -> None:
    assert next_step(found) == sentence


def test_it_says_what_is_needed_before_anything_can_be_said() -> None:
    assert next_step(nothing_yet()) == DOUBLE_RATE
    little = an_agreement(an_estimate(0.2), selection=ONE_ITEM, advice=Advice(Finding.TOO_LITTLE))
    assert next_step(little).startswith(
        "Raters agree little on this item, over too few sessions to say why: let two raters rate at"
        " least 20 sessions"
    )


@pytest.mark.parametrize(
    ("sessions", "splitting", "sentence"),
    [
        (
            (40, 2),
            0,
            "None: agreement is 0.60 or more on 1 item with 20 sessions or more. 1 item has fewer"
            " than 20 sessions that two raters scored: too few to say.",
        ),
        ((40, 20), 0, "None: agreement is 0.60 or more on 2 items with 20 sessions or more."),
        (
            (40, 20),
            1,
            "Of 2 items with 20 sessions or more, 1 splits people: agreement below 0.60.",
        ),
        ((40, 20), 2, "Of 2 items with 20 sessions or more, 2 split people: agreement below 0.60."),
        ((3,), 0, "1 item has fewer than 20 sessions that two raters scored: too few to say."),
        ((), 0, "There is no item."),
    ],
)
def test_it_says_how_many_items_split_people(
    sessions: tuple[int, ...], splitting: int, sentence: str
) -> None:
    one = an_agreement().items[0]
    every = tuple(replace(one, sessions=n, agreement=an_estimate(0.4)) for n in sessions)
    advice = Advice(Finding.ITEMS, items=every[:splitting])
    assert splitting_items(an_agreement(items=every, advice=advice)) == sentence

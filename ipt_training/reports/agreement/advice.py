"""What to do about how far raters agree, in sentences."""

from ipt_training.domain.agreement.advice import ENOUGH, FEWEST_FOR_ITEM, SPLIT
from ipt_training.domain.agreement.results import (
    Advice,
    Agreement,
    Finding,
    Shares,
    StandingOut,
)
from ipt_training.reliability.estimate import Estimate
from ipt_training.reports.words import count_of

DOUBLE_RATE = (
    "Let two raters rate the same sessions: entrust a trainee to two supervisors under People, and"
    " both find the session under Rate."
)
"""What to do where nothing can be said yet."""
MOST_NAMED = 3
"""Items that advice names; the others stand in the list."""


def next_step(agreement: Agreement) -> str:
    """Say what the differences come from, and what to do about it."""
    advice = agreement.advice
    match advice.finding:
        case Finding.TOO_LITTLE:
            return _too_little(agreement)
        case Finding.NOTHING:
            return _nothing(agreement)
        case Finding.STRICTNESS:
            return _strictness(advice)
        case Finding.ORDER:
            return _order(advice)
        case _:
            return _items(advice)


def splitting_items(agreement: Agreement) -> str:
    """Say how many items split people, and how many cannot be judged yet."""
    asked = len(agreement.items)
    known = [one for one in agreement.items if one.sessions >= FEWEST_FOR_ITEM]
    few = asked - len(known)
    rest = ""
    if few:
        rest = (
            f" {count_of(few, 'item has', 'items have')} fewer than {FEWEST_FOR_ITEM} sessions that"
            " two raters scored: too few to say."
        )
    if not known:
        return rest.strip() or "There is no item."
    splitting = len(agreement.advice.items)
    of = f"{count_of(len(known), 'item', 'items')} with {FEWEST_FOR_ITEM} sessions or more"
    if not splitting:
        return f"None: agreement is {SPLIT:.2f} or more on {of}.{rest}"
    does = "splits" if splitting == 1 else "split"
    return f"Of {of}, {splitting} {does} people: agreement below {SPLIT:.2f}.{rest}"


def _too_little(agreement: Agreement) -> str:
    if isinstance(agreement.main.result, Estimate):
        return (
            "Raters agree little on this item, over too few sessions to say why: let two raters"
            f" rate at least {FEWEST_FOR_ITEM} sessions in which it applies."
        )
    return DOUBLE_RATE


def _nothing(agreement: Agreement) -> str:
    shares = agreement.advice.shares
    from_where = f" {_shares(shares)}" if shares else ""
    result = agreement.main.result
    unsure = ""
    if shares and isinstance(result, Estimate) and result.low is not None and result.low < ENOUGH:
        unsure = (
            f" The interval still reaches down to {result.low:.2f}: more sessions rated twice make"
            " it surer."
        )
    return f"Nothing calls for a change.{from_where}{unsure} Keep rating some sessions twice."


def _strictness(advice: Advice) -> str:
    order = (
        "Raters put sessions in much the same order and differ in how strict they are."
        if advice.order_agrees
        else "Raters differ most in how strict they are; they also put sessions in another order."
    )
    items = f" {_items(advice)}" if advice.items else ""
    return (
        f"{order} {_of_shares(advice)}{_who(advice.one)} Rate two sessions together and settle"
        f" where each level of the scale begins.{items}"
    )


def _order(advice: Advice) -> str:
    return (
        "Raters put sessions in different orders: they see different things in the same session,"
        f" and strictness is not the reason. {_of_shares(advice)}{_who_differs(advice.one)} Rate"
        " one session aloud, item by item, and say what each score rests on."
    )


def _items(advice: Advice) -> str:
    titles = [one.title for one in advice.items]
    named = ", ".join(f"“{title}”" for title in titles[:MOST_NAMED])
    more = len(titles) - MOST_NAMED
    also = f" and {count_of(more, 'other', 'others')} listed below" if more > 0 else ""
    return (
        f"Some items split people: {named}{also}. Read their anchors together before the next"
        " round, and rate one session aloud, item by item."
        if len(titles) > 1
        else f"One item splits people: {named}. Read its anchors together before the next round,"
        " and rate one session aloud."
    )


def _of_shares(advice: Advice) -> str:
    return _shares(advice.shares) if advice.shares else ""


def _shares(shares: Shares) -> str:
    return (
        f"Of the differences between scores, {shares.sessions:.0%} lie between sessions,"
        f" {shares.strictness:.0%} come from how strict raters are and {shares.rest:.0%} from"
        " everything else."
    )


def _who(one: StandingOut | None) -> str:
    if one is None:
        return ""
    if one.rater is None:
        return f" {_UNNAMED}"
    lean = "above" if one.effect > 0 else "below"
    return (
        f" One rater makes most of it: {one.rater.name} scores {abs(one.effect):.2f} points {lean}"
        f" the others, over {count_of(one.sessions, 'session', 'sessions')}."
    )


def _who_differs(one: StandingOut | None) -> str:
    if one is None:
        return ""
    if one.rater is None:
        return f" {_UNNAMED}"
    return (
        f" One rater makes most of it: without {one.rater.name}, over"
        f" {count_of(one.sessions, 'session', 'sessions')}, less than half of it would be left."
    )


_UNNAMED = "One rater makes most of it; that rater and the programme leads see who."

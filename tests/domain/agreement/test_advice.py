"""The advice follows from where the differences come from."""

from dataclasses import replace

import pytest

from ipt_training.domain.agreement.advice import advise, shares_of, splitting_of
from ipt_training.domain.agreement.results import Advice, Finding, ItemFigure, Rater, Shares
from ipt_training.domain.ids import PersonId
from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reliability.leaving_out import Without

FEW = NotEstimable("too few")
ROSA, TOM, XU = (Rater(PersonId(one), one.title()) for one in ("rosa", "tom", "xu"))


def figure(value: float) -> Estimate:
    return Estimate(value, None, None, 42, 5)


def item(name: str, agreement: Result, sessions: int) -> ItemFigure:
    return ItemFigure(name, name, "Group", "skill", sessions, agreement, agreement, agreement)


def without(strictness: float = 1.0, order: float = 1.0, targets: int = 20) -> Without:
    return Without(strictness, order, 1.1, targets)


FINE = item("fine", figure(0.8), 40)
SPLITS = item("splits", figure(0.4), 20)
RARE = item("rare", figure(0.1), 13)
LENIENT = {ROSA: without(strictness=0.2), TOM: without(1.1), XU: without(1.1)}
ERRATIC = {ROSA: without(order=0.3), TOM: without(), XU: without()}
NOBODY = {ROSA: without(0.8, 0.8), TOM: without(), XU: without()}


def said(
    absolute: float,
    consistency: float,
    items: tuple[ItemFigure, ...] = (FINE, RARE),
    raters: dict[Rater, Without] = NOBODY,
) -> Advice:
    return advise(figure(absolute), figure(consistency), items, raters)


def test_one_lenient_rater_is_what_is_wrong_and_not_rare_items() -> None:
    found = said(0.65, 0.91, (RARE,), LENIENT)
    assert (found.finding, found.order_agrees, found.items) == (Finding.STRICTNESS, True, ())
    assert found.shares is not None
    assert round(found.shares.strictness, 2) == 0.29
    assert found.one is not None
    assert (found.one.rater, found.one.effect, found.one.sessions) == (ROSA, 1.1, 20)


def test_one_lenient_rater_stands_out_even_where_the_whole_is_good_enough() -> None:
    assert said(0.8, 0.95, raters=LENIENT).finding is Finding.STRICTNESS
    assert said(0.9, 0.95, raters=LENIENT).finding is Finding.NOTHING
    near = {ROSA: replace(LENIENT[ROSA], effect=0.4), TOM: without(), XU: without()}
    assert said(0.8, 0.95, raters=near).finding is Finding.NOTHING
    assert said(0.7, 0.95, raters=near).finding is Finding.STRICTNESS


def test_strictness_differs_without_anybody_standing_out() -> None:
    found = said(0.31, 0.86)
    assert (found.finding, found.one, found.order_agrees) == (Finding.STRICTNESS, None, True)
    assert not said(0.3, 0.6).order_agrees


def test_the_order_itself_differs() -> None:
    found = said(0.5, 0.55)
    assert (found.finding, found.order_agrees, found.one) == (Finding.ORDER, False, None)


def test_one_erratic_rater_stands_out_before_items_do() -> None:
    found = said(0.5, 0.55, (FINE, SPLITS), ERRATIC)
    assert found.finding is Finding.ORDER
    assert found.one is not None
    assert found.one.rater == ROSA


@pytest.mark.parametrize(("absolute", "consistency"), [(0.5, 0.55), (0.9, 0.92)])
def test_some_items_split_people(absolute: float, consistency: float) -> None:
    found = said(absolute, consistency, (SPLITS, FINE, RARE))
    assert (found.finding, found.items) == (Finding.ITEMS, (SPLITS,))


def test_nothing_is_wrong() -> None:
    found = said(0.75, 0.8, (FINE, RARE))
    assert (found.finding, found.one, found.items) == (Finding.NOTHING, None, ())


@pytest.mark.parametrize(("absolute", "consistency"), [(FEW, FEW), (figure(0.5), FEW)])
def test_without_figures_it_cannot_be_said(absolute: Result, consistency: Result) -> None:
    assert advise(absolute, consistency, (SPLITS,), {}) == Advice(Finding.TOO_LITTLE)


@pytest.mark.parametrize(
    ("one", "finding"),
    [
        (SPLITS, Finding.ITEMS),
        (FINE, Finding.NOTHING),
        (RARE, Finding.TOO_LITTLE),
        (item("none", FEW, 3), Finding.TOO_LITTLE),
    ],
)
def test_one_item_is_judged_by_itself(one: ItemFigure, finding: Finding) -> None:
    assert advise(one.agreement, None, (one,), {}).finding is finding


def test_nobody_stands_out_where_two_do_or_over_few_sessions() -> None:
    two = {ROSA: without(0.2), TOM: without(0.3), XU: without(1.2)}
    assert said(0.65, 0.91, raters=two).one is None
    few = {ROSA: without(0.2, targets=4), TOM: without(), XU: without()}
    assert said(0.65, 0.91, raters=few).one is None


@pytest.mark.parametrize(
    ("absolute", "consistency", "shares"),
    [
        (0.6, 0.8, Shares(0.6, 0.25, 0.15)),
        (0.8, 0.78, Shares(0.8, 0.0, 0.2)),
        (-0.1, 0.2, Shares(0.0, 0.0, 1.0)),
        (0.1, -0.2, Shares(0.0, 0.0, 1.0)),
    ],
)
def test_the_differences_are_taken_apart(
    absolute: float, consistency: float, shares: Shares
) -> None:
    found = shares_of(absolute, consistency)
    assert (found.sessions, found.strictness, found.rest) == pytest.approx(
        (shares.sessions, shares.strictness, shares.rest)
    )


def test_items_split_people_by_little_agreement_over_many_sessions() -> None:
    nineteen = item("nineteen", figure(0.1), 19)
    none = item("none", FEW, 30)
    assert splitting_of((nineteen, SPLITS, none, FINE)) == (SPLITS,)

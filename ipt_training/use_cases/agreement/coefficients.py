"""From pooled ratings to the figures of agreement: tables first, then coefficients."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import combinations

from ipt_training.domain.agreement.advice import advise
from ipt_training.domain.agreement.pooling import ItemSet, Pooled, Selection, items_of
from ipt_training.domain.agreement.results import (
    Agreement,
    Coefficient,
    Counts,
    ItemFigure,
    PairFigure,
    Rater,
)
from ipt_training.domain.fidelity.rubric import Item, Rubric
from ipt_training.domain.fidelity.tally import Tally, main_aspect
from ipt_training.domain.ids import PersonId
from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reliability.gwet import gwet_ac
from ipt_training.reliability.icc import IccForm, intraclass, six_intraclass
from ipt_training.reliability.krippendorff import Level, krippendorff_alpha
from ipt_training.reliability.leaving_out import Without, leaving_each_out
from ipt_training.reliability.percent_agreement import percent_agreement
from ipt_training.reliability.ratings_table import RatingsTable
from ipt_training.reliability.weights import Weighting
from ipt_training.use_cases.agreement.precision import error_of
from ipt_training.use_cases.agreement.tables import (
    Scores,
    raters_of,
    scale_of,
    shared,
    too_few,
    what_is_compared,
)

QUESTION = "If another supervisor had rated this session, would the score be the same?"


def agreement_of(
    pooled: Pooled,
    rubric: Rubric,
    selection: Selection,
    *,
    as_of: datetime,
    whole_only: bool = False,
) -> Agreement:
    """Give every figure of agreement for ratings that may be pooled.

    Args:
        pooled: the ratings, and what was left out.
        rubric: the newest rubric of the structure they were made with.
        selection: what was asked.
        as_of: when it was read.
        whole_only: leave out single pairs of raters and single items.
    """
    items = items_of(rubric, selection.item_set)
    scores = Scores.of(pooled.ratings, rubric)
    whole = scores.table(items)
    table = shared(whole)
    scale = scale_of(rubric, selection.item_set)
    is_item = selection.item_set.item_id is not None
    categories = [float(level.value) for level in scale.levels] if scale else []
    main, *others = _of_item(table, categories) if is_item else _of_mean(table)
    error, detectable = error_of(table)
    raters = raters_of(pooled.ratings)
    by_item = () if whole_only else _items(scores, rubric, selection.item_set)
    return Agreement(
        rubric=rubric.title,
        versions=tuple(sorted({rating.rubric.version for rating in pooled.ratings})),
        selection=selection,
        compared=what_is_compared(rubric, selection.item_set),
        scale=(scale.lowest, scale.highest) if scale else (0, 0),
        as_of=as_of,
        period=_period(pooled.ratings),
        counts=_counts(pooled.ratings, whole, table),
        main=main,
        others=tuple(others),
        error=error,
        detectable=detectable,
        matrix=() if whole_only else _matrix(table, raters, categories, is_item=is_item),
        items=by_item,
        left_out=pooled.left_out,
        advice=advise(
            main.result,
            None if is_item else others[0].result,
            by_item,
            {} if whole_only or is_item else _without(table, raters),
        ),
    )


def pair_result(table: RatingsTable, categories: Sequence[float], *, is_item: bool) -> Result:
    """Give the coefficient that fits the question, for any raters."""
    refused = too_few(len(table.targets))
    if refused is not None:
        return refused
    if is_item:
        return gwet_ac(table, weights=Weighting.ORDINAL, categories=categories)
    return intraclass(table, IccForm.ICC_A_1)


def _without(table: RatingsTable, raters: Mapping[PersonId, Rater]) -> dict[Rater, Without]:
    found = leaving_each_out(table)
    if isinstance(found, NotEstimable):
        return {}
    return {raters[PersonId(one)]: what for one, what in found.items()}


def _counts(ratings: Sequence[Tally], whole: RatingsTable, table: RatingsTable) -> Counts:
    inside = set(table.targets)
    return Counts(
        ratings=len(ratings),
        sessions=len(table.targets),
        once=len(whole.targets) - len(table.targets),
        raters=len(table.raters),
        pairs=sum(together > 0 for together in _together(table).values()),
        therapists=len({r.therapist_id for r in ratings if r.recording_id in inside}),
    )


def _period(ratings: Sequence[Tally]) -> tuple[date, date] | None:
    days = [rating.signed_at.date() for rating in ratings]
    return (min(days), max(days)) if days else None


def _together(table: RatingsTable) -> dict[tuple[str, str], int]:
    given = table.given.astype(int)
    both = given.T @ given
    return {
        (first, second): int(both[a, b])
        for (a, first), (b, second) in combinations(enumerate(table.raters), 2)
    }


def _of_mean(table: RatingsTable) -> tuple[Coefficient, ...]:
    """Give what says how far a mean depends on who rated, the answer to the question first."""
    refused = too_few(len(table.targets))
    found = {} if refused else six_intraclass(table)
    return (
        Coefficient(
            "icc_a_1",
            "ICC(A,1), absolute agreement of one rater",
            QUESTION,
            refused or found[IccForm.ICC_A_1],
        ),
        Coefficient(
            "icc_c_1",
            "ICC(C,1), consistency of one rater",
            "Would the sessions come in the same order, were strictness set aside?",
            refused or found[IccForm.ICC_C_1],
        ),
        Coefficient(
            "within_half_agreement",
            "Agreement within half a point",
            "How often are two raters' means at most half a point apart?",
            refused or percent_agreement(table, within=0.5),
        ),
    )


def _of_item(table: RatingsTable, categories: Sequence[float]) -> tuple[Coefficient, ...]:
    """Give what says how far one item's score depends on who rated, the answer first."""
    refused = too_few(len(table.targets))
    return (
        Coefficient(
            "gwet_ac2_ordinal",
            "Gwet's AC2, ordinal weights",
            QUESTION,
            refused or gwet_ac(table, weights=Weighting.ORDINAL, categories=categories),
        ),
        Coefficient(
            "krippendorff_ordinal",
            "Krippendorff's alpha, ordinal",
            "How much of the disagreement expected by chance is avoided?",
            refused or krippendorff_alpha(table, level=Level.ORDINAL),
        ),
        Coefficient(
            "percent_agreement",
            "Exact agreement",
            "How often do two raters give the very same score?",
            refused or percent_agreement(table),
        ),
        Coefficient(
            "within_one_agreement",
            "Agreement within one point",
            "How often are two raters at most one point apart?",
            refused or percent_agreement(table, within=1.0),
        ),
    )


def _matrix(
    table: RatingsTable,
    raters: Mapping[PersonId, Rater],
    categories: Sequence[float],
    *,
    is_item: bool,
) -> tuple[PairFigure, ...]:
    return tuple(
        PairFigure(
            raters[PersonId(first)],
            raters[PersonId(second)],
            sessions,
            pair_result(table.pair(first, second), categories, is_item=is_item)
            if sessions
            else NotEstimable("the two share no session"),
        )
        for (first, second), sessions in _together(table).items()
    )


def _items(scores: Scores, rubric: Rubric, item_set: ItemSet) -> tuple[ItemFigure, ...]:
    asked = rubric.items if item_set == ItemSet() else items_of(rubric, item_set)
    found = [_item(scores, rubric, item) for item in asked]
    return tuple(sorted(found, key=_trouble))


def _item(scores: Scores, rubric: Rubric, item: Item) -> ItemFigure:
    aspect = main_aspect(item)
    scale = rubric.scale(aspect)
    categories = [float(level.value) for level in scale.levels] if scale else []
    table = shared(scores.table([item]))
    refused = too_few(len(table.targets))
    return ItemFigure(
        item_id=item.id,
        title=item.title,
        group=rubric.group_of(item.id).title,
        aspect=aspect.value,
        sessions=len(table.targets),
        agreement=refused or gwet_ac(table, weights=Weighting.ORDINAL, categories=categories),
        exact=refused or percent_agreement(table),
        within_one=refused or percent_agreement(table, within=1.0),
    )


def _trouble(item: ItemFigure) -> tuple[bool, float, str]:
    """Put the item with the least agreement first, and items without a figure last."""
    if isinstance(item.agreement, Estimate):
        return False, item.agreement.value, item.title
    return True, 0.0, item.title

"""Agreements for the tests of reports: every figure chosen so that its words are known."""

from dataclasses import replace
from datetime import UTC, date, datetime

from ipt_training.domain.agreement.pooling import ItemSet, LeftOut, Selection
from ipt_training.domain.agreement.results import (
    Advice,
    Agreement,
    Coefficient,
    Counts,
    Finding,
    ItemFigure,
    PairFigure,
    Rater,
)
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.ids import PersonId
from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reports.agreement.report import ReportFacts

AT = datetime(2027, 3, 4, 9, 30, tzinfo=UTC)
FACTS = ReportFacts("North River Training Programme", "Lea Okafor", AT, "ipt-training 1.2.3")
FEW = NotEstimable("it needs at least 5 sessions that two raters scored; there are 2")
STRUCTURE = "5e" * 32
SELECTION = Selection(structure_hash=STRUCTURE, kind=RaterKind.SUPERVISOR)
ONE_ITEM = SELECTION.model_copy(update={"item_set": ItemSet(item_id="link")})
ROSA, TOM = Rater(PersonId("r"), "Rosa Ibáñez"), Rater(PersonId("t"), "Tom Weir")


def an_estimate(
    value: float,
    low: float | None = None,
    high: float | None = None,
    *,
    error: float | None = None,
    note: str = "",
) -> Estimate:
    """Give a figure from 42 sessions and 5 raters."""
    return Estimate(value, low, high, 42, 5, standard_error=error, note=note)


def an_agreement(
    result: Result | None = None,
    *,
    selection: Selection = SELECTION,
    sessions: int = 42,
    error: Result | None = None,
    detectable: Result | None = None,
    items: tuple[ItemFigure, ...] | None = None,
    advice: Advice | None = None,
) -> Agreement:
    """Give agreement on the mean over all items, or on one."""
    is_item = selection.item_set.item_id is not None
    main = result or an_estimate(0.62, 0.45, 0.75, note="missing scores")
    return Agreement(
        rubric="Small rubric",
        versions=("1.2.0", "1.2.1"),
        selection=selection,
        compared="skill on “Links mood with events”" if is_item else "mean skill over all items",
        scale=(1, 5),
        as_of=AT,
        period=(date(2027, 1, 5), date(2027, 3, 1)),
        counts=Counts(ratings=90, sessions=sessions, once=6, raters=5, pairs=8, therapists=12),
        main=Coefficient(
            "gwet_ac2_ordinal" if is_item else "icc_a_1",
            "Gwet's AC2, ordinal weights"
            if is_item
            else "ICC(A,1), absolute agreement of one rater",
            "If another supervisor had rated this session, would the score be the same?",
            main,
        ),
        others=(
            Coefficient("percent_agreement", "Exact agreement", "How often?", an_estimate(0.5)),
        ),
        error=error or an_estimate(0.21),
        detectable=detectable or an_estimate(0.58),
        matrix=(
            PairFigure(ROSA, TOM, 9, an_estimate(0.7, 0.2, 0.9)),
            PairFigure(ROSA, Rater(PersonId("x"), "Xu Lin"), 2, FEW),
        ),
        items=(
            ItemFigure(
                "link",
                "Links mood with events",
                "Opening",
                "skill",
                40,
                an_estimate(0.31, 0.1, 0.52),
                an_estimate(0.44),
                an_estimate(0.83),
            ),
            ItemFigure("safety", "Asks about safety", "Safety", "skill", 2, FEW, FEW, FEW),
        )
        if items is None
        else items,
        left_out=(LeftOut(reason="by another kind of rater (self)", n=3),),
        advice=advice or Advice(Finding.NOTHING),
    )


def nothing_yet() -> Agreement:
    """Give what there is before five sessions were rated twice."""
    advice = Advice(Finding.TOO_LITTLE)
    found = an_agreement(FEW, sessions=2, error=FEW, detectable=FEW, advice=advice)
    return replace(
        found, others=tuple(replace(one, result=FEW) for one in found.others), period=None
    )

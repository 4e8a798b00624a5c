"""How one rater scores beside the others, from pooled ratings."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from ipt_training.domain.agreement.pooling import ItemSet, Pooled, items_of
from ipt_training.domain.agreement.results import FEWEST_PEOPLE, Profile, ProfilePoint, Rater
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.reliability.bias import rater_bias
from ipt_training.reliability.control_chart import control_chart
from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.ratings_table import RatingsTable
from ipt_training.use_cases.agreement.tables import (
    Scores,
    scale_of,
    shared,
    too_few,
    what_is_compared,
)

FEW = (
    f"the two share sessions of fewer than {FEWEST_PEOPLE} trainees, and single sessions could"
    " point at one of them"
)

ONE_OTHER = (
    "one other rater alone rated your sessions, and it would say how strict that rater is as much"
    " as how strict you are; the programme leads see it"
)


def profile_of(
    pooled: Pooled,
    rubric: Rubric,
    item_set: ItemSet,
    rater: Rater,
    *,
    reference: Rater | None = None,
) -> Profile:
    """Give a rater's mean difference from the others on the same sessions, and its course.

    Args:
        pooled: the ratings that may be held together.
        rubric: the rubric they were made with.
        item_set: what is compared.
        rater: whose profile it is.
        reference: the one rater to hold against, an expert say; all others where nobody is named.
    """
    scores = Scores.of(pooled.ratings, rubric)
    if reference is not None:
        scores = scores.rated_by(rater.id, reference.id)
    table = shared(scores.table(items_of(rubric, item_set)))
    signed = {
        str(rating.recording_id): rating.signed_at.date()
        for rating in pooled.ratings
        if rating.rater_id == rater.id
    }
    course = _course(table, rater, signed)
    scale = scale_of(rubric, item_set)
    bias = rater_bias(table).get(rater.id, NotEstimable("no session was rated by others, too"))
    few = reference is not None and _trainees(scores.ratings, table) < FEWEST_PEOPLE
    points = NotEstimable(FEW) if few else _points(course)
    return Profile(
        rater=rater,
        compared=what_is_compared(rubric, item_set),
        scale=(scale.lowest, scale.highest) if scale else (0, 0),
        sessions=len(course),
        others=_others(table, rater),
        bias=too_few(len(course)) or bias,
        points=() if isinstance(points, NotEstimable) else points,
        no_chart=points.reason if isinstance(points, NotEstimable) else "",
        reference=reference,
    )


def own_profile(found: Profile) -> Profile:
    """Give a profile as its rater may read it: beside one other alone it would be of that other."""
    if found.others != 1:
        return found
    return replace(found, bias=NotEstimable(ONE_OTHER), points=(), no_chart=ONE_OTHER)


def _course(table: RatingsTable, rater: Rater, signed: dict[str, date]) -> list[tuple[date, float]]:
    """Give the rater's difference from the others' mean at each shared session, in order."""
    if rater.id not in table.raters:
        return []
    column = table.raters.index(rater.id)
    others = np.delete(table.scores, column, axis=1)
    return sorted(
        (signed[target], float(own - np.nanmean(rest)))
        for target, own, rest in zip(table.targets, table.scores[:, column], others, strict=True)
        if not np.isnan(own)
    )


def _trainees(ratings: Sequence[Tally], table: RatingsTable) -> int:
    inside = set(table.targets)
    return len({rating.therapist_id for rating in ratings if rating.recording_id in inside})


def _others(table: RatingsTable, rater: Rater) -> int:
    if rater.id not in table.raters:
        return 0
    column = table.raters.index(rater.id)
    return int(table.given[table.given[:, column]].any(axis=0).sum()) - 1


def _points(course: list[tuple[date, float]]) -> tuple[ProfilePoint, ...] | NotEstimable:
    chart = control_chart([difference for _, difference in course])
    if isinstance(chart, NotEstimable):
        return chart
    return tuple(
        ProfilePoint(
            on=on,
            difference=point.value,
            smoothed=point.average,
            lower=point.average_low,
            upper=point.average_high,
            signals=tuple(one.value for one in point.signals),
        )
        for (on, _), point in zip(course, chart.points, strict=True)
    )

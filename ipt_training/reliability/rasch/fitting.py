"""Fitting the many-facet Rasch model to scores, and saying what was found."""

from dataclasses import replace
from enum import StrEnum

import numpy as np

from ipt_training.reliability.estimate import NotEstimable
from ipt_training.reliability.rasch.joint import estimate_jointly
from ipt_training.reliability.rasch.marginal import estimate_marginally
from ipt_training.reliability.rasch.measures import Fit, Measures, fair_points, fit_of, measures_of
from ipt_training.reliability.rasch.observations import (
    BoolArray,
    Grouped,
    Model,
    Observations,
    Scale,
    coded,
    extremes,
    grouped,
    parts_of,
    scale_of,
)
from ipt_training.reliability.rasch.parameters import Layout, layout_of
from ipt_training.reliability.rasch.severity import (
    ItemDifficulty,
    RaterSeverity,
    Separation,
    Severity,
    TargetMeasure,
)
from ipt_training.reliability.rasch.solution import Confounded, Solution, Told, Unused, untold
from ipt_training.reliability.ratings_table import FloatArray

FEWEST_SCORES = 30
"""Below this a few scores decide alone, and severities of many logits come out of chance."""


class Method(StrEnum):
    """How the parameters are estimated."""

    MARGINAL = "marginal maximum likelihood"
    JOINT = "joint maximum likelihood"


def many_facet_rasch(
    data: Observations,
    *,
    method: Method = Method.MARGINAL,
    model: Model = Model.RATING_SCALE,
    told: Told = untold,
) -> Severity | NotEstimable:
    """Tell how severe each rater is, how hard each item, and how targets stand, on one scale.

    The log odds of one score over the score below it are measure - severity - difficulty - step.
    Assumes that one quality lies behind all scores, that raters use the scale alike apart from
    their severity, and that scores are independent given it. Every rater has to be linked to
    every other through shared targets; scores may be missing otherwise.

    Sources: Andrich, D. (1978). doi 10.1007/BF02293814 (rating scale); Masters, G. N. (1982).
    doi 10.1007/BF02296272 (partial credit); Linacre, J. M. (1989). Many-facet Rasch measurement.

    Args:
        data: whole-number scores.
        method: marginal, or joint maximum likelihood.
        model: whether the steps of the scale are the same for all items.
        told: hears again and again which share of the work is done.

    Returns:
        Not estimable, with the parts named, when the design falls into unconnected parts; when
        there are fewer than two raters or targets, or scores that are not whole numbers or never
        differ. Raters and items with nothing but extreme scores have no estimate of their own, and
        are left out of the rest.
    """
    kept = _without_extremes(data, model)
    if isinstance(kept, NotEstimable):
        return kept
    used, scale, gone = kept
    raters, items = np.unique(used.rater_at), np.unique(used.item_at)
    layout = layout_of(
        model, scale, raters, items, n_raters=len(data.raters), n_items=len(data.items)
    )
    groups = _of_seen(grouped(used, scale))
    measurable = _not_extreme(layout, groups)
    if not measurable.any():
        return NotEstimable("every target has nothing but extreme scores")
    try:
        solution = _estimated(method, layout, groups, measurable, told)
    except Confounded:
        return NotEstimable("raters and items cannot be told apart: no rater scored several items")
    except Unused:
        return NotEstimable("targets whose scores vary do not use every step; ask for the marginal")
    if len(used.scores) < FEWEST_SCORES:
        return NotEstimable(
            f"{len(used.scores)} scores that vary are too few: logits of so little run away;"
            f" at least {FEWEST_SCORES} are needed"
        )
    return _said(data, used, layout, groups, solution, method, gone)


def _without_extremes(
    data: Observations, model: Model
) -> tuple[Observations, Scale, dict[str, str]] | NotEstimable:
    """Leave raters and items out that never differ, and again those who never differ then."""
    gone: dict[str, str] = {}
    while True:
        scale = scale_of(data, model)
        if isinstance(scale, NotEstimable):
            return NotEstimable("needs at least two raters whose scores vary") if gone else scale
        raters, items = extremes(data, coded(data, scale), scale)
        if not raters.any() and not items.any():
            break
        gone |= {data.raters[at]: "rater" for at in np.flatnonzero(raters)}
        gone |= {data.items[at]: "item" for at in np.flatnonzero(items)}
        data = data.where(~raters[data.rater_at] & ~items[data.item_at])
    if len(np.unique(data.rater_at)) < 2:
        return NotEstimable("needs at least two raters whose scores vary")
    if len(np.unique(data.target_at)) < 2:
        return NotEstimable("needs at least two targets")
    parts = parts_of(data)
    if len(parts) > 1:
        named = "; ".join(", ".join(part) for part in parts)
        return NotEstimable(
            f"the design falls into {len(parts)} parts that share no target: {named}"
        )
    return data, scale, gone


def _of_seen(groups: Grouped) -> Grouped:
    """Leave out the group of targets that have no score left."""
    if groups.seen.any(axis=1).all():
        return groups
    kept = np.flatnonzero(groups.seen.any(axis=1))
    place = np.full(len(groups.count), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    return replace(
        groups,
        seen=groups.seen[kept],
        totals=groups.totals[kept],
        count=groups.count[kept],
        sums=groups.sums[kept],
        squares=groups.squares[kept],
        group_of=place[groups.group_of],
    )


def _not_extreme(layout: Layout, groups: Grouped) -> BoolArray:
    highest = groups.seen @ layout.scale.steps[groups.item_at]
    within: BoolArray = (groups.totals > 0) & (groups.totals < highest)
    return within


def _estimated(
    method: Method, layout: Layout, groups: Grouped, measurable: BoolArray, told: Told
) -> Solution:
    if method is Method.MARGINAL:
        return estimate_marginally(layout, groups, told)
    kept = replace(
        groups,
        seen=groups.seen[measurable],
        totals=groups.totals[measurable],
        count=groups.count[measurable],
        sums=groups.sums[measurable],
        squares=groups.squares[measurable],
        reached=_reached_within(layout, groups, measurable),
    )
    within = np.arange(1, layout.most_steps + 1) <= layout.scale.steps[layout.items, np.newaxis]
    used = kept.reached[layout.items]
    rows = used if layout.model is Model.PARTIAL_CREDIT else used.sum(axis=0, keepdims=True)
    if (rows[within[: len(rows)]] == 0).any():
        raise Unused
    return estimate_jointly(layout, kept)


def _reached_within(layout: Layout, groups: Grouped, measurable: BoolArray) -> FloatArray:
    """Take the scores of extreme targets out of the counts: all highest, or all lowest."""
    highest = groups.totals == groups.seen @ layout.scale.steps[groups.item_at]
    top = highest & ~measurable & (groups.totals > 0)
    lost = np.bincount(
        groups.item_at, groups.count[top] @ groups.seen[top], minlength=layout.n_items
    )
    steps = np.arange(1, layout.most_steps + 1)
    return groups.reached - lost[:, np.newaxis] * (steps <= layout.scale.steps[:, np.newaxis])


def _said(
    data: Observations,
    used: Observations,
    layout: Layout,
    groups: Grouped,
    solution: Solution,
    method: Method,
    gone: dict[str, str],
) -> Severity:
    vector = solution.vector
    measures = measures_of(layout, vector, groups)
    of_raters, of_items = fit_of(layout, vector, groups, measures)
    targets = _targets(used, layout, vector, groups, measures)
    centre = float(np.average(measures.at, weights=groups.count))
    severities = layout.severities(vector)[layout.raters]
    errors = solution.errors[: len(layout.raters)]
    plain = ~measures.extreme
    notes = []
    if gone:
        notes.append(f"left out, with nothing but extreme scores: {', '.join(gone)}")
    if method is Method.JOINT:
        notes.append(
            f"joint estimates are stretched: with {_scores_each(used):.1f} scores for each target"
            f" severities and difficulties come out about {stretch_of(used):.2f} times as far from"
            " zero as they are; marginal ones are not"
        )
    if not solution.converged:
        notes.append("the search did not settle; take no figure of this fit")
    return Severity(
        method=method.value,
        model=layout.model.value,
        raters=_raters(data, layout, solution, of_raters, centre),
        items=_items(data, layout, solution, of_items),
        targets=targets,
        target_mean=centre if solution.mean is None else solution.mean,
        target_spread=solution.spread,
        rater_separation=_separation(severities, errors, np.ones(len(errors))),
        target_separation=_separation(
            measures.at[plain], measures.errors[plain], groups.count[plain]
        ),
        n=len(used.scores),
        iterations=solution.iterations,
        converged=solution.converged,
        notes=tuple(notes),
        stretch=stretch_of(used) if method is Method.JOINT else None,
    )


def stretch_of(data: Observations) -> float:
    """Give about how many times too far from zero joint estimates lie.

    With L scores for each target it is L / (L - 1), exactly so for two scores of two levels: B. D.
    Wright & G. A. Douglas (1977), doi 10.1177/001316447703700307. Endless with one score each.
    """
    each = _scores_each(data)
    return each / (each - 1.0) if each > 1.0 else float("inf")


def _scores_each(data: Observations) -> float:
    return len(data.scores) / len(np.unique(data.target_at))


def _raters(
    data: Observations, layout: Layout, solution: Solution, fit: Fit, centre: float
) -> dict[str, RaterSeverity | NotEstimable]:
    severities = layout.severities(solution.vector)
    errors = np.zeros(len(severities))
    errors[layout.raters] = solution.errors[: len(layout.raters)]

    def expected(severity: FloatArray) -> FloatArray:
        return fair_points(layout, solution.vector, layout.items, centre - severity)

    fair = expected(severities)
    points = fair - expected(np.zeros(1))
    reach = (expected(severities - errors) - expected(severities + errors)) / 2
    number = np.bincount(data.rater_at, minlength=len(data.raters))
    found: dict[str, RaterSeverity | NotEstimable] = dict.fromkeys(
        data.raters, NotEstimable("gave nothing but the lowest, or the highest, scores")
    )
    for place, at in enumerate(layout.raters):
        found[data.raters[at]] = RaterSeverity(
            severity=float(severities[at]),
            standard_error=float(solution.errors[place]),
            infit=float(fit.infit[at]),
            outfit=float(fit.outfit[at]),
            n=int(number[at]),
            fair_average=float(fair[at]),
            points=float(points[at]),
            points_error=float(reach[at]),
        )
    return found


def _items(
    data: Observations, layout: Layout, solution: Solution, fit: Fit
) -> dict[str, ItemDifficulty | NotEstimable]:
    difficulties = layout.difficulties(solution.vector)
    steps = layout.steps(solution.vector)
    number = np.bincount(data.item_at, minlength=len(data.items))
    found: dict[str, ItemDifficulty | NotEstimable] = dict.fromkeys(
        data.items, NotEstimable("was given nothing but the lowest, or the highest, score")
    )
    for place, at in enumerate(layout.items):
        highest = int(layout.scale.steps[at])
        found[data.items[at]] = ItemDifficulty(
            difficulty=float(difficulties[at]),
            standard_error=float(solution.errors[len(layout.raters) + place]),
            infit=float(fit.infit[at]),
            outfit=float(fit.outfit[at]),
            n=int(number[at]),
            thresholds=tuple(float(one) for one in steps[at, :highest]),
            scores=tuple(int(one) for one in layout.scale.values[at, : highest + 1]),
        )
    return found


def _targets(
    used: Observations,
    layout: Layout,
    vector: FloatArray,
    groups: Grouped,
    measures: Measures,
) -> dict[str, TargetMeasure]:
    fair = fair_points(layout, vector, layout.items, measures.at)
    number = np.bincount(used.target_at, minlength=len(used.targets))
    total = np.bincount(used.target_at, used.scores, len(used.targets))
    found = {}
    for at, name in enumerate(used.targets):
        group = groups.group_of[at]
        if group >= 0:
            found[name] = TargetMeasure(
                measure=float(measures.at[group]),
                standard_error=float(measures.errors[group]),
                n=int(number[at]),
                average=float(total[at] / number[at]),
                fair_average=float(fair[group]),
                extreme=bool(measures.extreme[group]),
            )
    return found


def _separation(
    values: FloatArray, errors: FloatArray, counts: FloatArray
) -> Separation | NotEstimable:
    total = float(counts.sum())
    if total < 2:
        return NotEstimable("fewer than two can be told apart")
    mean = float(values @ counts) / total
    observed = float((values - mean) ** 2 @ counts) / (total - 1)
    error = float(errors**2 @ counts) / total
    if observed <= 0 or error <= 0:
        return NotEstimable("they do not differ")
    true = max(0.0, observed - error)
    return Separation(ratio=(true / error) ** 0.5, reliability=true / observed)

"""The rules of rubrics."""

from collections import Counter
from collections.abc import Iterator

from ipt_training.adapters.content.rules.finding import Finding, folded, repeated
from ipt_training.domain.fidelity.rubric import Aspect, Item, Rubric, Standing
from ipt_training.domain.ipt import Phase

_OUTSIDE = frozenset({Aspect.DOSE, Aspect.PURPOSE})


def rubric_findings(rubric: Rubric) -> Iterator[Finding]:
    """Items, groups, scales, anchors and the pass rule fit one another."""
    yield from repeated((item.id for item in rubric.items), ("items",))
    yield from repeated((group.id for group in rubric.groups), ("groups",))
    yield from repeated((scale.aspect for scale in rubric.scales), ("scales",), name="aspect")
    yield from _scales(rubric)
    yield from _groups(rubric)
    for index, item in enumerate(rubric.items):
        yield from _aspects(item, ("items", index))
        yield from _anchors(rubric, item, ("items", index, "anchors"))
    yield from _risk(rubric)
    yield from _pass_rule(rubric)


def _scales(rubric: Rubric) -> Iterator[Finding]:
    for place, scale in enumerate(rubric.scales):
        values = [level.value for level in scale.levels]
        for index in range(1, len(values)):
            if values[index] <= values[index - 1]:
                yield (
                    ("scales", place, "levels", index, "value"),
                    f"levels must rise from lowest to highest: {values[index]} follows"
                    f" {values[index - 1]}",
                )


def _groups(rubric: Rubric) -> Iterator[Finding]:
    known = {item.id for item in rubric.items}
    times = Counter(item_id for group in rubric.groups for item_id in group.items)
    seen: set[str] = set()
    for place, group in enumerate(rubric.groups):
        for index, item_id in enumerate(group.items):
            where = ("groups", place, "items", index)
            if item_id not in known:
                yield where, f"names the item “{item_id}”, which the rubric does not have"
            if item_id in seen:
                yield where, f"the item “{item_id}” is in a group already; each stands in one"
            seen.add(item_id)
    for index, item in enumerate(rubric.items):
        if not times[item.id]:
            yield ("items", index, "id"), f"the item “{item.id}” is in no group; put it into one"


def _aspects(item: Item, here: tuple[str | int, ...]) -> Iterator[Finding]:
    aspects = frozenset(item.anchors)
    where = (*here, "anchors")
    if item.standing is Standing.OUTSIDE:
        if aspects != _OUTSIDE:
            yield where, "an outside item has anchors for dose and purpose, and no others"
        return
    if aspects & _OUTSIDE:
        yield where, "dose and purpose belong to outside items alone"
    if Aspect.SKILL not in aspects:
        yield where, "has no anchors for skill; every item inside IPT is scored on skill"


def _anchors(rubric: Rubric, item: Item, here: tuple[str | int, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for aspect in item.aspects:
        where = (*here, aspect.value)
        scale = rubric.scale(aspect)
        if scale is None:
            yield where, f"the rubric has no {aspect.value} scale; add one or leave the anchors out"
            continue
        levels = [level.value for level in scale.levels]
        found = [anchor.value for anchor in item.anchors[aspect]]
        if found != levels:
            yield (
                where,
                f"must have one anchor for each level of the scale, in order: expected"
                f" {_listed(levels)}, found {_listed(found)}",
            )
        for index, anchor in enumerate(item.anchors[aspect]):
            words = folded(anchor.behaviour).casefold()
            if words in seen:
                yield (
                    (*where, index, "behaviour"),
                    "says the same as another anchor of the item; say what sets the two apart",
                )
            seen.add(words)


def _risk(rubric: Rubric) -> Iterator[Finding]:
    risks = [(index, item) for index, item in enumerate(rubric.items) if item.risk]
    if not risks:
        yield ("items",), "no item has risk: true; safety is rated in every session"
        return
    if not any(set(item.phases) == set(Phase) for _, item in risks):
        index, _ = risks[0]
        yield ("items", index, "phases"), "a risk item must apply in all four phases"
    for index, item in risks:
        if item.standing is Standing.OUTSIDE:
            yield ("items", index, "risk"), "an outside item cannot be the item about risk"


def _pass_rule(rubric: Rubric) -> Iterator[Finding]:
    scale = rubric.scale(Aspect.SKILL)
    if scale is None:
        yield ("scales",), "no scale measures skill; the pass rule needs one"
        return
    lowest = min(level.value for level in scale.levels)
    highest = max(level.value for level in scale.levels)
    marks = {
        "mean_skill": rubric.pass_rule.mean_skill,
        "essential_skill": rubric.pass_rule.essential_skill,
        "risk_skill": rubric.pass_rule.risk_skill,
    }
    for name, mark in marks.items():
        if not lowest <= mark <= highest:
            yield (
                ("pass_rule", name),
                f"{mark:g} is not on the skill scale, which runs from {lowest} to {highest}",
            )


def _listed(values: list[int]) -> str:
    return ", ".join(str(value) for value in values) or "none"

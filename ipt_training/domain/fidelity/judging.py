"""Small changes to a judgement, each from what a widget sent: checked, never defaulted."""

from collections.abc import Iterable

from ipt_training.domain.errors import NotFound, RuleBroken
from ipt_training.domain.fidelity.rating import (
    LONGEST_NOTE,
    Answer,
    Evidence,
    Heard,
    Judgement,
    NotRated,
    Polarity,
    applicable_items,
)
from ipt_training.domain.fidelity.rubric import Aspect, Item, Rubric
from ipt_training.domain.ipt import Dialect, Focus, Phase

PRE_ROLL = 5.0
"""Seconds: whoever marks a moment has just heard it."""


def heard(judgement: Judgement, *, phase: object, focus: object, dialect: object) -> Judgement:
    """Say which phase, focus and dialect were heard."""
    if (
        not isinstance(phase, str)
        or not isinstance(focus, str)
        or not isinstance(dialect, str)
        or phase not in list(Phase)
        or focus not in list(Focus)
        or dialect not in list(Dialect)
    ):
        raise RuleBroken("Choose phase, focus and dialect from the lists.")
    said = Heard(phase=Phase(phase), focus=Focus(focus), dialect=Dialect(dialect))
    return judgement.model_copy(update={"heard": said})


def scored(
    judgement: Judgement, rubric: Rubric, item_id: str, aspect: Aspect, value: object
) -> Judgement:
    """Give an item one score, or take the score back where the value is nothing.

    A departure that was not there has no purpose: the lowest dose clears it.
    """
    item = _applicable(rubric, judgement, item_id)
    before = judgement.answers.get(item.id, Answer())
    scores = {known: score for known, score in before.scores.items() if known is not aspect}
    if value is not None:
        scores[aspect] = _on_scale(rubric, item, aspect, value)
    if absent(rubric, item, scores.get(Aspect.DOSE)):
        scores.pop(Aspect.PURPOSE, None)
    return _answered(judgement, item, Answer(scores=scores, note=before.note))


def not_rated(judgement: Judgement, rubric: Rubric, item_id: str, why: object) -> Judgement:
    """Say why an item has no score, or take that back where the value is nothing."""
    item = _applicable(rubric, judgement, item_id)
    before = judgement.answers.get(item.id, Answer())
    if why is None:
        scores = {} if before.not_rated else before.scores
        return _answered(judgement, item, Answer(scores=scores, note=before.note))
    if not isinstance(why, str) or why not in list(NotRated):
        raise RuleBroken("An item is not applicable, or had no opportunity.")
    return _answered(judgement, item, Answer(not_rated=NotRated(why), note=before.note))


def noted(judgement: Judgement, rubric: Rubric, item_id: str, text: object) -> Judgement:
    """Write the note of an item."""
    item = _applicable(rubric, judgement, item_id)
    before = judgement.answers.get(item.id, Answer())
    return _answered(judgement, item, before.model_copy(update={"note": _words(text)}))


def commented(judgement: Judgement, text: object) -> Judgement:
    """Write the rater's words to the trainee."""
    return judgement.model_copy(update={"comment": _words(text)})


def departed(judgement: Judgement, justified: object) -> Judgement:
    """Say whether the session was rightly given to a crisis."""
    if not isinstance(justified, bool):
        raise RuleBroken("Tick the box, or leave it.")
    return judgement.model_copy(update={"justified_departure": justified})


def marked(
    judgement: Judgement, *, mark_id: str, at: object, polarity: object, items: tuple[str, ...]
) -> Judgement:
    """Add a mark that ends where it was made and begins a little before."""
    if isinstance(at, bool) or not isinstance(at, int | float) or not 0 <= at < 86_400:
        raise RuleBroken("The place of this mark in the recording is not known. Mark it again.")
    end = float(at)
    mark = Evidence(
        id=mark_id,
        start=max(0.0, end - PRE_ROLL),
        end=end,
        polarity=_polarity(polarity),
        items=items,
    )
    return judgement.model_copy(update={"evidence": (*judgement.evidence, mark)})


def assigned(judgement: Judgement, rubric: Rubric, mark_id: str, items: object) -> Judgement:
    """Bind a mark to the items it bears on."""
    if not isinstance(items, list | tuple):
        raise RuleBroken("Choose the items of this mark from the list.")
    for item_id in items:
        _applicable(rubric, judgement, item_id)
    return _remarked(judgement, mark_id, items=tuple(str(one) for one in items))


def turned(judgement: Judgement, mark_id: str, polarity: object) -> Judgement:
    """Say anew what a mark speaks for."""
    return _remarked(judgement, mark_id, polarity=_polarity(polarity))


def annotated(judgement: Judgement, mark_id: str, text: object) -> Judgement:
    """Write the note of a mark."""
    return _remarked(judgement, mark_id, note=_words(text))


def removed(judgement: Judgement, mark_id: str) -> Judgement:
    """Take a mark away."""
    _mark(judgement, mark_id)
    kept = tuple(one for one in judgement.evidence if one.id != mark_id)
    return judgement.model_copy(update={"evidence": kept})


def in_order(marks: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Order marks for the rail: those without an item first, each part by time."""
    return tuple(sorted(marks, key=lambda one: (bool(one.items), one.start, one.end)))


def absent(rubric: Rubric, item: Item, dose: int | None) -> bool:
    """Say whether a dose means that the departure was not there at all."""
    scale = rubric.scale(Aspect.DOSE)
    return Aspect.DOSE in item.anchors and scale is not None and dose == scale.lowest


def _answered(judgement: Judgement, item: Item, answer: Answer) -> Judgement:
    return judgement.model_copy(update={"answers": {**judgement.answers, item.id: answer}})


def _applicable(rubric: Rubric, judgement: Judgement, item_id: object) -> Item:
    if judgement.heard is None:
        raise RuleBroken("Say first which phase, focus and dialect you heard.")
    for item in applicable_items(rubric, judgement.heard):
        if item.id == item_id:
            return item
    raise RuleBroken("This item does not belong to the phase and focus you heard.")


def _on_scale(rubric: Rubric, item: Item, aspect: Aspect, value: object) -> int:
    scale = rubric.scale(aspect)
    if scale is None or aspect not in item.anchors:
        raise RuleBroken(f"“{item.title}” is not scored on {aspect.value}.")
    levels = [level.value for level in scale.levels]
    if isinstance(value, bool) or not isinstance(value, int) or value not in levels:
        raise RuleBroken(
            f"That is not on the {aspect.value} scale of “{item.title}”"
            f" ({scale.lowest} to {scale.highest}). Nothing was changed."
        )
    return value


def _polarity(value: object) -> Polarity:
    if not isinstance(value, str) or value not in list(Polarity):
        raise RuleBroken("A mark is for, against or missed.")
    return Polarity(value)


def _words(text: object) -> str:
    if not isinstance(text, str) or len(text) > LONGEST_NOTE:
        raise RuleBroken(
            f"A note has at most {LONGEST_NOTE} characters; the last change is not kept."
        )
    return text.strip()


def _mark(judgement: Judgement, mark_id: str) -> Evidence:
    found = next((one for one in judgement.evidence if one.id == mark_id), None)
    if found is None:
        raise NotFound("This mark was removed in another window.")
    return found


def _remarked(judgement: Judgement, mark_id: str, **change: object) -> Judgement:
    changed = _mark(judgement, mark_id).model_copy(update=change)
    marks = tuple(changed if one.id == mark_id else one for one in judgement.evidence)
    return judgement.model_copy(update={"evidence": marks})

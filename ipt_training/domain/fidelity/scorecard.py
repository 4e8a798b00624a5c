"""How a rating becomes a scorecard: means with their n, essential items, flags, and the outcome."""

from collections.abc import Sequence
from enum import StrEnum

from ipt_training.domain.fidelity.rating import (
    Answer,
    Heard,
    Judgement,
    NotRated,
    Polarity,
    applicable_items,
)
from ipt_training.domain.fidelity.rubric import Aspect, Item, Rubric, Standing
from ipt_training.domain.value import Value


class Mean(Value):
    """A mean over rated items, with how many there were."""

    value: float
    n: int


class NotScored(Value):
    """There is no figure, and this is why."""

    reason: str


Figure = Mean | NotScored


class Outcome(StrEnum):
    """What the pass rule says of a session."""

    MEETS = "meets"
    BELOW = "below"
    UNDECIDED = "undecided"
    """Too few items were rated to say."""
    SECOND_RATER = "second_rater"
    """A second rater has to look before anything is decided."""
    FEEDBACK_ONLY = "feedback_only"
    """A brief form gives feedback and decides nothing."""


class ItemLine(Value):
    """One applicable item as the scorecard shows it."""

    item: Item
    answer: Answer
    evidence_count: int
    below_minimum: bool


class Subscale(Value):
    """One group of items, with its means."""

    id: str
    title: str
    skill: Figure
    extent: Figure
    applicable: int
    """How many of its items apply to the phase and focus heard."""


class Flag(Value):
    """Something a reader must see before any mean."""

    item_id: str
    sentence: str
    decides: bool
    """Whether it stops a pass until a second rater has looked."""


class Scorecard(Value):
    """What a rating says, ready to be shown, printed and exported."""

    heard: Heard
    skill: Figure
    extent: Figure
    applicable: int
    rated: int
    subscales: tuple[Subscale, ...]
    items: tuple[ItemLine, ...]
    essentials_met: int
    essentials_rated: int
    flags: tuple[Flag, ...]
    outcome: Outcome
    reasons: tuple[str, ...]


def score(rubric: Rubric, judgement: Judgement) -> Scorecard:
    """Form the scorecard of a judgement: unweighted means over the items that were rated.

    Not applicable and no opportunity enter no mean and no denominator. The outcome follows the
    rubric's pass rule; the reasons name every condition that decided it.

    Raises:
        ValueError: when phase and focus heard are not given.
    """
    if judgement.heard is None:
        raise ValueError("a judgement without phase and focus heard has no scorecard")
    items = applicable_items(rubric, judgement.heard)
    lines = tuple(_line(rubric, judgement, item) for item in items)
    inside = [line for line in lines if line.item.standing is not Standing.OUTSIDE]
    essentials = [
        line
        for line in inside
        if line.item.standing is Standing.ESSENTIAL and Aspect.SKILL in line.answer.scores
    ]
    flags = _flags(rubric, judgement, lines)
    skill = _mean(inside, Aspect.SKILL)
    rated = [line for line in inside if line.answer.scores]
    outcome, reasons = _outcome(rubric, skill, inside, essentials, flags)
    return Scorecard(
        heard=judgement.heard,
        skill=skill,
        extent=_mean(inside, Aspect.EXTENT),
        applicable=len(inside),
        rated=len(rated),
        subscales=_subscales(rubric, lines),
        items=lines,
        essentials_met=sum(not line.below_minimum for line in essentials),
        essentials_rated=len(essentials),
        flags=flags,
        outcome=outcome,
        reasons=reasons,
    )


def _line(rubric: Rubric, judgement: Judgement, item: Item) -> ItemLine:
    answer = judgement.answers.get(item.id, Answer())
    skill = answer.scores.get(Aspect.SKILL)
    minimum = _minimum(rubric, item)
    return ItemLine(
        item=item,
        answer=answer,
        evidence_count=sum(item.id in moment.items for moment in judgement.evidence),
        below_minimum=skill is not None and minimum is not None and skill < minimum,
    )


def _minimum(rubric: Rubric, item: Item) -> int | None:
    if item.risk:
        return rubric.pass_rule.risk_skill
    if item.standing is Standing.ESSENTIAL:
        return rubric.pass_rule.essential_skill
    return None


def _mean(lines: Sequence[ItemLine], aspect: Aspect) -> Figure:
    values = [line.answer.scores[aspect] for line in lines if aspect in line.answer.scores]
    if values:
        return Mean(value=sum(values) / len(values), n=len(values))
    if not any(aspect in line.item.anchors for line in lines):
        return NotScored(reason=f"no item here is scored on {aspect.value}")
    return NotScored(reason="no item was rated")


def _subscales(rubric: Rubric, lines: Sequence[ItemLine]) -> tuple[Subscale, ...]:
    found = []
    for group in rubric.groups:
        members = [line for line in lines if line.item.id in group.items]
        if members and any(line.item.standing is not Standing.OUTSIDE for line in members):
            found.append(
                Subscale(
                    id=group.id,
                    title=group.title,
                    skill=_mean(members, Aspect.SKILL),
                    extent=_mean(members, Aspect.EXTENT),
                    applicable=len(members),
                )
            )
    return tuple(found)


def _flags(rubric: Rubric, judgement: Judgement, lines: Sequence[ItemLine]) -> tuple[Flag, ...]:
    flags = []
    for line in lines:
        item, scores = line.item, line.answer.scores
        if item.risk and line.below_minimum:
            flags.append(_flag(item, f"{item.title}: below the mark", decides=False))
        if item.risk and line.answer.not_rated is NotRated.NO_OPPORTUNITY:
            flags.append(_flag(item, f"{item.title}: no opportunity was seen", decides=False))
        if item.risk and any(
            e.polarity is Polarity.MISSED and item.id in e.items for e in judgement.evidence
        ):
            flags.append(_flag(item, f"{item.title}: a missed moment is marked", decides=False))
        for aspect in (Aspect.DOSE, Aspect.PURPOSE):
            scale = rubric.scale(aspect)
            if scale and scores.get(aspect) == scale.highest:
                label = scale.levels[-1].label
                flags.append(_flag(item, f"{item.title}: {label}", decides=True))
    if judgement.justified_departure:
        flags.append(
            Flag(
                item_id="",
                sentence="The session was given to a crisis, rightly in the rater's view",
                decides=True,
            )
        )
    return tuple(flags)


def _flag(item: Item, sentence: str, *, decides: bool) -> Flag:
    return Flag(item_id=item.id, sentence=sentence, decides=decides)


def _outcome(
    rubric: Rubric,
    skill: Figure,
    inside: Sequence[ItemLine],
    essentials: Sequence[ItemLine],
    flags: Sequence[Flag],
) -> tuple[Outcome, tuple[str, ...]]:
    rule = rubric.pass_rule
    if rubric.brief:
        return Outcome.FEEDBACK_ONLY, ("The brief form gives feedback and decides nothing.",)
    deciding = [flag.sentence for flag in flags if flag.decides]
    if deciding:
        return Outcome.SECOND_RATER, tuple(
            f"{sentence}: a second rater has to look." for sentence in deciding
        )
    countable = [line for line in inside if line.answer.not_rated is not NotRated.NOT_APPLICABLE]
    rated = [line for line in countable if Aspect.SKILL in line.answer.scores]
    if isinstance(skill, NotScored) or len(rated) < rule.rated_share * len(countable):
        return Outcome.UNDECIDED, (
            f"{len(rated)} of {len(countable)} applicable items were rated;"
            f" at least {rule.rated_share:.0%} are needed.",
        )
    below = [line for line in inside if line.below_minimum]
    reasons = [
        f"{line.item.title}: skill {line.answer.scores[Aspect.SKILL]},"
        f" at least {_minimum(rubric, line.item)} is needed."
        for line in below
    ]
    if skill.value < rule.mean_skill:
        reasons.insert(
            0,
            f"Mean skill {skill.value:.2f} over {skill.n} items;"
            f" at least {rule.mean_skill:.2f} is needed.",
        )
    if reasons:
        return Outcome.BELOW, tuple(reasons)
    return Outcome.MEETS, (
        f"Mean skill {skill.value:.2f} over {skill.n} items, at the mark of"
        f" {rule.mean_skill:.2f} or above.",
        f"All {len(essentials)} essential items that were rated are at"
        f" {rule.essential_skill} or above."
        if essentials
        else "No essential item was rated.",
    )

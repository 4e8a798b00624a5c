"""Ratings as raters give them: sessions have quality, items difficulty, raters strictness."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from ipt_training.domain.fidelity.rating import (
    Answer,
    Evidence,
    Heard,
    Judgement,
    NotRated,
    Polarity,
    applicable_items,
)
from ipt_training.domain.fidelity.rubric import Aspect, Item, Rubric, Standing

NO_OPPORTUNITY = 0.18
"""The share of compatible items that a session gives no occasion for."""

COMMENTS = (
    "You stayed with the feeling once it came; next time let the silence work a little longer.",
    "The link between the week and the mood was clear. The focus slipped in the last third.",
    "Good reconstruction of the conversation. Ask what was heard, not only what was said.",
    "Warm and active. Two pieces of advice came before the options were explored.",
    "The step for the week came from the patient, which is where it should come from.",
)


@dataclass(frozen=True)
class Rater:
    """How one rater differs from the others."""

    strictness: float
    """Points taken from every skill score; below nothing for a lenient one."""
    noise: float
    """Standard deviation of what is neither session, item nor strictness, in points."""


@dataclass(frozen=True)
class Sheet:
    """What stays the same for every rating with one rubric: drawn once."""

    rubric: Rubric
    difficulty: Mapping[str, float]


def sheet(rubric: Rubric, chance: Random) -> Sheet:
    """Draw how hard each item of a rubric is."""
    return Sheet(rubric, {item.id: chance.gauss(0, 0.45) for item in rubric.items})


def judge(
    sheet: Sheet, heard: Heard, rater: Rater, *, quality: float, length: float, chance: Random
) -> Judgement:
    """Give a complete judgement of one session by one rater.

    Args:
        sheet: the rubric and its items' difficulty.
        heard: phase and focus.
        rater: who rates.
        quality: the session's true mean skill, 1 to 5.
        length: of the recording, in seconds.
        chance: seeded.
    """
    answers = {
        item.id: _answer(sheet, item, rater, quality, chance)
        for item in applicable_items(sheet.rubric, heard)
    }
    rated = [item_id for item_id, answer in answers.items() if answer.scores]
    evidence = [_moment(chance, rated, answers, length, number) for number in range(1, 5)]
    return Judgement(
        heard=heard,
        answers=answers,
        evidence=tuple(sorted(evidence, key=lambda moment: moment.start)),
        comment=chance.choice(COMMENTS),
    )


def _answer(sheet: Sheet, item: Item, rater: Rater, quality: float, chance: Random) -> Answer:
    if item.standing is Standing.OUTSIDE:
        return _outside(item, quality, chance)
    if item.standing is Standing.COMPATIBLE and not item.risk and chance.random() < NO_OPPORTUNITY:
        return Answer(not_rated=NotRated.NO_OPPORTUNITY)
    level = quality - sheet.difficulty[item.id] - rater.strictness + chance.gauss(0, rater.noise)
    scores = {
        aspect: _within(
            item, aspect, level + (chance.gauss(0, 0.5) if aspect is Aspect.EXTENT else 0)
        )
        for aspect in item.aspects
    }
    return Answer(scores=scores)


def _outside(item: Item, quality: float, chance: Random) -> Answer:
    doses = item.anchors[Aspect.DOSE]
    if chance.random() < 0.5 + 0.12 * quality:
        return Answer(scores={Aspect.DOSE: doses[0].value})
    purposes = item.anchors[Aspect.PURPOSE]
    return Answer(
        scores={Aspect.DOSE: doses[1].value, Aspect.PURPOSE: chance.choice(purposes[:2]).value}
    )


def _within(item: Item, aspect: Aspect, level: float) -> int:
    values = [anchor.value for anchor in item.anchors[aspect]]
    return max(values[0], min(values[-1], round(level)))


def _moment(
    chance: Random, rated: list[str], answers: Mapping[str, Answer], length: float, number: int
) -> Evidence:
    item_id = chance.choice(rated)
    skill = answers[item_id].scores.get(Aspect.SKILL, 3)
    end = round(chance.uniform(6, max(7, length - 5)), 1)
    return Evidence(
        id=f"e{number}",
        start=max(0.0, round(end - 5, 1)),
        end=end,
        polarity=Polarity.FOR if skill >= 3 else Polarity.AGAINST,
        items=(item_id,),
    )

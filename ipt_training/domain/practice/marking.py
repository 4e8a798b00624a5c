"""What an answer earns. Free answers earn nothing and lose nothing: no machine marks them."""

from collections.abc import Sequence

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.practice.attempt import Given
from ipt_training.domain.practice.question import (
    Matching,
    Ordering,
    Question,
    Several,
    SingleBest,
    Spot,
)
from ipt_training.domain.practice.vignette import Choose, Decision, Map, Rank


def mark_decision(decision: Decision, given: Given) -> float | None:
    """Give the share of the mark for a scene's decision, or none for a free answer.

    Raises:
        RuleBroken: when the answer is not one that the decision offers.
    """
    match decision:
        case Choose():
            chosen = _one(given)
            credits = {option.id: option.credit for option in decision.options}
            if chosen not in credits:
                raise RuleBroken("Choose one of the moves offered.")
            return credits[chosen]
        case Rank():
            return _order_credit([option.id for option in decision.options], given.chosen)
        case Map():
            return _placed_credit(
                {option.id: option.bin for option in decision.options},
                {place.id for place in decision.bins},
                given,
            )
        case _:
            if not given.text.strip():
                raise RuleBroken("Write what you would say first; a sentence is enough.")
            if any(not 0 <= index < len(decision.look_for) for index in given.ticked):
                raise RuleBroken("Tick only the points that are listed.")
            return None


def mark_question(question: Question, given: Given) -> float:
    """Give the share of the mark for a question.

    Several: right ones chosen less wrong ones chosen, over the number of right ones, never below
    nothing. Ordering: the share of pairs in the right order. Matching: the share of pairs.

    Raises:
        RuleBroken: when the answer is not one that the question offers.
    """
    match question:
        case SingleBest():
            return _right_one({option.id: option.correct for option in question.options}, given)
        case Spot():
            return _right_one({line.id: line.correct for line in question.lines}, given)
        case Several():
            return _several_credit({o.id: o.correct for o in question.options}, given.chosen)
        case Ordering():
            return _order_credit([step.id for step in question.steps], given.chosen)
        case Matching():
            return _placed_credit(
                {pair.id: pair.match for pair in question.pairs},
                {choice.id for choice in question.choices},
                given,
            )
        case _:
            if given.number is None:
                raise RuleBroken("Enter a number.")
            return float(abs(given.number - question.answer) <= question.tolerance)


def _one(given: Given) -> str:
    if len(given.chosen) != 1:
        raise RuleBroken("Choose one.")
    return given.chosen[0]


def _right_one(correct: dict[str, bool], given: Given) -> float:
    chosen = _one(given)
    if chosen not in correct:
        raise RuleBroken("Choose one of the answers offered.")
    return float(correct[chosen])


def _several_credit(correct: dict[str, bool], chosen: Sequence[str]) -> float:
    if not chosen:
        raise RuleBroken("Choose at least one.")
    if len(set(chosen)) != len(chosen) or not set(chosen) <= set(correct):
        raise RuleBroken("Choose from the answers offered.")
    right = sum(correct[option] for option in chosen)
    wrong = len(chosen) - right
    return max(0.0, (right - wrong) / sum(correct.values()))


def _order_credit(best: Sequence[str], given: Sequence[str]) -> float:
    if sorted(given) != sorted(best):
        raise RuleBroken("Give every step its own place.")
    place = {item: index for index, item in enumerate(given)}
    pairs = [(a, b) for i, a in enumerate(best) for b in best[i + 1 :]]
    return sum(place[a] < place[b] for a, b in pairs) / len(pairs)


def _placed_credit(right: dict[str, str], places: set[str], given: Given) -> float:
    if set(given.placed) != set(right) or not set(given.placed.values()) <= places:
        raise RuleBroken("Give every statement a place.")
    return sum(given.placed[part] == place for part, place in right.items()) / len(right)

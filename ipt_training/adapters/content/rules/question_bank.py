"""The rules of question banks."""

import re
from collections.abc import Iterator, Sequence

from ipt_training.adapters.content.rules.finding import Finding, repeated
from ipt_training.domain.practice.question import (
    Alternative,
    Matching,
    Ordering,
    Question,
    QuestionBank,
    Several,
    SingleBest,
    Spot,
)

_CATCH_ALL = re.compile(
    r"\b(all|none|both|neither) of (the|these) (above|others?)\b", re.IGNORECASE
)
_AT_LEAST_RIGHT = 2


def bank_findings(bank: QuestionBank) -> Iterator[Finding]:
    """Every question can be answered rightly, and in one way only."""
    yield from repeated((question.id for question in bank.questions), ("questions",))
    for index, question in enumerate(bank.questions):
        yield from _question(question, ("questions", index))


def _question(question: Question, here: tuple[str | int, ...]) -> Iterator[Finding]:
    match question:
        case SingleBest():
            yield from _options(question.options, here)
            yield from _one_right([option.correct for option in question.options], here, "options")
        case Several():
            yield from _options(question.options, here)
            yield from _several_right(question, here)
        case Ordering():
            yield from repeated((step.id for step in question.steps), (*here, "steps"))
        case Matching():
            yield from _matching(question, here)
        case Spot():
            yield from repeated((line.id for line in question.lines), (*here, "lines"))
            yield from _one_right([line.correct for line in question.lines], here, "lines")
        case _:
            pass


def _options(options: Sequence[Alternative], here: tuple[str | int, ...]) -> Iterator[Finding]:
    yield from repeated((option.id for option in options), (*here, "options"))
    for index, option in enumerate(options):
        if _CATCH_ALL.search(option.text):
            yield (
                (*here, "options", index, "text"),
                "an option may not speak of the other options; name what is meant",
            )


def _one_right(
    correct: Sequence[bool], here: tuple[str | int, ...], name: str
) -> Iterator[Finding]:
    if sum(correct) != 1:
        yield (*here, name), f"{sum(correct)} are marked correct; exactly one must be"


def _several_right(question: Several, here: tuple[str | int, ...]) -> Iterator[Finding]:
    right = sum(option.correct for option in question.options)
    if not _AT_LEAST_RIGHT <= right < len(question.options):
        yield (
            (*here, "options"),
            f"{right} of {len(question.options)} are marked correct; at least two must be,"
            " and not all",
        )


def _matching(question: Matching, here: tuple[str | int, ...]) -> Iterator[Finding]:
    yield from repeated((choice.id for choice in question.choices), (*here, "choices"))
    yield from repeated((pair.id for pair in question.pairs), (*here, "pairs"))
    choices = {choice.id for choice in question.choices}
    for index, pair in enumerate(question.pairs):
        if pair.match not in choices:
            yield (
                (*here, "pairs", index, "match"),
                f"“{pair.match}” is not one of the choices: {', '.join(sorted(choices))}",
            )
    if question.kind == "extended_matching" and len(choices) <= len(question.pairs):
        yield (
            (*here, "choices"),
            f"extended matching offers more choices than pairs: {len(choices)} choices,"
            f" {len(question.pairs)} pairs",
        )

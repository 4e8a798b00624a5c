"""How many questions stand in each cell of the blueprint."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.practice.question import QuestionBank

EVERY = "all"
"""The name of the row or column of questions that span every phase or every problem area."""


class Row(NamedTuple):
    """One phase, and how many questions it has for each problem area."""

    phase: str
    counts: dict[str, int]


def blueprint(banks: Iterable[QuestionBank]) -> tuple[Row, ...]:
    """Count the questions of the banks by phase and problem area, empty cells too."""
    cells = Counter(
        (question.cell.phase or EVERY, question.cell.focus or EVERY)
        for bank in banks
        for question in bank.questions
    )
    phases = [*(phase.value for phase in Phase), EVERY]
    focuses = [*(focus.value for focus in Focus), EVERY]
    return tuple(Row(phase, {focus: cells[phase, focus] for focus in focuses}) for phase in phases)

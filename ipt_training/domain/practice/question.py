"""Questions about IPT, and what an answer to each earns."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from ipt_training.domain.ids import Slug
from ipt_training.domain.ipt import Dialect, Focus, Phase, Variant
from ipt_training.domain.pack import Line, Pack, Source, Text
from ipt_training.domain.practice.vignette import Utterance
from ipt_training.domain.value import Value


class Topic(StrEnum):
    """What a question is about, beside phase and problem area."""

    TECHNIQUE = "technique"
    STRUCTURE = "structure"
    EVIDENCE = "evidence"
    ASSESSMENT_AND_RISK = "assessment_and_risk"
    ETHICS_AND_CULTURE = "ethics_and_culture"
    FIDELITY_AND_SUPERVISION = "fidelity_and_supervision"


class Cognition(StrEnum):
    """What the question asks of the mind."""

    REMEMBER = "remember"
    UNDERSTAND = "understand"
    APPLY = "apply"
    JUDGE = "judge"


class Cell(Value):
    """The blueprint cell a question stands in; nothing given means it spans all."""

    topic: Topic
    phase: Phase | None = None
    focus: Focus | None = None
    variant: Variant = Variant.ADULT


class Alternative(Value):
    """One option of a question, and why it is or is not right."""

    id: Slug
    text: Line
    correct: bool
    rationale: Text


class _Head(Value):
    """What every question says of itself."""

    id: Slug
    objective: Line
    cell: Cell
    level: Cognition
    expected_share_right: Annotated[float, Field(gt=0, lt=1)]
    """The share of trainees expected to answer rightly at the end of the course."""
    dialect: Dialect = Dialect.BOTH
    source: Source
    stem: Text
    lead_in: Line
    """The question itself; it can be answered with the options covered."""
    takeaway: Text
    """The rationale in a sentence or two, whatever was answered."""


class SingleBest(_Head):
    """One best answer of four or five."""

    kind: Literal["single"]
    options: Annotated[tuple[Alternative, ...], Field(min_length=4, max_length=5)]


class Several(_Head):
    """Every answer that is right."""

    kind: Literal["several"]
    options: Annotated[tuple[Alternative, ...], Field(min_length=4, max_length=7)]


class OrderedStep(Value):
    """One step; the file lists steps in the right order."""

    id: Slug
    text: Line
    rationale: Text


class Ordering(_Head):
    """Steps to put into order; the file lists them in the right order."""

    kind: Literal["ordering"]
    steps: Annotated[tuple[OrderedStep, ...], Field(min_length=3, max_length=7)]


class Choice(Value):
    """Something that statements are matched to."""

    id: Slug
    text: Line


class Pair(Value):
    """One statement and the choice it belongs to."""

    id: Slug
    text: Line
    match: Slug
    rationale: Text


class Matching(_Head):
    """Statements to match; *extended* offers more choices than statements need."""

    kind: Literal["matching", "extended_matching"]
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=10)]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=7)]


class Number(_Head):
    """A number, right within a tolerance."""

    kind: Literal["number"]
    answer: float
    tolerance: Annotated[float, Field(ge=0)]
    unit: Line
    rationale: Text


class SpotLine(Value):
    """One line of a transcript, and what can be said of it as the answer."""

    id: Slug
    said: Utterance
    correct: bool
    rationale: Text


class Spot(_Head):
    """Spot the line of a transcript in which something happens."""

    kind: Literal["spot"]
    lines: Annotated[tuple[SpotLine, ...], Field(min_length=4, max_length=12)]


Question = Annotated[
    SingleBest | Several | Ordering | Matching | Number | Spot, Field(discriminator="kind")
]


class Pool(StrEnum):
    """What a bank is for; the two pools share no question."""

    PRACTICE = "practice"
    CERTIFICATION = "certification"


class QuestionBank(Pack):
    """A bank of questions, as a pack holds it."""

    pool: Pool
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]

    def question(self, question_id: str) -> Question | None:
        """Find a question by its id."""
        return next((q for q in self.questions if q.id == question_id), None)

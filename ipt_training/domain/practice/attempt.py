"""A trainee's attempt at a vignette or quiz: a form drawn once, then a stored step an answer."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ipt_training.domain.ids import AttemptId, PersonId, Slug
from ipt_training.domain.value import Value

LONGEST_ANSWER = 8000


class AttemptKind(StrEnum):
    """What is being attempted."""

    VIGNETTE = "vignette"
    QUIZ = "quiz"


class Given(Value):
    """An answer as it was given; which field is filled depends on what was asked."""

    chosen: tuple[Slug, ...] = ()
    """Options chosen, or steps in the order given."""
    placed: Mapping[Slug, Slug] = Field(default_factory=dict)
    """Statement to place."""
    number: float | None = None
    text: Annotated[str, Field(max_length=LONGEST_ANSWER)] = ""
    ticked: tuple[int, ...] = ()
    """For free answers: which of the points looked for the trainee finds in their own answer."""


class Step(Value):
    """One answer, stored when it was given and never changed."""

    seq: int
    part_id: Slug
    """The scene or the question."""
    given: Given
    credit: Annotated[float, Field(ge=0, le=1)] | None
    """The share of the mark; none for free answers, which no machine marks."""
    at: datetime


class Attempt(Value):
    """An attempt and the form it is on."""

    id: AttemptId
    person_id: PersonId
    kind: AttemptKind
    content_id: Slug
    content_version: str
    content_hash: str
    parts: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The scenes or questions of this attempt, in order."""
    title: str
    started_at: datetime
    steps: tuple[Step, ...] = ()

    @property
    def answered(self) -> frozenset[str]:
        """The parts that have an answer."""
        return frozenset(step.part_id for step in self.steps)

    @property
    def next_part(self) -> str | None:
        """The first part without an answer, or nothing when all are answered."""
        return next((part for part in self.parts if part not in self.answered), None)

    @property
    def finished(self) -> bool:
        """Whether every part has an answer."""
        return self.next_part is None

    def step_for(self, part_id: str) -> Step | None:
        """Find the answer to a part."""
        return next((step for step in self.steps if step.part_id == part_id), None)

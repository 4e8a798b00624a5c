"""A case vignette: a fictional patient, and the decisions a trainee practises on."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from ipt_training.domain.ids import Slug
from ipt_training.domain.ipt import Focus, Phase, Variant
from ipt_training.domain.pack import Line, Pack, Text
from ipt_training.domain.value import Value

Credit = Annotated[float, Field(ge=0, le=1)]
"""The share of the mark an answer earns: 1 for the best move, part for a defensible one."""


class Patient(Value):
    """Who the vignette is about. Always fictional."""

    name: Line
    age: Annotated[int, Field(ge=7, le=110)]
    pronouns: Line
    lives: Line
    """Where and with whom, in a few words."""


class Event(Value):
    """One dated event of the timeline, with the mood around it."""

    on: date
    what: Line
    mood: Annotated[int, Field(ge=0, le=10)]
    """Mood as the patient put it, 0 (as bad as it gets) to 10 (well)."""
    session: Annotated[int, Field(ge=1, le=60)] | None = None
    """The session number when the event is a session."""
    after_scene: Slug | None = None
    """Held back until this scene is answered, because it only comes up there."""


class Tie(Value):
    """One person of the interpersonal inventory."""

    id: Slug
    name: Line
    relation: Line
    ring: Annotated[int, Field(ge=1, le=3)]
    """Closeness: 1 is the innermost ring."""
    gives: Text
    expects: Text
    changed: Text
    hurts: Text
    after_scene: Slug | None = None
    """Held back until this scene is answered, because it asks about this very person."""


class Instrument(StrEnum):
    """A questionnaire whose answers a vignette may show."""

    PHQ9 = "phq9"
    GAD7 = "gad7"
    PHQ_A = "phq_a"
    """The PHQ-9 modified for adolescents."""


ITEM_COUNT = {Instrument.PHQ9: 9, Instrument.GAD7: 7, Instrument.PHQ_A: 9}


class Measurement(Value):
    """One filled-in questionnaire, item by item."""

    instrument: Instrument
    at: Line
    """When, in words, such as "intake" or "session 4"."""
    on: date
    answers: tuple[Annotated[int, Field(ge=0, le=3)], ...]

    @property
    def total(self) -> int:
        """The sum of the answers."""
        return sum(self.answers)


class SecondFocus(Value):
    """A defensible competing focus and what choosing it earns."""

    focus: Focus
    credit: Credit
    why: Text


class FocusChoice(Value):
    """Which problem area the case is best worked in, and why."""

    primary: Focus
    reason: Text
    seconds: Annotated[tuple[SecondFocus, ...], Field(min_length=1)]


class Utterance(Value):
    """Something said in the room."""

    who: Line
    text: Text


class Option(Value):
    """One move a trainee might make, and what can be said of it."""

    id: Slug
    text: Text
    credit: Credit
    feedback: Text


class Choose(Value):
    """Choose one move."""

    kind: Literal["choose"]
    ask: Line
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=6)]


class RankedOption(Value):
    """One thing to put in its place; the file lists them in the best order."""

    id: Slug
    text: Text
    feedback: Text


class Rank(Value):
    """Put moves into order; the options stand in the best order in the file."""

    kind: Literal["rank"]
    ask: Line
    options: Annotated[tuple[RankedOption, ...], Field(min_length=3, max_length=7)]


class Bin(Value):
    """A place that statements are mapped to."""

    id: Slug
    label: Line


class MappedOption(Value):
    """One statement and the place it belongs to."""

    id: Slug
    text: Text
    bin: Slug
    feedback: Text


class Map(Value):
    """Put each statement where it belongs."""

    kind: Literal["map"]
    ask: Line
    bins: Annotated[tuple[Bin, ...], Field(min_length=2, max_length=6)]
    options: Annotated[tuple[MappedOption, ...], Field(min_length=3, max_length=10)]


class ModelAnswer(Value):
    """One good answer, and the style it is in."""

    style: Line
    text: Text


class Say(Value):
    """Say or write it in one's own words, then compare with what a supervisor looks for."""

    kind: Literal["say", "formulate"]
    ask: Line
    look_for: Annotated[tuple[Line, ...], Field(min_length=3, max_length=8)]
    model_answers: Annotated[tuple[ModelAnswer, ...], Field(min_length=2, max_length=3)]


Decision = Annotated[Choose | Rank | Map | Say, Field(discriminator="kind")]


class Scene(Value):
    """A moment of a session that asks for one decision."""

    id: Slug
    phase: Phase
    session: Annotated[int, Field(ge=1, le=60)]
    title: Line
    setting: Text
    said: Annotated[tuple[Utterance, ...], Field(min_length=1)]
    decision: Decision
    rubric_items: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """The items of the session rubric that the scene exercises."""
    intake_quote: Text | None = None
    """Words of the intake that the decision rests on, letter for letter."""
    lesson: Text
    """What to take away, whichever option was chosen."""


class Vignette(Pack):
    """A whole vignette, as a pack holds it."""

    fictional: Literal[True]
    variant: Variant
    patient: Patient
    objectives: Annotated[tuple[Line, ...], Field(min_length=2)]
    difficulty: Literal["introductory", "intermediate", "advanced"]
    minutes: Annotated[int, Field(ge=5, le=120)]
    """How long it takes to work through."""
    intake: Text
    """The intake as a clinician would write it, Markdown, 350 to 700 words."""
    timeline: Annotated[tuple[Event, ...], Field(min_length=6)]
    inventory: Annotated[tuple[Tie, ...], Field(min_length=5)]
    measurements: Annotated[tuple[Measurement, ...], Field(min_length=2)]
    focus: FocusChoice
    scenes: Annotated[tuple[Scene, ...], Field(min_length=5)]
    closing: Text
    """How the story went on, for the end page."""

    def scene(self, scene_id: str) -> Scene | None:
        """Find a scene by its id."""
        return next((scene for scene in self.scenes if scene.id == scene_id), None)

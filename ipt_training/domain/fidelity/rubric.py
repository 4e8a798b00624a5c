"""A fidelity rubric: what a rater looks for, and what each score means."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ipt_training.domain.ids import Slug
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.domain.pack import Line, Pack, Text
from ipt_training.domain.value import Value


class Standing(StrEnum):
    """How an item stands to IPT."""

    ESSENTIAL = "essential"
    """Without it the session is not IPT of its phase and focus."""
    COMPATIBLE = "compatible"
    """Good practice in IPT and elsewhere."""
    OUTSIDE = "outside"
    """Not IPT. Brief purposeful use is no fault; predominant or harmful use is."""


class Aspect(StrEnum):
    """What a scale measures."""

    EXTENT = "extent"
    """How much of it there was."""
    SKILL = "skill"
    """How well it was done."""
    DOSE = "dose"
    """How much of the session went outside IPT."""
    PURPOSE = "purpose"
    """What the departure from IPT was for."""


class Level(Value):
    """One point of a scale in one word or two."""

    value: int
    label: Line


class Scale(Value):
    """The points one aspect is scored on, in order."""

    aspect: Aspect
    question: Line
    """What the rater asks, such as "How much of it was there?"."""
    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=7)]

    @property
    def lowest(self) -> int:
        """The lowest score."""
        return self.levels[0].value

    @property
    def highest(self) -> int:
        """The highest score."""
        return self.levels[-1].value


class Anchor(Value):
    """The behaviour that earns one score on one item."""

    value: int
    behaviour: Text


class Item(Value):
    """One thing a rater looks for."""

    id: Slug
    title: Line
    look_for: Text
    does_not_count: Text
    standing: Standing
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    focuses: Annotated[tuple[Focus, ...], Field(min_length=1)]
    """The problem areas in which the item applies; all four where it always does."""
    dialect: Dialect = Dialect.BOTH
    risk: bool = False
    """The item about safety: rated in every phase, never averaged away."""
    anchors: dict[Aspect, tuple[Anchor, ...]]
    """Behaviour at every level, for each aspect the item is scored on."""

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """The aspects this item is scored on, in the order a rater meets them."""
        return tuple(aspect for aspect in Aspect if aspect in self.anchors)

    def behaviour_at(self, aspect: Aspect, value: int) -> str | None:
        """Give the anchor text for one score, or nothing where the scale has no such point."""
        return next((a.behaviour for a in self.anchors.get(aspect, ()) if a.value == value), None)


class Group(Value):
    """Items that a rater opens together, and that make one subscale."""

    id: Slug
    title: Line
    items: Annotated[tuple[Slug, ...], Field(min_length=1)]


class PassRule(Value):
    """When a rated session meets the standard, as data."""

    mean_skill: Annotated[float, Field(ge=0)]
    """The mean skill over the rated items must be at least this."""
    essential_skill: Annotated[int, Field(ge=0)]
    """No essential item may lie below this skill."""
    rated_share: Annotated[float, Field(ge=0, le=1)]
    """At least this share of the applicable items must be rated, or nothing is decided."""
    risk_skill: Annotated[int, Field(ge=0)]
    """A risk item below this skill stops a pass."""
    method: Text
    """How the cut was set, and by whom; a cut without a method is an opinion."""


class Rubric(Pack):
    """A whole rubric, as a pack holds it."""

    brief: bool = False
    """A short form for feedback; it decides no certificate on its own."""
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=500)]
    pass_rule: PassRule

    def item(self, item_id: str) -> Item | None:
        """Find an item by its id."""
        return next((item for item in self.items if item.id == item_id), None)

    def scale(self, aspect: Aspect) -> Scale | None:
        """Find the scale of an aspect."""
        return next((scale for scale in self.scales if scale.aspect is aspect), None)

    def group_of(self, item_id: str) -> Group:
        """Find the group an item belongs to (every item of a valid rubric has one)."""
        return next(group for group in self.groups if item_id in group.items)

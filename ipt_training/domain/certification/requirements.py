"""What a programme asks for before it certifies, as data."""

from typing import Annotated, Literal

from pydantic import Field

from ipt_training.domain.certification.portfolio import Activity, minutes_of
from ipt_training.domain.ids import Slug
from ipt_training.domain.ipt import Phase
from ipt_training.domain.pack import Line, Pack, Text
from ipt_training.domain.value import Value


class HoursRequired(Value):
    """So many confirmed hours of an activity."""

    kind: Literal["hours"]
    id: Slug
    title: Line
    activities: Annotated[tuple[Activity, ...], Field(min_length=1)]
    at_least: Annotated[float, Field(gt=0)]
    within_months: Annotated[int, Field(ge=1)] | None = None
    """Only hours of the last so many months count."""

    @property
    def minutes(self) -> int:
        """How long that is, in the unit in which it is counted."""
        return minutes_of(self.at_least)


class CasesRequired(Value):
    """So many completed cases, over so many problem areas."""

    kind: Literal["cases"]
    id: Slug
    title: Line
    at_least: Annotated[int, Field(ge=1)]
    distinct_focuses: Annotated[int, Field(ge=1, le=4)] = 1


class RecordingsRequired(Value):
    """So many sessions that met the rubric's pass rule, by so many raters, over these phases."""

    kind: Literal["recordings"]
    id: Slug
    title: Line
    rubric_id: Slug
    at_least: Annotated[int, Field(ge=1)]
    phases: tuple[Phase, ...] = ()
    """Phases that the counted sessions must cover between them."""
    distinct_raters: Annotated[int, Field(ge=1)] = 1
    """How many different raters the counted sessions must come from."""


Requirement = Annotated[
    HoursRequired | CasesRequired | RecordingsRequired, Field(discriminator="kind")
]


class RequirementPack(Pack):
    """All that one level of certification asks for."""

    level: Line
    """The name on the certificate."""
    valid_months: Annotated[int, Field(ge=1, le=120)]
    statement: Text
    """What the certificate says, and what it does not."""
    requirements: Annotated[tuple[Requirement, ...], Field(min_length=1)]

"""What every content pack says of itself."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ipt_training.domain.ids import Slug
from ipt_training.domain.ipt import Dialect
from ipt_training.domain.value import Value

Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n]*$")]
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]


class ClinicalReview(Value):
    """Who, qualified in IPT, has read this piece, and when."""

    name: Line
    qualification: Line
    reviewed_on: date


class Source(Value):
    """A publication a fact was taken from."""

    author: Line
    year: Annotated[int, Field(ge=1900, le=2100)]
    title: Line | None = None
    doi: Line | None = None
    url: Line | None = None


class Pack(Value):
    """The head of every content pack."""

    schema_version: Literal[1] = Field(alias="schema")
    """The file format; 1 is the only one so far."""
    id: Slug
    version: Version
    title: Line
    about: Text
    authors: Annotated[tuple[Line, ...], Field(min_length=1)]
    licence: Line
    """An SPDX identifier, or the sentence under which a site may use the text."""
    sources: tuple[Source, ...] = ()
    dialect: Dialect
    clinical_review: Literal["none"] | ClinicalReview
    """``none`` until a qualified IPT clinician has read it; then who and when."""

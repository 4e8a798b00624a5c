"""A rating: what one rater heard in one recording, with the evidence for it.

A draft may be changed and is incomplete by nature. A signed rating is never changed: an amendment
is a new rating that names the one it amends.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Protocol, Self, TypeVar

from pydantic import Field, model_validator

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.fidelity.rubric import Aspect, Item, Rubric
from ipt_training.domain.ids import PersonId, RatingId, RecordingId, Slug
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.domain.people.person import Role
from ipt_training.domain.value import Value

LONGEST_NOTE = 4000
Note = Annotated[str, Field(max_length=LONGEST_NOTE)]


class NotRated(StrEnum):
    """Why an item has no score. Never a zero."""

    NOT_APPLICABLE = "not_applicable"
    """The item does not belong to this session."""
    NO_OPPORTUNITY = "no_opportunity"
    """It belongs here, but the session gave no occasion for it."""


class Heard(Value):
    """The phase and focus that the rater heard, and the dialect rated in."""

    phase: Phase
    focus: Focus
    dialect: Dialect = Dialect.BOTH


class Answer(Value):
    """What a rater says of one item: scores, or why there is none; neither while undecided."""

    scores: Mapping[Aspect, int] = Field(default_factory=dict)
    not_rated: NotRated | None = None
    note: Note = ""

    @model_validator(mode="after")
    def _not_both(self) -> Self:
        if self.scores and self.not_rated:
            raise ValueError("an item is either scored or not rated")
        return self


class Polarity(StrEnum):
    """What a moment of the recording speaks for."""

    FOR = "for"
    AGAINST = "against"
    MISSED = "missed"


class Evidence(Value):
    """A moment of the recording, bound to the items it bears on."""

    id: Slug
    start: Annotated[float, Field(ge=0)]
    """Seconds from the start of the recording."""
    end: Annotated[float, Field(ge=0)]
    polarity: Polarity
    items: tuple[Slug, ...] = ()
    note: Note = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError("evidence ends before it starts")
        return self


class Judgement(Value):
    """Everything a rater puts into a rating."""

    heard: Heard | None = None
    answers: Mapping[Slug, Answer] = Field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    comment: Note = ""
    """The rater's words to the trainee."""
    justified_departure: bool = False
    """The session was rightly given to a crisis: second-checked, not averaged."""


class Draft(Value):
    """An unsigned rating in work; ``revision`` grows by one with every saved change."""

    id: RatingId
    recording_id: RecordingId
    rater_id: PersonId
    rubric_id: Slug
    rubric_version: str
    rubric_content_hash: str | None = None
    """The hash of the rubric's words; drafts of before it was kept have none."""
    judgement: Judgement
    revision: int
    started_at: datetime
    saved_at: datetime


class RubricQuote(Value):
    """Which rubric, to the word, a rating was made with."""

    id: Slug
    version: str
    content_hash: str
    structure_hash: str


class RaterKind(StrEnum):
    """How a rater stands to the therapist of the session."""

    SELF = "self"
    SUPERVISOR = "supervisor"
    INDEPENDENT = "independent"


class AtSigning(Value):
    """Who the rater was at the moment of signing; whatever changes later changes nothing here."""

    kind: RaterKind
    roles: tuple[Role, ...]
    """Every role the rater held, in alphabetical order."""

    @classmethod
    def of(
        cls,
        rater_id: PersonId,
        roles: Iterable[Role],
        *,
        therapist_id: PersonId,
        supervisors: Collection[PersonId],
    ) -> Self:
        """Say it of a rater, given the roles held and the therapist's supervisors at the time."""
        kind = RaterKind.INDEPENDENT
        if rater_id == therapist_id:
            kind = RaterKind.SELF
        elif rater_id in supervisors:
            kind = RaterKind.SUPERVISOR
        return cls(kind=kind, roles=tuple(sorted(roles)))


class SignedRating(Value):
    """A frozen rating: the evidence a decision may rest on."""

    id: RatingId
    recording_id: RecordingId
    recording_sha256: str
    therapist_id: PersonId
    rater_id: PersonId
    rater_name: str
    rubric: RubricQuote
    judgement: Judgement
    started_at: datetime
    signed_at: datetime
    meaning: str
    """What the signature stands for, in the words the rater saw."""
    amends: RatingId | None = None
    reason: Note = ""
    """Why the earlier rating was amended."""
    at_signing: AtSigning


def read_signed(words: str, found_later: str | None) -> SignedRating:
    """Read a rating from the words that were signed, whichever version signed them.

    Args:
        words: what was signed, as it was spelled then.
        found_later: the JSON of an `AtSigning`, for ratings signed before it was part of them.

    Raises:
        ValueError: when they are not what any version spells.
    """
    if found_later is None:
        return SignedRating.model_validate_json(words)
    fields = json.loads(words)
    if "at_signing" in fields:
        raise ValueError("it was signed already who the rater was")
    fields["at_signing"] = json.loads(found_later)
    return SignedRating.model_validate_json(json.dumps(fields))


class SetAside(Value):
    """That a signed rating counts no more, because it is wrong and its rater cannot amend it."""

    rating_id: RatingId
    by: PersonId
    by_name: str
    at: datetime
    reason: Note


def applicable_items(rubric: Rubric, heard: Heard) -> tuple[Item, ...]:
    """Give the items that follow from phase, focus and dialect, in the order of the groups."""
    order = [item_id for group in rubric.groups for item_id in group.items]
    items = {item.id: item for item in rubric.items}
    return tuple(
        items[item_id]
        for item_id in order
        if heard.phase in items[item_id].phases
        and heard.focus in items[item_id].focuses
        and items[item_id].dialect.accepts(heard.dialect)
    )


def is_answered(item: Item, answer: Answer | None) -> bool:
    """Say whether an item has all its scores, or a reason for having none.

    An outside item with the lowest dose needs no purpose: nothing was there to have one.
    """
    if answer is None:
        return False
    if answer.not_rated is not None:
        return True
    if _is_absent(item, answer):
        return True
    return all(aspect in answer.scores for aspect in item.aspects)


def missing_items(rubric: Rubric, judgement: Judgement) -> tuple[Item, ...]:
    """Give the applicable items that are not answered yet."""
    if judgement.heard is None:
        return ()
    return tuple(
        item
        for item in applicable_items(rubric, judgement.heard)
        if not is_answered(item, judgement.answers.get(item.id))
    )


def check_judgement(rubric: Rubric, judgement: Judgement, *, duration: float | None) -> None:
    """Refuse scores off the scale, unknown items and evidence past the end of the recording.

    Args:
        rubric: the rubric the rating is made with.
        judgement: what the rater entered, complete or not.
        duration: length of the recording in seconds, where it is known.

    Raises:
        RuleBroken: naming the item or the moment that is wrong.
    """
    for item_id, answer in judgement.answers.items():
        item = rubric.item(item_id)
        if item is None:
            raise RuleBroken(f"The rubric has no item {item_id!r}.")
        for aspect, value in answer.scores.items():
            _check_score(rubric, item, aspect, value)
    for moment in judgement.evidence:
        unknown = [item_id for item_id in moment.items if rubric.item(item_id) is None]
        if unknown:
            raise RuleBroken(f"Evidence names an item the rubric does not have: {unknown[0]!r}.")
        if duration is not None and moment.end > duration + 1:
            raise RuleBroken("Evidence lies after the end of the recording.")


def check_complete(rubric: Rubric, judgement: Judgement) -> None:
    """Refuse to sign while phase and focus or any applicable item are open.

    Raises:
        RuleBroken: naming every open item.
    """
    if judgement.heard is None:
        raise RuleBroken("Say first which phase and focus you heard.")
    missing = missing_items(rubric, judgement)
    if missing:
        names = ", ".join(item.title for item in missing)
        raise RuleBroken(f"{len(missing)} items are not rated yet: {names}.")
    for item in applicable_items(rubric, judgement.heard):
        if not _needs_evidence(item, judgement.answers[item.id]):
            continue
        if not any(item.id in moment.items for moment in judgement.evidence):
            raise RuleBroken(
                f"Mark the moment in the recording for “{item.title}”: predominant or harmful work"
                " outside IPT needs evidence."
            )


def frozen(judgement: Judgement, rubric: Rubric) -> Judgement:
    """Keep only what belongs to the phase and focus heard, as it is signed."""
    if judgement.heard is None:
        return judgement
    kept = {item.id for item in applicable_items(rubric, judgement.heard)}
    return judgement.model_copy(
        update={"answers": {k: v for k, v in judgement.answers.items() if k in kept}}
    )


def _is_absent(item: Item, answer: Answer) -> bool:
    doses = item.anchors.get(Aspect.DOSE, ())
    return bool(doses) and answer.scores.get(Aspect.DOSE) == doses[0].value


def _needs_evidence(item: Item, answer: Answer) -> bool:
    for aspect in (Aspect.DOSE, Aspect.PURPOSE):
        anchors = item.anchors.get(aspect)
        if anchors and answer.scores.get(aspect) == anchors[-1].value:
            return True
    return False


def _check_score(rubric: Rubric, item: Item, aspect: Aspect, value: int) -> None:
    scale = rubric.scale(aspect)
    if scale is None or aspect not in item.anchors:
        raise RuleBroken(f"“{item.title}” is not scored on {aspect.value}.")
    if value not in [level.value for level in scale.levels]:
        raise RuleBroken(
            f"{value} is not on the {aspect.value} scale of “{item.title}”"
            f" ({scale.lowest} to {scale.highest})."
        )


class Amendable(Protocol):
    """A signed rating, or an entry of one."""

    @property
    def id(self) -> RatingId:
        """Its id."""

    @property
    def amends(self) -> RatingId | None:
        """The earlier rating it stands in place of."""


Signed = TypeVar("Signed", bound=Amendable)


def current(ratings: Sequence[Signed]) -> tuple[Signed, ...]:
    """Leave out the ratings that a later one amends; they stay stored and printable."""
    amended = {rating.amends for rating in ratings if rating.amends is not None}
    return tuple(rating for rating in ratings if rating.id not in amended)

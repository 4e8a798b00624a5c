"""The evidence a certification decision rests on."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from ipt_training.domain.fidelity.scorecard import Outcome
from ipt_training.domain.ids import CaseId, PersonId, RatingId, RecordingId, Slug
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.value import Value


class Activity(StrEnum):
    """What hours were spent on."""

    COURSE = "course"
    SUPERVISION_INDIVIDUAL = "supervision_individual"
    SUPERVISION_GROUP = "supervision_group"


def minutes_of(hours: float) -> int:
    """Give hours as whole minutes, the nearest: sums of minutes are exact."""
    return round(hours * 60)


class Hours(Value):
    """Time a trainee logged and, once confirmed, somebody else stands by; in whole minutes."""

    id: str
    trainee_id: PersonId
    activity: Activity
    minutes: Annotated[int, Field(ge=1, le=40 * 60)]
    on: date
    what: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    logged_at: datetime
    confirmed_by: PersonId | None = None
    confirmed_at: datetime | None = None


class HoursKind(StrEnum):
    """What was said of logged hours."""

    CONFIRMED = "confirmed"
    """Stood by again, after the first word was taken back."""
    TAKEN_BACK = "taken back"
    QUERIED = "queried"
    ANSWERED = "answered"


class HoursWord(Value):
    """What somebody said of logged hours after they were logged or confirmed; never changed."""

    hours_id: str
    seq: int
    kind: HoursKind
    by: PersonId
    at: datetime
    words: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""


class RatedSession(Value):
    """One signed rating, as certification sees it."""

    rating_id: RatingId
    recording_id: RecordingId
    case_id: CaseId
    rater_id: PersonId
    rubric_id: Slug
    phase: Phase
    focus: Focus
    outcome: Outcome
    signed_at: datetime


class WhyLeftOut(StrEnum):
    """Why a signed rating does not count."""

    SET_ASIDE = "set_aside"
    UNREADABLE = "unreadable"
    AMENDED = "amended"
    """A later rating takes its place."""
    OWN = "own"
    """By the trainee, of their own session."""
    NOTHING_HEARD = "nothing_heard"
    """The rater heard no phase and no problem area."""
    CONTESTED = "contested"
    """At the mark, but another rating of the session is not."""
    UNDECIDED = "undecided"
    SECOND_RATER = "second_rater"
    FEEDBACK_ONLY = "feedback_only"


class LeftOutSession(Value):
    """A signed rating that does not count."""

    rating_id: RatingId
    recording_id: RecordingId
    rater_id: PersonId
    rubric_id: str
    signed_at: datetime | None
    """Nothing where that cannot be read."""
    why: WhyLeftOut


class CompletedCase(Value):
    """A case whose treatment ended as planned."""

    case_id: CaseId
    focus: Focus
    completed_on: date


class Portfolio(Value):
    """All stored evidence of one trainee."""

    trainee_id: PersonId
    hours: tuple[Hours, ...] = ()
    cases: tuple[CompletedCase, ...] = ()
    sessions: tuple[RatedSession, ...] = ()
    left_out: tuple[LeftOutSession, ...] = ()

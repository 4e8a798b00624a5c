"""How each signed rating bears on a requirement: at the mark, below it, or left out and why."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum

from ipt_training.domain.certification.decision import passing
from ipt_training.domain.certification.portfolio import (
    LeftOutSession,
    Portfolio,
    RatedSession,
    WhyLeftOut,
)
from ipt_training.domain.certification.requirements import RecordingsRequired
from ipt_training.domain.fidelity.scorecard import Outcome
from ipt_training.domain.ids import PersonId, RatingId, RecordingId
from ipt_training.domain.value import Value


class Bearing(StrEnum):
    """What a rating does to a requirement."""

    AT_MARK = "at_mark"
    BELOW = "below"
    LEFT_OUT = "left_out"


class WeighedRating(Value):
    """One signed rating held against a requirement."""

    rating_id: RatingId
    recording_id: RecordingId
    rater_id: PersonId
    signed_at: datetime | None
    """Nothing where the rating cannot be read."""
    bearing: Bearing
    why: WhyLeftOut | None = None
    """Why it is left out, where it is."""


_UNDECIDED = {
    Outcome.UNDECIDED: WhyLeftOut.UNDECIDED,
    Outcome.SECOND_RATER: WhyLeftOut.SECOND_RATER,
    Outcome.FEEDBACK_ONLY: WhyLeftOut.FEEDBACK_ONLY,
}


def weigh(portfolio: Portfolio, requirement: RecordingsRequired) -> tuple[WeighedRating, ...]:
    """Give every rating with the rubric of a requirement and how it bears on it, newest first."""
    counted = {session.rating_id for session in passing(portfolio, requirement)}
    sessions = (
        _weighed(one, at_mark=one.rating_id in counted)
        for one in portfolio.sessions
        if one.rubric_id == requirement.rubric_id
    )
    left_out = (_left_out(x) for x in portfolio.left_out if x.rubric_id == requirement.rubric_id)
    return _newest_first([*sessions, *left_out])


def not_asked_for(
    portfolio: Portfolio, requirements: Iterable[RecordingsRequired]
) -> tuple[WeighedRating, ...]:
    """Give the ratings with rubrics that no requirement is about, newest first."""
    asked = {requirement.rubric_id for requirement in requirements}
    sessions = (
        _weighed(one, at_mark=one.outcome is Outcome.MEETS)
        for one in portfolio.sessions
        if one.rubric_id not in asked
    )
    left_out = (_left_out(one) for one in portfolio.left_out if one.rubric_id not in asked)
    return _newest_first([*sessions, *left_out])


def _weighed(session: RatedSession, *, at_mark: bool) -> WeighedRating:
    bearing, why = Bearing.AT_MARK, None
    if session.outcome is Outcome.BELOW:
        bearing = Bearing.BELOW
    elif not at_mark:
        bearing, why = Bearing.LEFT_OUT, _UNDECIDED.get(session.outcome, WhyLeftOut.CONTESTED)
    return WeighedRating(
        rating_id=session.rating_id,
        recording_id=session.recording_id,
        rater_id=session.rater_id,
        signed_at=session.signed_at,
        bearing=bearing,
        why=why,
    )


def _left_out(session: LeftOutSession) -> WeighedRating:
    return WeighedRating(
        rating_id=session.rating_id,
        recording_id=session.recording_id,
        rater_id=session.rater_id,
        signed_at=session.signed_at,
        bearing=Bearing.LEFT_OUT,
        why=session.why,
    )


def _newest_first(ratings: list[WeighedRating]) -> tuple[WeighedRating, ...]:
    """Put what cannot be read last: nobody knows when it was signed."""
    never = datetime.min.replace(tzinfo=UTC)
    ordered = sorted(ratings, key=lambda one: (one.signed_at or never, one.rating_id))
    return tuple(reversed(ordered))

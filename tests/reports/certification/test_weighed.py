"""How sessions bear on a requirement, in sentences."""

from datetime import UTC, datetime, timedelta

from ipt_training.domain.certification.portfolio import WhyLeftOut
from ipt_training.domain.certification.weighed import Bearing, WeighedRating
from ipt_training.domain.ids import PersonId, RatingId, RecordingId
from ipt_training.reports.certification.weighed import (
    WHY_LEFT_OUT,
    bearing_of,
    newest_below,
    sessions_of,
)

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def rating(
    session: int,
    bearing: Bearing,
    *,
    why: WhyLeftOut | None = None,
    days_ago: int | None = 0,
) -> WeighedRating:
    return WeighedRating(
        rating_id=RatingId(f"r{session}"),
        recording_id=RecordingId(f"rec{session}"),
        rater_id=PersonId("s1"),
        signed_at=None if days_ago is None else NOW - timedelta(days=days_ago),
        bearing=bearing,
        why=why,
    )


AT_MARK, BELOW = rating(1, Bearing.AT_MARK, days_ago=5), rating(2, Bearing.BELOW)


def test_every_reason_has_its_words() -> None:
    assert set(WHY_LEFT_OUT) == set(WhyLeftOut)


def test_one_rating_is_said_in_a_word_or_with_its_reason() -> None:
    assert bearing_of(AT_MARK) == "at the mark"
    assert bearing_of(BELOW) == "below the mark"
    aside = rating(3, Bearing.LEFT_OUT, why=WhyLeftOut.SET_ASIDE)
    assert bearing_of(aside) == "left out, the programme lead set it aside"


def test_sessions_are_counted_once_each() -> None:
    assert sessions_of([]) == "No session was rated with this rubric yet."
    contested = rating(2, Bearing.LEFT_OUT, why=WhyLeftOut.CONTESTED)
    aside = rating(3, Bearing.LEFT_OUT, why=WhyLeftOut.SET_ASIDE)
    assert sessions_of([AT_MARK, BELOW, contested, aside]) == (
        "3 sessions rated: 1 at the mark, 1 below it, 1 left out."
    )


def test_it_is_said_when_the_session_rated_last_is_below() -> None:
    said = "The session rated last is below the mark."
    assert newest_below([AT_MARK, BELOW]) == said
    assert (
        newest_below(
            [BELOW.model_copy(update={"signed_at": datetime(2026, 1, 1, tzinfo=UTC)}), AT_MARK]
        )
        == ""
    )
    assert newest_below([]) == ""
    unreadable = rating(4, Bearing.LEFT_OUT, why=WhyLeftOut.UNREADABLE, days_ago=None)
    assert newest_below([unreadable]) == ""

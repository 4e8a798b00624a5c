"""In sentences: how sessions bear on a requirement."""

from collections.abc import Sequence

from ipt_training.domain.certification.portfolio import WhyLeftOut
from ipt_training.domain.certification.weighed import Bearing, WeighedRating
from ipt_training.domain.ids import RecordingId
from ipt_training.reports.words import count_of

WHY_LEFT_OUT = {
    WhyLeftOut.SET_ASIDE: "the programme lead set it aside",
    WhyLeftOut.UNREADABLE: "it cannot be read, and its session does not count until it can",
    WhyLeftOut.AMENDED: "a later rating amends it",
    WhyLeftOut.OWN: "the trainee rated their own session",
    WhyLeftOut.NOTHING_HEARD: "no phase and problem area was heard",
    WhyLeftOut.CONTESTED: "at the mark, but another rating of the session is not",
    WhyLeftOut.UNDECIDED: "undecided, too few items were rated",
    WhyLeftOut.SECOND_RATER: "it waits for a second rater",
    WhyLeftOut.FEEDBACK_ONLY: "a brief form decides nothing",
}


def bearing_of(rating: WeighedRating) -> str:
    """Say how one rating bears on its requirement."""
    if rating.why is not None:
        return f"left out, {WHY_LEFT_OUT[rating.why]}"
    return "at the mark" if rating.bearing is Bearing.AT_MARK else "below the mark"


def sessions_of(ratings: Sequence[WeighedRating]) -> str:
    """Say how many sessions were rated, at the mark, below it and left out."""
    if not ratings:
        return "No session was rated with this rubric yet."
    found = {bearing: _sessions(ratings, bearing) for bearing in Bearing}
    below, at_mark = found[Bearing.BELOW], found[Bearing.AT_MARK]
    left_out = found[Bearing.LEFT_OUT] - below - at_mark
    rated = {rating.recording_id for rating in ratings}
    return (
        f"{count_of(len(rated), 'session', 'sessions')} rated: {len(at_mark)} at the mark,"
        f" {len(below)} below it, {len(left_out)} left out."
    )


def newest_below(ratings: Sequence[WeighedRating]) -> str:
    """Say that the session rated last is below the mark; nothing where it is not."""
    decided = [one for one in ratings if one.signed_at and one.bearing is not Bearing.LEFT_OUT]
    if not decided:
        return ""
    newest = max(one.signed_at for one in decided if one.signed_at)
    if any(one.bearing is Bearing.BELOW for one in decided if one.signed_at == newest):
        return "The session rated last is below the mark."
    return ""


def _sessions(ratings: Sequence[WeighedRating], bearing: Bearing) -> set[RecordingId]:
    return {rating.recording_id for rating in ratings if rating.bearing is bearing}

"""Signed ratings that cannot be shown: each is named with its reason and takes no other with it."""

from ipt_training.domain.ids import PersonId, RatingId, RecordingId
from ipt_training.domain.value import Value


class UnreadableRating(Value):
    """A signed rating whose words or whose rubric are not what they were when it was signed.

    What it says is not known; whom it is of stands here as the database has it.
    """

    id: RatingId
    recording_id: RecordingId
    therapist_id: PersonId
    rater_id: PersonId
    rubric_id: str
    reason: str
    """A sentence for whoever meets it in a list."""

"""Steps to a rating: a draft in which every item is scored, and its signature."""

from ipt_training.domain.ids import PersonId, RatingId, RecordingId
from tests.builders import a_judgement
from tests.fakes.office import (
    PASSWORD,
    SUPERVISOR,
    Office,
)


def a_full_draft(office: Office, rater: str = SUPERVISOR, skill: int = 4) -> RatingId:
    recording = office.a_session_to_rate() if not office.vault.stored else None
    recording_id = recording.id if recording else RecordingId(next(iter(office.vault.stored)))
    office.heard(PersonId(rater), recording_id)
    rating_id = office.rating.open_draft(office.session(rater), recording_id, "small")
    office.rating.save(office.session(rater), rating_id, a_judgement(skill), expected=0)
    return rating_id


def signed(office: Office, rater: str = SUPERVISOR, skill: int = 4) -> RatingId:
    rating_id = a_full_draft(office, rater, skill)
    return office.rating.sign(office.session(rater), rating_id, PASSWORD, expected=1)

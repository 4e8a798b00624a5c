"""Scorecards: signed ratings, read by their rater, their trainee and the programme lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.scorecard import Scorecard, score
from ipt_training.domain.ids import CaseId, PersonId, RatingId, RecordingId
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording
from ipt_training.use_cases.fidelity.ownership import rating_for
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.ports.storage import Transaction
from ipt_training.use_cases.read_content import ReadContent


@dataclass(frozen=True)
class Card:
    """A signed rating with its scorecard and what it is about."""

    rating: SignedRating
    rubric: Rubric
    scorecard: Scorecard
    recording: Recording
    case: Case
    therapist_name: str


@dataclass(frozen=True)
class ReadCards:
    """Gives signed ratings with their scorecards to those who may read them."""

    access: Access
    content: ReadContent

    def read(self, session: Session, rating_id: RatingId) -> Card:
        """Give a signed rating with its scorecard to somebody who may read it."""
        with self.access.read(session) as work:
            read = _read(work.tx, [rating_for(work, rating_id, Action.READ_RATING)])
        return self._cards(read)[0]

    def of_mine(self, session: Session) -> tuple[Card, ...]:
        """Give the scorecards of the trainee's own sessions, newest first."""
        with self.access.read(session) as work:
            work.require(Action.READ_RATING, own=True)
            read = _read(work.tx, work.tx.ratings.of_therapist(work.person.id))
        return self._cards(read)

    def by_me(self, session: Session) -> tuple[Card, ...]:
        """Give the scorecards the rater signed, newest first."""
        with self.access.read(session) as work:
            work.require(Action.RATE, own=True)
            read = _read(work.tx, work.tx.ratings.of_rater(work.person.id))
        return self._cards(read)

    def _cards(self, read: "_Read") -> tuple[Card, ...]:
        return tuple(self._card(read, rating) for rating in reversed(read.ratings))

    def _card(self, read: "_Read", rating: SignedRating) -> Card:
        rubric = self.content.quoted(rating.rubric)
        recording = read.recordings.get(rating.recording_id)
        if recording is None:
            raise NotFound("The recording of this rating is not known.")
        case = read.cases.get(recording.case_id)
        if case is None:
            raise NotFound("The case of this recording is not known.")
        return Card(
            rating,
            rubric,
            score(rubric, rating.judgement),
            recording,
            case,
            read.names.get(rating.therapist_id, "somebody unknown"),
        )


@dataclass(frozen=True)
class _Read:
    """What was read of some ratings, oldest first; cards are formed once the reading is over."""

    ratings: Sequence[SignedRating]
    recordings: Mapping[RecordingId, Recording]
    cases: Mapping[CaseId, Case]
    names: Mapping[PersonId, str]


def _read(tx: Transaction, ratings: Sequence[SignedRating]) -> _Read:
    recordings = tx.recordings.some({rating.recording_id for rating in ratings})
    cases = tx.cases.some({recording.case_id for recording in recordings.values()})
    return _Read(ratings, recordings, cases, tx.people.names({one.therapist_id for one in ratings}))

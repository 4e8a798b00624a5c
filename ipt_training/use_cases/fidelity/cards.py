"""Scorecards: signed ratings, read by their rater, their trainee and the programme lead."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rating import SignedRating
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.scorecard import Scorecard, score
from ipt_training.domain.ids import RatingId
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording
from ipt_training.use_cases.fidelity.sessions import case_of, name_of
from ipt_training.use_cases.people.access import Access, Session, Work
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
            rating = work.tx.ratings.get(rating_id)
            if rating is None:
                raise work.nothing(Action.READ_RATING, rating_id)
            _require_reading(work, rating, Action.READ_RATING)
            return self._card(work.tx, rating)

    def of_mine(self, session: Session) -> tuple[Card, ...]:
        """Give the scorecards of the trainee's own sessions, newest first."""
        with self.access.read(session) as work:
            work.require(Action.READ_RATING, own=True)
            return self._cards(work.tx, work.tx.ratings.of_therapist(work.person.id))

    def by_me(self, session: Session) -> tuple[Card, ...]:
        """Give the scorecards the rater signed, newest first."""
        with self.access.read(session) as work:
            work.require(Action.RATE, own=True)
            return self._cards(work.tx, work.tx.ratings.of_rater(work.person.id))

    def _cards(self, tx: Transaction, ratings: Sequence[SignedRating]) -> tuple[Card, ...]:
        return tuple(self._card(tx, rating) for rating in reversed(ratings))

    def _card(self, tx: Transaction, rating: SignedRating) -> Card:
        rubric = self.content.quoted(rating.rubric)
        recording = tx.recordings.get(rating.recording_id)
        if recording is None:
            raise NotFound("The recording of this rating is not known.")
        return Card(
            rating,
            rubric,
            score(rubric, rating.judgement),
            recording,
            case_of(tx, recording),
            name_of(tx, rating.therapist_id),
        )


def _require_reading(work: Work, rating: SignedRating, action: Action) -> None:
    own = work.person.id in (rating.rater_id, rating.therapist_id)
    work.require(action, own=own, about=rating.id)

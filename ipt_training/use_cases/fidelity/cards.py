"""Scorecards: signed ratings, read by their rater, their trainee and the programme lead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rating import SetAside, SignedRating
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.scorecard import Scorecard, score
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.domain.ids import CaseId, PersonId, RatingId, RecordingId
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording
from ipt_training.use_cases.fidelity.ownership import rating_for
from ipt_training.use_cases.fidelity.quoted import Quoted, Readable
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
    aside: SetAside | None
    """How it was set aside, where it was: it is in no figure then."""


@dataclass(frozen=True)
class ReadCards:
    """Gives signed ratings with their scorecards to those who may read them."""

    access: Access
    content: ReadContent

    def read(self, session: Session, rating_id: RatingId) -> Card:
        """Give a signed rating with its scorecard to somebody who may read it."""
        with self.access.read(session) as work:
            rating = rating_for(work, rating_id, Action.READ_RATING)
            readable = Readable(rating, self.quoted.one(work.tx, rating.rubric))
            return next(iter(_cards(_read(work.tx, [readable]))))

    def of_mine(self, session: Session) -> tuple[Card | UnreadableRating, ...]:
        """Give the scorecards of the trainee's own sessions, newest first."""
        with self.access.read(session) as work:
            work.require(Action.READ_RATING, own=True)
            found = self.quoted.read(work.tx, work.tx.ratings.of_therapist(work.person.id))
            read = _read(work.tx, found)
        return tuple(_listed(read))

    def unread(self, session: Session) -> tuple[Card, ...]:
        """Give the trainee's own scorecards that they have not opened yet, newest first."""
        with self.access.read(session) as work:
            work.require(Action.READ_RATING, own=True)
            opened = work.tx.ratings.read_by(work.person.id)
            mine = work.tx.ratings.of_therapist(work.person.id)
            new = self.quoted.read(work.tx, [one for one in mine if one.id not in opened])
            read = _read(work.tx, new)
        return tuple(reversed(tuple(_cards(read))))

    def note_read(self, session: Session, rating_id: RatingId) -> None:
        """Note that a trainee has opened a scorecard of their own; nobody is shown when."""
        with self.access.read(session) as work:
            rating = rating_for(work, rating_id, Action.READ_RATING)
            me = work.person.id
            if rating.therapist_id != me or rating_id in work.tx.ratings.read_by(me):
                return
        with self.access.write(session, "open a scorecard", rating_id) as work:
            rating_for(work, rating_id, Action.READ_RATING)
            work.tx.ratings.note_read(rating_id, work.person.id, work.now)

    def by_me(self, session: Session) -> tuple[Card | UnreadableRating, ...]:
        """Give the scorecards the rater signed, newest first."""
        with self.access.read(session) as work:
            work.require(Action.RATE, own=True)
            found = self.quoted.read(work.tx, work.tx.ratings.of_rater(work.person.id))
            read = _read(work.tx, found)
        return tuple(_listed(read))

    @cached_property
    def quoted(self) -> Quoted:
        """What finds the rubrics behind ratings."""
        return Quoted(self.content)


@dataclass(frozen=True)
class _Read:
    """What was read of some ratings, oldest first; cards are formed once the reading is over."""

    ratings: Sequence[Readable | UnreadableRating]
    recordings: Mapping[RecordingId, Recording]
    cases: Mapping[CaseId, Case]
    names: Mapping[PersonId, str]
    asides: Mapping[RatingId, SetAside]


def _read(tx: Transaction, found: Sequence[Readable | UnreadableRating]) -> _Read:
    ratings = [one.rating for one in found if isinstance(one, Readable)]
    recordings = tx.recordings.some({rating.recording_id for rating in ratings})
    cases = tx.cases.some({recording.case_id for recording in recordings.values()})
    names = tx.people.names({one.therapist_id for one in ratings})
    return _Read(found, recordings, cases, names, tx.ratings.asides({one.id for one in ratings}))


def _listed(read: _Read) -> Iterator[Card | UnreadableRating]:
    """Give what was read, newest first."""
    cards = {card.rating.id: card for card in _cards(read)}
    for one in reversed(read.ratings):
        yield cards[one.rating.id] if isinstance(one, Readable) else one


def _cards(read: _Read) -> Iterator[Card]:
    for one in read.ratings:
        if isinstance(one, Readable):
            yield _card(read, one)


def _card(read: _Read, readable: Readable) -> Card:
    rating, rubric = readable.rating, readable.rubric
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
        read.asides.get(rating.id),
    )

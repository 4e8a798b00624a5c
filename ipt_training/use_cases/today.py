"""What is due for somebody today, in each role they hold; at most three short lists."""

from dataclasses import dataclass
from enum import StrEnum

from ipt_training.domain.people.person import Role
from ipt_training.use_cases.certification.certify import Certify
from ipt_training.use_cases.certification.oversee import Oversee
from ipt_training.use_cases.fidelity.cards import Card, ReadCards
from ipt_training.use_cases.fidelity.queue import RatingQueue, Waiting
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.practice.practise import Practise
from ipt_training.use_cases.read_content import ReadContent

ROWS = 5
"""A list shows so many rows; the screen behind it shows all."""


class Kind(StrEnum):
    """What a row leads to."""

    GO_ON_VIGNETTE = "go_on_vignette"
    GO_ON_QUIZ = "go_on_quiz"
    NEW_VIGNETTE = "new_vignette"
    READ_CARD = "read_card"
    UPLOAD = "upload"
    RATE = "rate"
    GO_ON_RATING = "go_on_rating"
    CONFIRM_HOURS = "confirm_hours"
    DECIDE = "decide"
    ENTRUST = "entrust"


@dataclass(frozen=True)
class Due:
    """One row: a line and where its button leads."""

    kind: Kind
    about: str
    """The id of the thing."""
    line: str
    note: str = ""
    within: str = ""
    """The id of what the thing is held against, where there is one."""


@dataclass(frozen=True)
class DueList:
    """One list of the home screen."""

    title: str
    rows: tuple[Due, ...]
    more: int = 0
    """How many rows are not shown."""


@dataclass(frozen=True)
class Today:
    """Makes the home screen of each role."""

    access: Access
    content: ReadContent
    practise: Practise
    queue: RatingQueue
    cards: ReadCards
    certify: Certify
    oversee: Oversee

    def due(self, session: Session, role: Role) -> tuple[DueList, ...]:
        """Give the lists of one role; lists without rows are left out."""
        makers = {
            Role.TRAINEE: self._trainee,
            Role.SUPERVISOR: self._supervisor,
            Role.PROGRAMME_LEAD: self._lead,
        }
        return tuple(one for one in makers[role](session) if one.rows)

    def _trainee(self, session: Session) -> list[DueList]:
        attempts = self.practise.attempts(session)
        open_ones = [
            Due(
                Kind.GO_ON_VIGNETTE if a.kind.value == "vignette" else Kind.GO_ON_QUIZ,
                a.id,
                a.title,
                f"{len(a.steps)} of {len(a.parts)} answered",
            )
            for a in attempts
            if not a.finished
        ]
        cards = [
            Due(
                Kind.READ_CARD,
                card.rating.id,
                f"{card.case.pseudonym}, session {card.recording.session_number}",
                f"rated by {card.rating.rater_name}",
            )
            for card in self.cards.of_mine(session)
            if isinstance(card, Card)
        ]
        tried = {a.content_id for a in attempts}
        new = [
            Due(Kind.NEW_VIGNETTE, v.id, v.title, f"about {v.minutes} min")
            for v in self.content.vignettes()
            if v.id not in tried
        ]
        return [
            _list("Go on where you stopped", open_ones),
            _list("Came back to you", cards),
            _list("New to practise", new),
        ]

    def _supervisor(self, session: Session) -> list[DueList]:
        queue = self.queue.waiting(session)
        drafts = [
            Due(Kind.GO_ON_RATING, w.draft.id, _session_line(w), "draft")
            for w in queue
            if w.draft is not None
        ]
        waiting = [
            Due(Kind.RATE, w.recording.id, _session_line(w), "not rated yet")
            for w in queue
            if w.draft is None and not w.signed
        ]
        hours = self.certify.hours_waiting(session, most=ROWS)
        to_confirm = [
            Due(
                Kind.CONFIRM_HOURS,
                entry.id,
                f"{name}: {entry.hours:g} h, {entry.what}",
                "to be confirmed",
            )
            for entry, name in hours.entries
        ]
        return [
            _list("Go on where you stopped", drafts),
            _list("Waiting for your rating", waiting),
            _list("Hours to confirm", to_confirm, hours.number),
        ]

    def _lead(self, session: Session) -> list[DueList]:
        ready = [
            Due(Kind.DECIDE, one.trainee_id, one.name, one.pack.title, one.pack.id)
            for one in self.oversee.ready(session)
        ]
        alone = [
            Due(Kind.ENTRUST, trainee_id, name, "has no supervisor")
            for trainee_id, name in self.oversee.unsupervised(session).items()
        ]
        return [_list("Ready for a decision", ready), _list("Need a supervisor", alone)]


def _list(title: str, rows: list[Due], number: int | None = None) -> DueList:
    number = len(rows) if number is None else number
    return DueList(title, tuple(rows[:ROWS]), max(0, number - ROWS))


def _session_line(waiting: Waiting) -> str:
    return (
        f"{waiting.therapist_name}: {waiting.case.pseudonym},"
        f" session {waiting.recording.session_number} of {waiting.case.planned_sessions}"
    )

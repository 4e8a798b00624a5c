"""What is due for somebody today, in each role they hold; at most three short lists."""

from dataclasses import dataclass
from enum import StrEnum

from ipt_training.domain.people.person import Role
from ipt_training.domain.people.policy import Action
from ipt_training.use_cases.certification.certify import Certify
from ipt_training.use_cases.fidelity.cards import ReadCards
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
        hours = [
            Due(
                Kind.CONFIRM_HOURS,
                entry.id,
                f"{name}: {entry.hours:g} h, {entry.what}",
                "to be confirmed",
            )
            for entry, name in self.certify.hours_waiting(session)
        ]
        return [
            _list("Go on where you stopped", drafts),
            _list("Waiting for your rating", waiting),
            _list("Hours to confirm", hours),
        ]

    def _lead(self, session: Session) -> list[DueList]:
        everybody = tuple(
            one
            for pack in self.content.programmes()
            for one in self.certify.everybody(session, pack.id)
        )
        ready = [
            Due(Kind.DECIDE, one.trainee.id, one.trainee.name, one.pack.title, one.pack.id)
            for one in everybody
            if one.decision.met
            and not any(held.pack_id == one.pack.id for held, _ in one.certificates)
        ]
        trainees = {one.trainee.id: one.trainee for one in everybody}
        with self.access.read(session) as work:
            work.require(Action.READ_PROGRAMME, own=False)
            alone = [
                Due(Kind.ENTRUST, one.id, one.name, "has no supervisor")
                for one in trainees.values()
                if not work.tx.people.supervisors_of(one.id)
            ]
        return [_list("Ready for a decision", ready), _list("Need a supervisor", alone)]


def _list(title: str, rows: list[Due]) -> DueList:
    return DueList(title, tuple(rows[:ROWS]), max(0, len(rows) - ROWS))


def _session_line(waiting: Waiting) -> str:
    return (
        f"{waiting.therapist_name}: {waiting.case.pseudonym},"
        f" session {waiting.recording.session_number} of {waiting.case.planned_sessions}"
    )

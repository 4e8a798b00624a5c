"""What is due for somebody today, in each role they hold; at most three short lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from ipt_training.domain.certification.portfolio import HoursKind
from ipt_training.domain.people.person import Role
from ipt_training.reports import words
from ipt_training.use_cases.certification.certify import Certify
from ipt_training.use_cases.certification.hours import DiscussHours, SaidOfHours
from ipt_training.use_cases.certification.oversee import Oversee
from ipt_training.use_cases.fidelity.cards import Card, ReadCards
from ipt_training.use_cases.fidelity.queue import RatingQueue, Waiting
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.practice.practise import Practise
from ipt_training.use_cases.read_content import ReadContent

ROWS = 3
"""A list shows so many rows; the screen behind it shows all."""

OfCase = TypeVar("OfCase", Waiting, Card)


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
    ANSWER_HOURS = "answer_hours"


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
    at: datetime | None = None
    """When it came, where that matters."""


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
    hours: DiscussHours

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
        asked = [
            _asked(said)
            for said in self.hours.of_mine(session).values()
            if said.word.kind is HoursKind.QUERIED
        ]
        cards = [_came_back(of_case) for of_case in _by_case(self.cards.unread(session))]
        tried = {a.content_id for a in attempts}
        new = [
            Due(Kind.NEW_VIGNETTE, v.id, v.title, f"about {v.minutes} min")
            for v in self.content.vignettes()
            if v.id not in tried
        ]
        return [
            _list("Go on where you stopped", open_ones),
            _list("Came back to you", asked + cards),
            _list("New to practise", new),
        ]

    def _supervisor(self, session: Session) -> list[DueList]:
        queue = self.queue.waiting(session)
        drafts = [
            Due(Kind.GO_ON_RATING, w.draft.id, _session_line(w), "draft")
            for w in queue
            if w.draft is not None
        ]
        unrated = [w for w in queue if w.draft is None and not w.signed]
        waiting = [_to_rate(of_case) for of_case in _by_case(unrated)]
        hours = self.certify.hours_waiting(session, most=ROWS)
        to_confirm = [
            Due(
                Kind.CONFIRM_HOURS,
                entry.id,
                f"{name}: {words.hours_of(entry.minutes)}, {entry.what}",
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


def _by_case(things: Iterable[OfCase]) -> list[list[OfCase]]:
    """Put together what belongs to the same case; in the order in which the first of each came."""
    cases: dict[str, list[OfCase]] = {}
    for one in things:
        cases.setdefault(one.case.id, []).append(one)
    return list(cases.values())


def _to_rate(waiting: Sequence[Waiting]) -> Due:
    first = min(waiting, key=lambda one: one.recording.session_number)
    if len(waiting) == 1:
        return Due(Kind.RATE, first.recording.id, _session_line(first), "not rated yet")
    return Due(
        Kind.RATE,
        first.recording.id,
        f"{first.therapist_name}: {first.case.pseudonym}, {_sessions(waiting)}",
        f"{len(waiting)} sessions not rated yet; the button opens session"
        f" {first.recording.session_number}",
    )


def _asked(said: SaidOfHours) -> Due:
    entry = said.entry
    return Due(
        Kind.ANSWER_HOURS,
        entry.id,
        f"{words.hours_of(entry.minutes)} on {words.day_of(entry.on)}, {entry.what}",
        f"{said.by_name} asks: {said.word.words}",
        at=said.word.at,
    )


def _came_back(cards: Sequence[Card]) -> Due:
    first = min(cards, key=lambda one: (one.recording.session_number, one.rating.signed_at))
    raters = sorted({card.rating.rater_name for card in cards})
    note = f"rated by {words.listed(raters)}"
    if len(cards) > 1:
        note += f"; the button opens session {first.recording.session_number}"
    newest = max(card.rating.signed_at for card in cards)
    line = f"{first.case.pseudonym}, {_sessions(cards)}"
    return Due(Kind.READ_CARD, first.rating.id, line, note, at=newest)


def _sessions(of_case: Sequence[Waiting] | Sequence[Card]) -> str:
    numbers = sorted({one.recording.session_number for one in of_case})
    named = words.listed([str(number) for number in numbers])
    return f"session {named}" if len(numbers) == 1 else f"sessions {named}"


def _session_line(waiting: Waiting) -> str:
    return (
        f"{waiting.therapist_name}: {waiting.case.pseudonym},"
        f" session {waiting.recording.session_number} of {waiting.case.planned_sessions}"
    )

"""What is said of logged hours: a question, its answer, a confirmation that is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass

from ipt_training.domain.certification.portfolio import Hours, HoursKind, HoursWord
from ipt_training.domain.errors import Conflict, RuleBroken
from ipt_training.domain.people.policy import Action
from ipt_training.use_cases.certification.ownership import hours_for
from ipt_training.use_cases.people.access import Access, Session, Work

LONGEST = 300


@dataclass(frozen=True)
class SaidOfHours:
    """Hours with the last word on them and who said it."""

    entry: Hours
    word: HoursWord
    trainee_name: str
    by_name: str


@dataclass(frozen=True)
class DiscussHours:
    """A supervisor and a trainee over logged hours; what was said stays stored."""

    access: Access

    def take_back(self, session: Session, hours_id: str) -> None:
        """Take back one's own confirmation; the hours wait again and count no more.

        Raises:
            Conflict: when somebody else confirmed them, or nobody did.
        """
        with self.access.write(session, "take back hours", hours_id) as work:
            entry = hours_for(work, hours_id, Action.CONFIRM_HOURS)
            if entry.confirmed_by != work.person.id:
                raise Conflict("These hours are not confirmed by you.")
            _say(work, hours_id, HoursKind.TAKEN_BACK)
            work.evidence_changed(entry.trainee_id)
            work.note("hours taken back", hours_id)

    def query(self, session: Session, hours_id: str, words: str) -> None:
        """Ask the trainee about hours that wait; they wait for the answer.

        Raises:
            Conflict: when they are confirmed meanwhile.
        """
        said = _worded(words, "Write what you would like to know of these hours.")
        with self.access.write(session, "query hours", hours_id) as work:
            entry = hours_for(work, hours_id, Action.CONFIRM_HOURS)
            if entry.confirmed_by is not None:
                raise Conflict("These hours are confirmed meanwhile. Take that back first.")
            _say(work, hours_id, HoursKind.QUERIED, said)
            work.note("hours queried", hours_id)

    def answer(self, session: Session, hours_id: str, words: str) -> None:
        """Answer a question about one's own hours; they wait for a supervisor again.

        Raises:
            Conflict: when nothing is asked.
        """
        said = _worded(words, "Write an answer; a line is enough.")
        with self.access.write(session, "answer on hours", hours_id) as work:
            entry = work.tx.hours.get(hours_id)
            if entry is None or entry.trainee_id != work.person.id:
                raise work.nothing(Action.LOG_HOURS, hours_id)
            work.require(Action.LOG_HOURS, own=True, about=hours_id)
            last = work.tx.hours_words.last([hours_id]).get(hours_id)
            if last is None or last.kind is not HoursKind.QUERIED:
                raise Conflict("Nothing is asked of these hours any more.")
            _say(work, hours_id, HoursKind.ANSWERED, said)
            work.note("hours answered", hours_id)

    def of_mine(self, session: Session) -> Mapping[str, SaidOfHours]:
        """Give the last word on each of one's own hours, where anything was said."""
        with self.access.read(session) as work:
            work.require(Action.LOG_HOURS, own=True)
            return _said(work, work.tx.hours.of({work.person.id}))

    def of_trainees(self, session: Session) -> Mapping[str, SaidOfHours]:
        """Give the last word on each of the hours of a supervisor's trainees."""
        with self.access.read(session) as work:
            work.require(Action.CONFIRM_HOURS, own=True)
            trainees = work.tx.people.trainees_of(work.person.id)
            return _said(work, work.tx.hours.of(trainees))


def _worded(words: str, empty: str) -> str:
    said = words.strip()
    if not said:
        raise RuleBroken(empty)
    if len(said) > LONGEST:
        raise RuleBroken(f"Use at most {LONGEST} letters.")
    return said


def _say(work: Work, hours_id: str, kind: HoursKind, words: str = "") -> None:
    last = work.tx.hours_words.last([hours_id]).get(hours_id)
    number = 1 if last is None else last.seq + 1
    work.tx.hours_words.add(
        HoursWord(
            hours_id=hours_id, seq=number, kind=kind, by=work.person.id, at=work.now, words=words
        )
    )


def _said(work: Work, entries: tuple[Hours, ...]) -> dict[str, SaidOfHours]:
    words = work.tx.hours_words.last({entry.id for entry in entries})
    people = {entry.trainee_id for entry in entries} | {word.by for word in words.values()}
    names = work.tx.people.names(people)
    return {
        entry.id: SaidOfHours(entry, word, names.get(entry.trainee_id, ""), names.get(word.by, ""))
        for entry in entries
        if (word := words.get(entry.id)) is not None
    }

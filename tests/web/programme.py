"""A served demonstration, and what an attacker with an account may know of it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ipt_training.domain.fidelity import judging
from ipt_training.domain.fidelity.rating import Draft, Heard, Judgement, applicable_items
from ipt_training.domain.fidelity.rubric import Aspect, Rubric
from ipt_training.domain.ids import AttemptId, PersonId, RatingId, RecordingId
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.domain.people.demonstration import DEMO_PASSWORD
from ipt_training.domain.practice.question import SingleBest
from ipt_training.domain.recordings.recording import RecordingState
from ipt_training.use_cases.people.access import Session
from ipt_training.use_cases.people.sign_in import session_of
from ipt_training.use_cases.ports.storage.store import Store
from tests.fakes.made_once import copy_of_demonstration
from tests.fakes.served import untraced
from tests.web.raw_client import Window, window
from tests.web.served import Served, serving

TRAINEE, SUPERVISOR, LEAD = "alex.trainee", "sam.supervisor", "lee.lead"
SECOND, STRANGER = "supervisor1", "supervisor2"
"""Two more supervisors: one hears the same session, the other has nothing to do with it."""
RUBRIC = "ipt-session"


@dataclass(frozen=True)
class Programme:
    """The running demonstration."""

    served: Served

    @property
    def store(self) -> Store:
        """What is stored, seen from the process of the test."""
        return self.served.services.sign_in.access.store

    def cookie(self, user_name: str) -> str:
        """Sign one of the demonstration's people in."""
        return self.served.cookie_of(user_name, DEMO_PASSWORD)

    def session(self, cookie: str) -> Session:
        """Give the session of a cookie."""
        return session_of(cookie.split("=", 1)[1])

    def window(self, cookie: str) -> AbstractContextManager[Window]:
        """Open a window with a cookie."""
        return window(self.served.port, cookie=cookie, origin=self.served.origin)

    def person(self, user_name: str) -> PersonId:
        """Give somebody's id."""
        return self.served.services.people.find(user_name).id

    def recording(self) -> RecordingId:
        """Give the session that waits to be rated."""
        with self.store.reading() as tx:
            own = tx.recordings.of(tx.people.trainees_of(self.person(SUPERVISOR)))
        return next(one.id for one in own if one.state is RecordingState.READY)

    def draft(self, cookie: str) -> RatingId:
        """Open the supervisor's draft on the session that waits."""
        services, session = self.served.services, self.session(cookie)
        services.recordings.note_listening(session, self.recording())
        return services.rating.open_draft(session, self.recording(), RUBRIC)

    def stored(self, rating_id: RatingId) -> Draft:
        """Give a draft as it is stored now."""
        with self.store.reading() as tx:
            draft = tx.drafts.get(rating_id)
        assert draft is not None
        return draft

    def rate_all(self, cookie: str, rating_id: RatingId) -> None:
        """Score every item of a draft, past the screens."""
        rating, session = self.served.services.rating, self.session(cookie)
        desk = rating.sit_down(session, rating_id)
        rating.save(session, rating_id, complete(desk.rubric), expected=desk.draft.revision)

    def audited(self, action: str, about: str) -> int:
        """Count the entries of the audit trail with this action on this thing."""
        with self.store.reading() as tx:
            return sum(
                entry.action == action and entry.about == about for entry in tx.audit.entries()
            )


def complete(rubric: Rubric) -> Judgement:
    """Give a judgement in which every item that applies has its scores."""
    heard = Heard(phase=Phase.MIDDLE, focus=Focus.ROLE_TRANSITION, dialect=next(iter(Dialect)))
    judgement = Judgement(heard=heard)
    for item in applicable_items(rubric, heard):
        for aspect in item.aspects:
            value = 1 if aspect is Aspect.DOSE else 4
            if aspect is not Aspect.PURPOSE and rubric.scale(aspect) is not None:
                judgement = judging.scored(judgement, rubric, item.id, aspect, value)
    return judgement


def quiz_of_one_choice(place: Programme, cookie: str) -> AttemptId:
    """Begin a quiz whose first question offers one choice of several."""
    practise, session = place.served.services.practise, place.session(cookie)
    for number in range(60):
        begun = practise.begin_quiz(
            session, phase=None, focus=None, size=6, key=f"{cookie[-12:]}{number}"
        )
        on = practise.quiz(session, begun)
        first = next(one for one in on.questions if one.id == on.attempt.parts[0])
        if isinstance(first, SingleBest):
            return begun
    raise AssertionError("no quiz began with such a question")


@contextmanager
def programme(tmp: pytest.TempPathFactory, folder: Path) -> Iterator[Programme]:
    """Serve a demonstration of six trainees from a folder."""
    copy_of_demonstration(tmp, folder)
    with serving(folder, people=False, around=untraced()) as served:
        running = Programme(served)
        _let_in(running)
        yield running


def _let_in(running: Programme) -> None:
    """Give those who sign in a cheap hash, and one more supervisor the session that waits."""
    hashed = running.served.services.sign_in.passwords.hash(DEMO_PASSWORD)
    recording = running.recording()
    with running.store.writing() as tx:
        for user_name in (TRAINEE, SUPERVISOR, LEAD, SECOND, STRANGER):
            tx.people.set_password_hash(running.person(user_name), hashed)
        found = tx.recordings.get(recording)
        assert found is not None
        theirs = tx.people.supervisors_of(found.therapist_id) - {running.person(STRANGER)}
        tx.people.supervise(found.therapist_id, theirs | {running.person(SECOND)})

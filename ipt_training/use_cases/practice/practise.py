"""Practice: vignettes and quizzes, resumable, every answer stored, seen by the trainee only."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipt_training.domain.errors import Conflict, NotFound, RuleBroken
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import AttemptId
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.people.policy import Action
from ipt_training.domain.practice.attempt import Attempt, AttemptKind, Given, Step
from ipt_training.domain.practice.marking import mark_decision, mark_question
from ipt_training.domain.practice.question import Question
from ipt_training.domain.practice.vignette import Scene, Vignette
from ipt_training.use_cases.people.access import Access, Once, Session, Work
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.practice.ownership import attempt_for
from ipt_training.use_cases.read_content import ReadContent

QUIZ = "quiz"
"""The content id of a quiz attempt; its form lists the questions."""
LONGEST_QUIZ = 20


@dataclass(frozen=True)
class OnVignette:
    """A vignette attempt with the vignette it is on."""

    attempt: Attempt
    vignette: Vignette

    @property
    def scene(self) -> Scene | None:
        """The scene that waits for a choice, or nothing at the end."""
        part = self.attempt.next_part
        return self.vignette.scene(part) if part else None


@dataclass(frozen=True)
class OnQuiz:
    """A quiz attempt with its questions in order."""

    attempt: Attempt
    questions: tuple[Question, ...]

    @property
    def question(self) -> Question | None:
        """The question that waits for an answer, or nothing at the end."""
        part = self.attempt.next_part
        return next((q for q in self.questions if q.id == part), None)


@dataclass(frozen=True)
class Standing:
    """How a trainee's first answers stand in one cell of phase and problem area."""

    phase: Phase | None
    focus: Focus | None
    answered: int
    credit: float
    """The sum of the credit earned."""


@dataclass(frozen=True)
class Practise:
    """A trainee's own practice."""

    access: Access
    content: ReadContent
    chance: Chance

    def begin_vignette(self, session: Session, vignette_id: str, *, key: str) -> AttemptId:
        """Begin a vignette, or go on with the attempt that is open."""
        vignette = self.content.vignette(vignette_id)
        with self.access.write(session, "begin vignette", vignette_id) as work:
            work.require(Action.PRACTISE, own=True)
            for attempt in work.tx.attempts.of(work.person.id):
                if attempt.content_id == vignette_id and not attempt.finished:
                    return attempt.id
            return self._add(
                work,
                work.once("begin vignette", key),
                kind=AttemptKind.VIGNETTE,
                content_id=vignette.id,
                version=vignette.version,
                digest=content_hash(vignette),
                parts=tuple(scene.id for scene in vignette.scenes),
                title=vignette.title,
            )

    def begin_quiz(
        self,
        session: Session,
        *,
        phase: Phase | None,
        focus: Focus | None,
        size: int,
        key: str,
    ) -> AttemptId:
        """Draw a quiz on a phase and problem area; nothing named means all.

        Questions that span all phases or areas belong to every quiz.

        Raises:
            RuleBroken: when no question fits.
        """
        if not 1 <= size <= LONGEST_QUIZ:
            raise RuleBroken(f"A quiz has 1 to {LONGEST_QUIZ} questions.")
        questions = self.content.practice_questions()
        fitting = tuple(q.id for q in questions.values() if _fits(q, phase, focus))
        if not fitting:
            raise RuleBroken("There is no question for this phase and problem area yet.")
        drawn = self.chance.shuffled(fitting)[:size]
        names = [part.value.replace("_", " ") for part in (phase, focus) if part is not None]
        with self.access.write(session, "begin quiz") as work:
            work.require(Action.PRACTISE, own=True)
            return self._add(
                work,
                work.once("begin quiz", key),
                kind=AttemptKind.QUIZ,
                content_id=QUIZ,
                version="",
                digest="",
                parts=drawn,
                title="Quiz: " + (", ".join(names) if names else "everything"),
            )

    def answer_scene(
        self, session: Session, attempt_id: AttemptId, scene_id: str, given: Given
    ) -> Step:
        """Store the choice made in a scene; answering twice gives the first answer back."""
        on = self.vignette(session, attempt_id)
        scene = on.vignette.scene(scene_id)
        if scene is None:
            raise NotFound("This vignette has no such scene.")
        return self._answer(
            session, attempt_id, scene_id, given, mark_decision(scene.decision, given)
        )

    def answer_question(
        self, session: Session, attempt_id: AttemptId, question_id: str, given: Given
    ) -> Step:
        """Store the answer to a question; answering twice gives the first answer back."""
        on = self.quiz(session, attempt_id)
        question = next((q for q in on.questions if q.id == question_id), None)
        if question is None:
            raise NotFound("This quiz has no such question.")
        return self._answer(session, attempt_id, question_id, given, mark_question(question, given))

    def vignette(self, session: Session, attempt_id: AttemptId) -> OnVignette:
        """Give a vignette attempt of one's own."""
        attempt = self._own(session, attempt_id, AttemptKind.VIGNETTE)
        return OnVignette(attempt, self.content.vignette_of(attempt))

    def quiz(self, session: Session, attempt_id: AttemptId) -> OnQuiz:
        """Give a quiz attempt of one's own."""
        attempt = self._own(session, attempt_id, AttemptKind.QUIZ)
        questions = self.content.practice_questions()
        return OnQuiz(
            attempt, tuple(questions[part] for part in attempt.parts if part in questions)
        )

    def attempts(self, session: Session) -> tuple[Attempt, ...]:
        """Give all attempts of one's own, newest first."""
        with self.access.read(session) as work:
            work.require(Action.READ_PRACTICE, own=True)
            return work.tx.attempts.of(work.person.id)

    def standings(self, session: Session) -> tuple[Standing, ...]:
        """Give how one's first answers stand by phase and problem area, cells with answers only.

        First answers only: later ones show what feedback was remembered.
        """
        questions = self.content.practice_questions()
        cells: dict[tuple[Phase | None, Focus | None], list[float]] = {}
        seen: set[str] = set()
        for attempt in reversed(self.attempts(session)):
            for step in attempt.steps:
                question = questions.get(step.part_id)
                if attempt.kind is not AttemptKind.QUIZ or question is None or step.credit is None:
                    continue
                if question.id in seen:
                    continue
                seen.add(question.id)
                cell = (question.cell.phase, question.cell.focus)
                cells.setdefault(cell, []).append(step.credit)
        return tuple(
            Standing(phase, focus, len(credits), sum(credits))
            for (phase, focus), credits in cells.items()
        )

    def _add(
        self,
        work: Work,
        once: Once,
        *,
        kind: AttemptKind,
        content_id: str,
        version: str,
        digest: str,
        parts: Sequence[str],
        title: str,
    ) -> AttemptId:
        if once.done is not None:
            return AttemptId(once.done)
        attempt = Attempt(
            id=AttemptId(self.chance.identifier()),
            person_id=work.person.id,
            kind=kind,
            content_id=content_id,
            content_version=version,
            content_hash=digest,
            parts=tuple(parts),
            title=title,
            started_at=work.now,
        )
        work.tx.attempts.add(attempt)
        once.remember(attempt.id)
        return attempt.id

    def _answer(
        self,
        session: Session,
        attempt_id: AttemptId,
        part_id: str,
        given: Given,
        credit: float | None,
    ) -> Step:
        with self.access.write(session, "answer", attempt_id) as work:
            attempt = attempt_for(work, attempt_id, Action.PRACTISE)
            if part_id not in attempt.parts:
                raise NotFound("This attempt does not ask that.")
            earlier = attempt.step_for(part_id)
            if earlier is not None:
                return earlier
            if part_id != attempt.next_part:
                raise Conflict("Another window is at a different place. Reload to go on.")
            step = Step(
                seq=len(attempt.steps) + 1,
                part_id=part_id,
                given=given,
                credit=credit,
                at=work.now,
            )
            work.tx.attempts.add_step(attempt_id, step)
        return step

    def _own(self, session: Session, attempt_id: AttemptId, kind: AttemptKind) -> Attempt:
        with self.access.read(session) as work:
            attempt = attempt_for(work, attempt_id, Action.PRACTISE)
        if attempt.kind is not kind:
            raise NotFound("There is nothing here under this address.")
        return attempt


def _fits(question: Question, phase: Phase | None, focus: Focus | None) -> bool:
    cell = question.cell
    return (phase is None or cell.phase in (None, phase)) and (
        focus is None or cell.focus in (None, focus)
    )

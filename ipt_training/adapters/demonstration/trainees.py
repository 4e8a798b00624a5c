"""One fictional trainee's whole record, drawn from seeded chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from ipt_training.adapters.demonstration.judgements import Rater, Sheet, judge
from ipt_training.adapters.demonstration.names import identifier, pseudonym
from ipt_training.domain.certification.portfolio import Activity, Hours
from ipt_training.domain.fidelity.rating import (
    AtSigning,
    Heard,
    RaterKind,
    RubricQuote,
    SignedRating,
)
from ipt_training.domain.ids import AttemptId, CaseId, PersonId, RatingId, RecordingId
from ipt_training.domain.ipt import Dialect, Focus, Phase, Variant
from ipt_training.domain.people.person import Person
from ipt_training.domain.practice.attempt import Attempt, AttemptKind, Given, Step
from ipt_training.domain.practice.marking import mark_question
from ipt_training.domain.practice.question import Question, SingleBest
from ipt_training.domain.recordings.case import Case, Consent, Use
from ipt_training.domain.recordings.recording import Media, Recording, RecordingState
from ipt_training.use_cases.fidelity.rate import MEANING

LENGTH = 2700.0
"""Seconds of a fictional session whose sound was erased."""


@dataclass(frozen=True)
class Judge:
    """A supervisor and how they rate."""

    person: Person
    rater: Rater


@dataclass(frozen=True)
class Stage:
    """What all trainees share."""

    now: datetime
    sheet: Sheet
    quote: RubricQuote
    judges: Sequence[Judge]
    questions: Sequence[SingleBest]


@dataclass(frozen=True)
class Record:
    """Everything of one trainee that goes into the database."""

    supervisors: frozenset[PersonId]
    cases: tuple[Case, ...]
    recordings: tuple[Recording, ...]
    ratings: tuple[SignedRating, ...]
    hours: tuple[Hours, ...]
    attempts: tuple[Attempt, ...]


def draw(stage: Stage, trainee: Person, chance: Random) -> Record:
    """Draw a trainee's record: how far they are, how good, and who rates them."""
    judges = chance.sample(list(stage.judges), k=min(3, len(stage.judges)))
    ability = chance.gauss(3.35, 0.5)
    progress = chance.choice((1, 1, 2, 2, 3))
    focuses = chance.sample(list(Focus), k=progress)
    cases: list[Case] = []
    recordings: list[Recording] = []
    ratings: list[SignedRating] = []
    for number, focus in enumerate(focuses):
        opened = stage.now - timedelta(days=300 - 80 * number + chance.randrange(20))
        complete = number < progress - 1 or chance.random() < 0.4
        case = _case(trainee, focus, opened, complete=complete, chance=chance)
        cases.append(case)
        phases = (Phase.INITIAL, Phase.MIDDLE, Phase.ENDING) if complete else (Phase.INITIAL,)
        for phase in phases:
            recording = _recording(case, phase, opened, chance)
            recordings.append(recording)
            quality = ability + 0.15 * number + chance.gauss(0, 0.25)
            for judge_ in chance.sample(judges, k=min(2, len(judges))):
                ratings.append(_rating(stage, recording, focus, judge_, quality, chance))
    hours = _hours(stage, trainee, judges[0].person, progress, chance)
    attempts = tuple(_quiz(stage, trainee, chance) for _ in range(chance.choice((0, 1, 2))))
    return Record(
        supervisors=frozenset(one.person.id for one in judges),
        cases=tuple(cases),
        recordings=tuple(recordings),
        ratings=tuple(sorted(ratings, key=lambda rating: rating.signed_at)),
        hours=hours,
        attempts=attempts,
    )


def consents(given: date) -> tuple[Consent, ...]:
    """Give consent of both voices to supervision and rating, for a year."""
    return tuple(
        Consent(voice=voice, use=use, given_on=given, expires_on=given + timedelta(days=540))
        for voice in ("patient", "therapist")
        for use in (Use.SUPERVISION, Use.RATING)
    )


def _case(
    trainee: Person, focus: Focus, opened: datetime, *, complete: bool, chance: Random
) -> Case:
    return Case(
        id=CaseId(identifier(chance)),
        trainee_id=trainee.id,
        pseudonym=pseudonym(chance),
        variant=chance.choice((Variant.ADULT, Variant.ADULT, Variant.PERINATAL, Variant.LATE_LIFE)),
        phase=Phase.ENDING if complete else Phase.INITIAL,
        focus=focus,
        planned_sessions=chance.choice((12, 16)),
        consents=consents(opened.date()),
        opened_at=opened,
        completed_on=(opened + timedelta(days=112)).date() if complete else None,
    )


def _recording(case: Case, phase: Phase, opened: datetime, chance: Random) -> Recording:
    number = {Phase.INITIAL: 3, Phase.MIDDLE: 7, Phase.ENDING: 11}[phase]
    made = opened + timedelta(days=7 * number)
    return Recording(
        id=RecordingId(identifier(chance)),
        case_id=case.id,
        therapist_id=case.trainee_id,
        session_number=number,
        phase=phase,
        recorded_on=made.date(),
        delete_by=(made + timedelta(days=60)).date(),
        state=RecordingState.ERASED,
        media=Media(
            kind="audio",
            content_type="audio/mp4",
            duration=LENGTH,
            size=14_000_000,
            sha256=f"{chance.getrandbits(256):064x}",
        ),
        uploaded_by=case.trainee_id,
        uploaded_at=made,
    )


def _rating(
    stage: Stage,
    recording: Recording,
    focus: Focus,
    judge_: Judge,
    quality: float,
    chance: Random,
) -> SignedRating:
    started = recording.uploaded_at + timedelta(
        days=chance.randrange(1, 20), minutes=chance.randrange(600)
    )
    heard = Heard(phase=recording.phase, focus=focus, dialect=Dialect.BOTH)
    length = recording.media.duration if recording.media else LENGTH
    return SignedRating(
        id=RatingId(identifier(chance)),
        recording_id=recording.id,
        recording_sha256=recording.media.sha256 if recording.media else "",
        therapist_id=recording.therapist_id,
        rater_id=judge_.person.id,
        rater_name=judge_.person.name,
        rubric=stage.quote,
        judgement=judge(
            stage.sheet, heard, judge_.rater, quality=quality, length=length, chance=chance
        ),
        started_at=started,
        signed_at=started + timedelta(minutes=chance.randrange(35, 80)),
        meaning=MEANING,
        at_signing=AtSigning(kind=RaterKind.SUPERVISOR, roles=tuple(sorted(judge_.person.roles))),
    )


def _hours(
    stage: Stage, trainee: Person, supervisor: Person, progress: int, chance: Random
) -> tuple[Hours, ...]:
    rows = [
        (Activity.COURSE, 480, "Course, first day", 320),
        (Activity.COURSE, 480, "Course, second day", 319),
    ]
    rows += [
        (
            chance.choice((Activity.SUPERVISION_INDIVIDUAL, Activity.SUPERVISION_GROUP)),
            90,
            "Case discussed with clips",
            280 - 25 * number,
        )
        for number in range(3 * progress + 1)
    ]
    entries = []
    for activity, minutes, what, ago in rows:
        at = stage.now - timedelta(days=max(2, ago))
        confirmed = chance.random() < 0.93
        entries.append(
            Hours(
                id=identifier(chance),
                trainee_id=trainee.id,
                activity=activity,
                minutes=minutes,
                on=at.date(),
                what=what,
                logged_at=at,
                confirmed_by=supervisor.id if confirmed else None,
                confirmed_at=at + timedelta(days=1) if confirmed else None,
            )
        )
    return tuple(entries)


def _quiz(stage: Stage, trainee: Person, chance: Random) -> Attempt:
    drawn = chance.sample(list(stage.questions), k=min(6, len(stage.questions)))
    at = stage.now - timedelta(days=chance.randrange(5, 200))
    steps = tuple(
        _step(question, number, at, chance) for number, question in enumerate(drawn, start=1)
    )
    return Attempt(
        id=AttemptId(identifier(chance)),
        person_id=trainee.id,
        kind=AttemptKind.QUIZ,
        content_id="quiz",
        content_version="",
        content_hash="",
        parts=tuple(question.id for question in drawn),
        title="Quiz: everything",
        started_at=at,
        steps=steps,
    )


def _step(question: Question, number: int, at: datetime, chance: Random) -> Step:
    if not isinstance(question, SingleBest):
        raise TypeError("only questions with one best answer are drawn")
    right = chance.random() < question.expected_share_right
    chosen = chance.choice([option.id for option in question.options if option.correct is right])
    given = Given(chosen=(chosen,))
    return Step(
        seq=number,
        part_id=question.id,
        given=given,
        credit=mark_question(question, given),
        at=at + timedelta(minutes=number),
    )

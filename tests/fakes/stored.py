"""Records to store: a small programme with one trainee, two supervisors, a case, a recording."""

from datetime import UTC, date, datetime, timedelta

from ipt_training.domain.certification.certificate import Certificate
from ipt_training.domain.certification.decision import Decision, Finding
from ipt_training.domain.certification.portfolio import Activity, Hours
from ipt_training.domain.fidelity.rating import (
    Answer,
    AtSigning,
    Draft,
    Evidence,
    Heard,
    Judgement,
    NotRated,
    Polarity,
    RaterKind,
    RubricQuote,
    SignedRating,
)
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.ids import AttemptId, CertificateId, PersonId, RatingId, RecordingId
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.people.person import Role
from ipt_training.domain.practice.attempt import Attempt, AttemptKind, Given, Step
from ipt_training.use_cases.ports.storage.store import Store
from tests.builders import a_case, a_person, a_recording

NOON = datetime(2026, 3, 2, 12, 0, 0, 250, tzinfo=UTC)
TRAINEE = PersonId("t1")
SUPERVISOR = PersonId("s1")
SECOND = PersonId("s2")
RECORDING = RecordingId("rec1")


def furnish(store: Store) -> None:
    """Store the programme that every other record refers to."""
    with store.writing() as tx:
        tx.people.add(a_person(TRAINEE, name="Tea"), "hash of t1")
        for supervisor in (SUPERVISOR, SECOND):
            person = a_person(supervisor, roles=frozenset({Role.SUPERVISOR}), name=supervisor)
            tx.people.add(person, f"hash of {supervisor}")
        case = a_case(TRAINEE)
        tx.cases.add(case)
        tx.recordings.add(a_recording(case, RECORDING), b"\x00wrapped\xff")


def a_draft(
    rating_id: str = "d1", *, rater: PersonId = SUPERVISOR, recording: RecordingId = RECORDING
) -> Draft:
    """Give a draft on its first revision."""
    return Draft(
        id=RatingId(rating_id),
        recording_id=recording,
        rater_id=rater,
        rubric_id="small",
        rubric_version="1.0.0",
        judgement=forty_items(),
        revision=0,
        started_at=NOON,
        saved_at=NOON,
    )


def a_rating(
    rating_id: str = "r1",
    *,
    rater: PersonId = SUPERVISOR,
    recording: RecordingId = RECORDING,
    at: datetime = NOON,
    amends: str | None = None,
) -> SignedRating:
    """Give a signed rating of forty items."""
    return SignedRating(
        id=RatingId(rating_id),
        recording_id=recording,
        recording_sha256="ab" * 32,
        therapist_id=TRAINEE,
        rater_id=rater,
        rater_name="Sølvi O’Hare",
        rubric=RubricQuote(
            id="small", version="1.0.0", content_hash="cd" * 32, structure_hash="ef" * 32
        ),
        judgement=forty_items(),
        started_at=at - timedelta(minutes=50),
        signed_at=at,
        meaning="I heard this recording.",
        amends=RatingId(amends) if amends else None,
        reason="A slip." if amends else "",
        at_signing=AtSigning(kind=RaterKind.SUPERVISOR, roles=(Role.SUPERVISOR,)),
    )


def forty_items() -> Judgement:
    """Give a judgement with scores, an item that was not rated, evidence and words."""
    answers = {
        f"item-{number:02d}": Answer(
            scores={Aspect.EXTENT: 1 + number % 5, Aspect.SKILL: 1 + number % 4}, note="“so”\n=1+1"
        )
        for number in range(39)
    }
    answers["item-39"] = Answer(not_rated=NotRated.NO_OPPORTUNITY)
    moment = Evidence(
        id="e1", start=12.5, end=13.1, polarity=Polarity.AGAINST, items=("item-01",), note="?"
    )
    return Judgement(
        heard=Heard(phase=Phase.MIDDLE, focus=Focus.GRIEF),
        answers=answers,
        evidence=(moment,),
        comment="Well heard. 😀",
    )


def an_attempt(attempt_id: str = "a1", *, at: datetime = NOON) -> Attempt:
    """Give an attempt at three questions, with no answers."""
    return Attempt(
        id=AttemptId(attempt_id),
        person_id=TRAINEE,
        kind=AttemptKind.QUIZ,
        content_id="bank",
        content_version="1.0.0",
        content_hash="12" * 32,
        parts=("q3", "q1", "q2"),
        title="Questions",
        started_at=at,
    )


def a_step(seq: int, part: str, *, credit: float | None = 0.1) -> Step:
    """Give an answer."""
    return Step(
        seq=seq,
        part_id=part,
        given=Given(chosen=("b",), placed={"x": "y"}, number=0.1, text="Tell me.", ticked=(0, 2)),
        credit=credit,
        at=NOON,
    )


def an_entry(hours_id: str = "h1", *, at: datetime = NOON) -> Hours:
    """Give an hour and a little of supervision, not confirmed."""
    return Hours(
        id=hours_id,
        trainee_id=TRAINEE,
        activity=Activity.SUPERVISION_GROUP,
        minutes=66,
        on=date(2026, 2, 27),
        what="Group supervision",
        logged_at=at,
    )


def a_certificate(certificate_id: str = "cert1", *, at: datetime = NOON) -> Certificate:
    """Give a certificate of the trainee's."""
    finding = Finding(
        requirement_id="hours",
        title="Hours",
        met=True,
        have=12.3,
        need=12,
        unit="confirmed hours",
        missing="",
        evidence=("h1",),
    )
    return Certificate(
        id=CertificateId(certificate_id),
        code=f"code{certificate_id}",
        holder_id=TRAINEE,
        holder_name="Tea",
        level="Practitioner",
        programme="A programme",
        statement="What it says.",
        pack_id="level-a",
        pack_version="1.0.0",
        pack_hash="34" * 32,
        decision=Decision(met=True, findings=(finding,), on=date(2026, 3, 2)),
        issued_by=SUPERVISOR,
        issued_by_name="s1",
        issued_at=at,
        issued_on=date(2026, 3, 2),
        expires_on=date(2029, 3, 2),
    )

"""Plain builders of values for tests: every argument that matters is named."""

from datetime import UTC, date, datetime, timedelta

from ipt_training.domain.fidelity.rating import Answer, AtSigning, Heard, Judgement, RaterKind
from ipt_training.domain.fidelity.rubric import (
    Anchor,
    Aspect,
    Group,
    Item,
    Level,
    PassRule,
    Rubric,
    Scale,
    Standing,
)
from ipt_training.domain.ids import CaseId, PersonId, RecordingId
from ipt_training.domain.ipt import Dialect, Focus, Phase, Variant
from ipt_training.domain.people.person import Person, Role
from ipt_training.domain.recordings.case import Case, Consent, Use
from ipt_training.domain.recordings.recording import Media, Recording, RecordingState

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
ALL_PHASES = tuple(Phase)
ALL_FOCUSES = tuple(Focus)

STOOD = AtSigning(kind=RaterKind.SUPERVISOR, roles=(Role.SUPERVISOR,))
"""Signed by a supervisor of the therapist."""


def a_person(
    person_id: str = "p1",
    *,
    roles: frozenset[Role] = frozenset({Role.TRAINEE}),
    disabled: bool = False,
    name: str = "Mina Vale",
) -> Person:
    """Give an account."""
    return Person(
        id=PersonId(person_id),
        user_name=f"user.{person_id}",
        name=name,
        roles=roles,
        disabled=disabled,
        created_at=NOW,
    )


def anchors(aspect: Aspect, highest: int) -> tuple[Anchor, ...]:
    """Give an anchor for every level from 1."""
    return tuple(
        Anchor(value=value, behaviour=f"{aspect.value} as at level {value}")
        for value in range(1, highest + 1)
    )


def an_item(
    item_id: str,
    *,
    standing: Standing = Standing.COMPATIBLE,
    phases: tuple[Phase, ...] = ALL_PHASES,
    focuses: tuple[Focus, ...] = ALL_FOCUSES,
    dialect: Dialect = Dialect.BOTH,
    risk: bool = False,
) -> Item:
    """Give an item; an outside one is scored on dose and purpose, others on extent and skill."""
    outside = standing is Standing.OUTSIDE
    scales = (
        {Aspect.DOSE: anchors(Aspect.DOSE, 4), Aspect.PURPOSE: anchors(Aspect.PURPOSE, 3)}
        if outside
        else {Aspect.EXTENT: anchors(Aspect.EXTENT, 5), Aspect.SKILL: anchors(Aspect.SKILL, 5)}
    )
    return Item(
        id=item_id,
        title=f"Item {item_id}",
        look_for="What to look for.",
        does_not_count="What does not count.",
        standing=standing,
        phases=phases,
        focuses=focuses,
        dialect=dialect,
        risk=risk,
        anchors=scales,
    )


def a_scale(aspect: Aspect, highest: int) -> Scale:
    """Give a scale from 1."""
    return Scale(
        aspect=aspect,
        question=f"Which {aspect.value}?",
        levels=tuple(Level(value=v, label=f"{aspect.value} {v}") for v in range(1, highest + 1)),
    )


def a_rubric(*items: Item, brief: bool = False, version: str = "1.0.0") -> Rubric:
    """Give a rubric of these items; without any, a small one with every kind of item."""
    items = items or (
        an_item("r1", standing=Standing.ESSENTIAL, risk=True),
        an_item("m1", standing=Standing.ESSENTIAL, phases=(Phase.MIDDLE,)),
        an_item("m2"),
        an_item("g1", focuses=(Focus.GRIEF,)),
        an_item("i3", phases=(Phase.INITIAL,), dialect=Dialect.COLUMBIA),
        an_item("n1", standing=Standing.OUTSIDE),
    )
    outside = tuple(item.id for item in items if item.standing is Standing.OUTSIDE)
    inside = tuple(item.id for item in items if item.standing is not Standing.OUTSIDE)
    groups = [Group(id="inside", title="Inside", items=inside)]
    if outside:
        groups.append(Group(id="outside", title="Outside", items=outside))
    return Rubric.model_validate(
        {
            "schema": 1,
            "id": "small",
            "version": version,
            "title": "A small rubric",
            "about": "For tests.",
            "authors": ("The authors",),
            "licence": "CC-BY-4.0",
            "dialect": Dialect.BOTH,
            "clinical_review": "none",
            "brief": brief,
            "scales": (
                a_scale(Aspect.EXTENT, 5),
                a_scale(Aspect.SKILL, 5),
                a_scale(Aspect.DOSE, 4),
                a_scale(Aspect.PURPOSE, 3),
            ),
            "groups": tuple(groups),
            "items": tuple(items),
            "pass_rule": PassRule(
                mean_skill=3.0,
                essential_skill=2,
                rated_share=0.5,
                risk_skill=2,
                method="For tests.",
            ),
        }
    )


def scored(extent: int, skill: int) -> Answer:
    """Give an answer with both scores."""
    return Answer(scores={Aspect.EXTENT: extent, Aspect.SKILL: skill})


def absent() -> Answer:
    """Give the answer that something outside IPT did not happen."""
    return Answer(scores={Aspect.DOSE: 1})


MIDDLE_GRIEF = Heard(phase=Phase.MIDDLE, focus=Focus.GRIEF)


def a_judgement(skill: int = 3, /, **answers: Answer) -> Judgement:
    """Give a complete judgement of a middle session on grief with the small rubric."""
    given = {item_id: scored(skill, skill) for item_id in ("r1", "m1", "m2", "g1")}
    return Judgement(heard=MIDDLE_GRIEF, answers=given | {"n1": absent()} | answers)


def consents(
    *, on: date = TODAY, voices: tuple[str, ...] = ("patient", "therapist")
) -> tuple[Consent, ...]:
    """Give consent of these voices to supervision and rating, for a year."""
    return tuple(
        Consent(voice=voice, use=use, given_on=on, expires_on=on + timedelta(days=365))
        for voice in voices
        for use in (Use.SUPERVISION, Use.RATING)
    )


def a_case(trainee_id: str = "p1", case_id: str = "c1", *, focus: Focus = Focus.GRIEF) -> Case:
    """Give a case with consent."""
    return Case(
        id=CaseId(case_id),
        trainee_id=PersonId(trainee_id),
        pseudonym="Harbour 12",
        variant=Variant.ADULT,
        phase=Phase.MIDDLE,
        focus=focus,
        planned_sessions=16,
        consents=consents(),
        opened_at=NOW,
    )


def a_recording(
    case: Case, recording_id: str = "rec1", *, state: RecordingState = RecordingState.READY
) -> Recording:
    """Give a recording of session 5, ready to be rated."""
    return Recording(
        id=RecordingId(recording_id),
        case_id=case.id,
        therapist_id=case.trainee_id,
        session_number=5,
        phase=Phase.MIDDLE,
        recorded_on=NOW.date(),
        delete_by=NOW.date() + timedelta(days=60),
        state=state,
        media=Media(
            kind="audio",
            content_type="audio/mp4",
            duration=1800.0,
            size=9_000_000,
            sha256="ab" * 32,
        ),
        uploaded_by=case.trainee_id,
        uploaded_at=NOW,
    )

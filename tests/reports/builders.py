"""Small rubrics, ratings and certificates for the tests of reports."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from ipt_training.domain.certification.certificate import Certificate
from ipt_training.domain.certification.decision import Decision, Finding
from ipt_training.domain.fidelity.rating import (
    Answer,
    Evidence,
    Heard,
    Judgement,
    NotRated,
    Polarity,
    RubricQuote,
    SignedRating,
)
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
from ipt_training.domain.fidelity.scorecard import score
from ipt_training.domain.ids import CertificateId, PersonId, RatingId, RecordingId
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.reports.fidelity.rated import RatedRow
from ipt_training.reports.fidelity.scorecard_report import SessionFacts
from tests.builders import STOOD

LABELS = {
    Aspect.EXTENT: ("Not done", "Touched on", "Done in part", "Mostly done", "Done in full"),
    Aspect.SKILL: ("Missed", "Rough", "Sound", "Skilled", "Expert"),
    Aspect.DOSE: ("None", "Brief", "Repeated", "Predominant"),
    Aspect.PURPOSE: ("Purposeful", "Habitual", "Harmful"),
}
SCORED = {
    Standing.ESSENTIAL: (Aspect.EXTENT, Aspect.SKILL),
    Standing.COMPATIBLE: (Aspect.SKILL,),
    Standing.OUTSIDE: (Aspect.DOSE, Aspect.PURPOSE),
}


def item(
    item_id: str, title: str, standing: Standing = Standing.ESSENTIAL, *, risk: bool = False
) -> Item:
    """Give an item that applies everywhere, with a behaviour at every level."""
    return Item(
        id=item_id,
        title=title,
        look_for=f"Whether the therapist {title.lower()}.",
        does_not_count="A general remark.",
        standing=standing,
        phases=tuple(Phase),
        focuses=tuple(Focus),
        risk=risk,
        anchors={
            aspect: tuple(
                Anchor(value=at, behaviour=f"{title}: {label.lower()}.")
                for at, label in enumerate(LABELS[aspect], 1)
            )
            for aspect in SCORED[standing]
        },
    )


ITEMS = (
    item("safety", "Asks about safety and acts on it", risk=True),
    item("link", "Links mood with events"),
    item("focus", "Keeps the focus on the role transition"),
    item("affect", "Stays with painful affect", Standing.COMPATIBLE),
    item("analysis", "Goes through an exchange word by word", Standing.COMPATIBLE),
    item("thoughts", "Disputes thoughts", Standing.OUTSIDE),
)
GROUPS = (
    Group(id="frame", title="Safety, opening and focus", items=("safety", "link", "focus")),
    Group(id="techniques", title="Techniques", items=("affect", "analysis")),
    Group(id="outside", title="Outside IPT", items=("thoughts",)),
)
ANSWERS = {
    "safety": Answer(scores={Aspect.EXTENT: 4, Aspect.SKILL: 4}, note="Asked early and plainly."),
    "link": Answer(scores={Aspect.EXTENT: 3, Aspect.SKILL: 3}),
    "focus": Answer(scores={Aspect.EXTENT: 4, Aspect.SKILL: 5}),
    "affect": Answer(scores={Aspect.SKILL: 2}, note="Moved on quickly."),
    "analysis": Answer(not_rated=NotRated.NO_OPPORTUNITY),
    "thoughts": Answer(scores={Aspect.DOSE: 1}),
}
EVIDENCE = (
    Evidence(id="m2", start=724.5, end=760, polarity=Polarity.AGAINST, items=("affect",)),
    Evidence(
        id="m1",
        start=61,
        end=95,
        polarity=Polarity.FOR,
        items=("safety", "link"),
        note="“Have there been moments when you did not want to live?”",
    ),
)


def rubric(*, brief: bool = False, items: tuple[Item, ...] = ITEMS, rated: float = 0.6) -> Rubric:
    """Give a small rubric with every standing and a safety item."""
    used = {aspect for one in items for aspect in one.anchors}
    kept = {one.id for one in items}
    groups = (
        group.model_copy(update={"items": tuple(i for i in group.items if i in kept)})
        for group in GROUPS
    )
    return Rubric(
        schema=1,
        id="small",
        version="1.2.0",
        title="Small rubric",
        about="For tests.",
        authors=("The authors",),
        licence="CC-BY-4.0",
        dialect=Dialect.BOTH,
        clinical_review="none",
        brief=brief,
        scales=tuple(
            Scale(
                aspect=aspect,
                question="How was it?",
                levels=tuple(Level(value=v, label=w) for v, w in enumerate(LABELS[aspect], 1)),
            )
            for aspect in Aspect
            if aspect in used
        ),
        groups=tuple(group for group in groups if group.items),
        items=items,
        pass_rule=PassRule(
            mean_skill=3.0,
            essential_skill=2,
            rated_share=rated,
            risk_skill=3,
            method="By judgement of the authors.",
        ),
    )


def rating(
    rating_id: str = "r1",
    *,
    answers: Mapping[str, Answer] = ANSWERS,
    evidence: tuple[Evidence, ...] = EVIDENCE,
    comment: str = "You heard her out.\nNext time stay a little longer with the grief.",
    rater: str = "Rosa Ibáñez",
    amends: str | None = None,
    started_at: datetime = datetime(2027, 3, 3, 13, 0, tzinfo=UTC),
) -> SignedRating:
    """Give a signed rating."""
    return SignedRating(
        id=RatingId(rating_id),
        recording_id=RecordingId("recording-1"),
        recording_sha256="ab" * 32,
        therapist_id=PersonId("person-t"),
        rater_id=PersonId("person-r"),
        rater_name=rater,
        rubric=RubricQuote(
            id="small", version="1.2.0", content_hash="c0" * 32, structure_hash="5e" * 32
        ),
        judgement=Judgement(
            heard=Heard(phase=Phase.MIDDLE, focus=Focus.ROLE_TRANSITION),
            answers=answers,
            evidence=evidence,
            comment=comment,
        ),
        started_at=started_at,
        signed_at=datetime(2027, 3, 3, 14, 2, tzinfo=UTC),
        meaning="I rated this recording myself and stand by it.",
        amends=RatingId(amends) if amends else None,
        reason="A moment was heard twice." if amends else "",
        at_signing=STOOD,
    )


FACTS = SessionFacts(
    therapist="Amara Nowak",
    pseudonym="Heron",
    session_number=5,
    recorded_on=date(2027, 2, 24),
)


def rated_row(
    signed: SignedRating | None = None, by: Rubric | None = None, facts: SessionFacts = FACTS
) -> RatedRow:
    """Give a rating together with its rubric and scorecard."""
    signed, by = signed or rating(), by or rubric()
    return RatedRow(signed, by, score(by, signed.judgement), facts)


def finding(requirement_id: str = "sessions", *, met: bool = True) -> Finding:
    """Give one requirement held against the evidence."""
    return Finding(
        requirement_id=requirement_id,
        title=f"Requirement {requirement_id}",
        met=met,
        have=4 if met else 1.5,
        need=4,
        unit="sessions at the mark",
        missing="" if met else "Still needed: 3 more sessions at the mark.",
        evidence=("r1", "r2"),
    )


def certificate(
    *, holder: str = "Amara Nowak", fictional: bool = False, all_met: bool = True
) -> Certificate:
    """Give a certificate."""
    findings = (finding(), finding("supervision", met=all_met))
    return Certificate(
        id=CertificateId("cert-1"),
        code="0123456789abcdef0123456789abcdef",
        holder_id=PersonId(f"person of {holder}"),
        holder_name=holder,
        level="IPT practitioner, two cases",
        programme="North River Training Programme",
        statement="Has met the requirements of this level, as published by the programme.",
        pack_id="two-case-practitioner",
        pack_version="1.0.0",
        pack_hash="9a" * 32,
        decision=Decision(met=all_met, findings=findings, on=date(2027, 3, 4)),
        issued_by=PersonId("person-l"),
        issued_by_name="Lea Okafor",
        issued_at=datetime(2027, 3, 4, 9, 30, tzinfo=UTC),
        issued_on=date(2027, 3, 4),
        expires_on=date(2030, 3, 4),
        fictional=fictional,
    )

"""A programme in which everybody has something of everything, and the names of what is whose."""

from dataclasses import dataclass, replace
from datetime import timedelta

from ipt_training.domain.certification.certificate import Certificate
from ipt_training.domain.certification.decision import Decision
from ipt_training.domain.certification.portfolio import Activity, Hours, HoursKind, HoursWord
from ipt_training.domain.fidelity.rating import Draft
from ipt_training.domain.ids import (
    AttemptId,
    CaseId,
    CertificateId,
    PersonId,
    RatingId,
    RecordingId,
)
from ipt_training.domain.people.person import Role
from ipt_training.domain.practice.attempt import Attempt, AttemptKind
from ipt_training.domain.recordings.recording import RecordingState
from ipt_training.domain.recordings.transcript import Transcript
from tests.builders import NOW, a_case, a_judgement, a_recording
from tests.fakes.office import (
    LEAD,
    OTHER_SUPERVISOR,
    OTHER_TRAINEE,
    SUPERVISOR,
    TRAINEE,
    Office,
)
from tests.fakes.packs import a_choice_vignette, a_small_bank

WHO = {Role.TRAINEE: TRAINEE, Role.SUPERVISOR: SUPERVISOR, Role.PROGRAMME_LEAD: LEAD}
RATER = {TRAINEE: SUPERVISOR, OTHER_TRAINEE: OTHER_SUPERVISOR, LEAD: OTHER_SUPERVISOR}
"""Who rates whose sessions."""


@dataclass(frozen=True)
class Things:
    """The ids of what belongs to one person, for one call."""

    person: PersonId
    holder: PersonId
    """Whose practice and certificate: never entrusted to anybody."""
    unknown: bool = False

    @property
    def case(self) -> CaseId:
        """A case with consent."""
        return CaseId(self._id("case", self.person))

    @property
    def ready(self) -> RecordingId:
        """A recording that can be heard and rated."""
        return RecordingId(self._id("ready", self.person))

    @property
    def uploading(self) -> RecordingId:
        """A recording of which everything has arrived and nothing is stored."""
        return RecordingId(self._id("uploading", self.person))

    @property
    def draft(self) -> RatingId:
        """A complete draft of whoever rates this person."""
        return RatingId(self._id("draft", self.person))

    @property
    def rating(self) -> RatingId:
        """A signed rating by whoever rates this person."""
        return RatingId(self._id("rating", self.person))

    @property
    def orphan(self) -> RatingId:
        """A signed rating by somebody whose account is gone."""
        return RatingId(self._id("orphan", self.person))

    @property
    def hours(self) -> str:
        """Hours that nobody confirmed yet."""
        return self._id("hours", self.person)

    @property
    def confirmed(self) -> str:
        """Hours that whoever rates this person stands by."""
        return self._id("confirmed", self.person)

    @property
    def queried(self) -> str:
        """Hours about which this person was asked."""
        return self._id("queried", self.person)

    @property
    def vignette(self) -> AttemptId:
        """An attempt at a vignette."""
        return AttemptId(self._id("vignette", self.holder))

    @property
    def quiz(self) -> AttemptId:
        """An attempt at a quiz."""
        return AttemptId(self._id("quiz", self.holder))

    @property
    def rater(self) -> PersonId:
        """Whoever rates, or might."""
        return PersonId("never was") if self.unknown else self.holder

    @property
    def certificate(self) -> CertificateId:
        """A certificate of another level."""
        return CertificateId(self._id("certificate", self.holder))

    @property
    def trainee(self) -> PersonId:
        """The person whom a request names."""
        return PersonId("never was") if self.unknown else self.person

    def _id(self, kind: str, owner: PersonId) -> str:
        return "never was" if self.unknown else f"{kind}-of-{owner}"


def things(role: Role, *, own: bool) -> Things:
    """Give what is one's own, or entrusted to one; or else what is somebody else's."""
    if role is Role.PROGRAMME_LEAD:
        one = LEAD if own else TRAINEE
        return Things(one, one)
    if own:
        return Things(TRAINEE, WHO[role])
    return Things(OTHER_TRAINEE, OTHER_TRAINEE)


def unknown_things(role: Role) -> Things:
    """Give ids of what never was."""
    return replace(things(role, own=False), unknown=True)


def a_full_office() -> Office:
    """Give a programme where trainees and the lead have been treated, rated and certified."""
    office = Office(
        vignettes=(a_choice_vignette("one"), a_choice_vignette("two")), banks=(a_small_bank(),)
    )
    with office.store.writing() as tx:
        tx.people.supervise(LEAD, {OTHER_SUPERVISOR})
    for owner in RATER:
        _treatment(office, owner)
        _rating(office, owner)
        _evidence(office, owner)
    for holder in (*RATER, SUPERVISOR):
        _certificate(office, holder)
        _practice(office, holder)
    return office


def _treatment(office: Office, owner: PersonId) -> None:
    case = a_case(owner, f"case-of-{owner}")
    with office.store.writing() as tx:
        tx.cases.add(case)
        for name, state in (
            ("ready", RecordingState.READY),
            ("rated", RecordingState.READY),
            ("uploading", RecordingState.UPLOADING),
        ):
            recording = a_recording(case, f"{name}-of-{owner}", state=state)
            tx.recordings.add(recording, b"key")
        tx.recordings.set_transcript(RecordingId(f"ready-of-{owner}"), Transcript(cues=()))
    office.vault.stored[f"ready-of-{owner}"] = b"sound" * 20
    office.vault.begun[f"uploading-of-{owner}"] = b"sound" * 20


def _rating(office: Office, owner: PersonId) -> None:
    rater = RATER[owner]
    for name, recording in (("signed", f"rated-of-{owner}"), ("draft", f"ready-of-{owner}")):
        draft = Draft(
            id=RatingId(f"{name}-of-{owner}"),
            recording_id=RecordingId(recording),
            rater_id=rater,
            rubric_id="small",
            rubric_version="1.0.0",
            judgement=a_judgement(4),
            revision=1,
            started_at=NOW,
            saved_at=NOW,
        )
        with office.store.writing() as tx:
            tx.drafts.add(draft)
    for name in ("rated", "ready"):
        office.heard(rater, f"{name}-of-{owner}")
    signed = office.rating.sign(
        office.session(rater), RatingId(f"signed-of-{owner}"), "a walk by the river", expected=1
    )
    with office.store.writing() as tx:
        found = tx.ratings.get(signed)
        assert found is not None
        known = RatingId(f"rating-of-{owner}")
        tx.ratings.add(found.model_copy(update={"id": known}))
        (tally,) = tx.tallies.some([signed])
        tx.tallies.put(replace(tally, rating_id=known))
        orphan = RatingId(f"orphan-of-{owner}")
        tx.ratings.add(found.model_copy(update={"id": orphan, "rater_id": PersonId("gone")}))


def _evidence(office: Office, owner: PersonId) -> None:
    office.confirmed_hours(trainee=owner, by=RATER[owner])
    rater = RATER[owner]
    with office.store.writing() as tx:
        for name in ("hours", "confirmed", "queried"):
            tx.hours.add(
                Hours(
                    id=f"{name}-of-{owner}",
                    trainee_id=owner,
                    activity=Activity.COURSE,
                    minutes=120,
                    on=NOW.date(),
                    what="Course",
                    logged_at=NOW,
                )
            )
        tx.hours.confirm(f"confirmed-of-{owner}", by=rater, at=NOW)
        tx.hours_words.add(
            HoursWord(
                hours_id=f"queried-of-{owner}",
                seq=1,
                kind=HoursKind.QUERIED,
                by=rater,
                at=NOW,
                words="Which?",
            )
        )


def _certificate(office: Office, holder: PersonId) -> None:
    today = NOW.date()
    with office.store.writing() as tx:
        tx.certificates.add(
            Certificate(
                id=CertificateId(f"certificate-of-{holder}"),
                code=f"code{holder}",
                holder_id=holder,
                holder_name="A name",
                level="Another level",
                programme="Programme",
                statement="The requirements were met.",
                pack_id="another",
                pack_version="1.0.0",
                pack_hash="ab" * 32,
                decision=Decision(met=True, findings=(), on=today),
                issued_by=LEAD,
                issued_by_name="Lee Marsh",
                issued_at=NOW,
                issued_on=today,
                expires_on=today + timedelta(days=365),
            )
        )


def _practice(office: Office, person: PersonId) -> None:
    forms = {
        AttemptKind.VIGNETTE: ("one", tuple(f"s{number}" for number in range(1, 6))),
        AttemptKind.QUIZ: ("quiz", ("bank-q1", "bank-q2")),
    }
    with office.store.writing() as tx:
        for kind, (content_id, parts) in forms.items():
            tx.attempts.add(
                Attempt(
                    id=AttemptId(f"{kind.value}-of-{person}"),
                    person_id=person,
                    kind=kind,
                    content_id=content_id,
                    content_version="1.0.0",
                    content_hash="ab" * 32,
                    parts=parts,
                    title="Practice",
                    started_at=NOW,
                )
            )

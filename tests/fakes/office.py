"""Every use case over fakes, with three people in place: a programme in miniature."""

from datetime import datetime

from ipt_training.adapters.integrity import StoredIntegrity
from ipt_training.domain.audit import Entry
from ipt_training.domain.certification.portfolio import Activity, Hours, minutes_of
from ipt_training.domain.certification.requirements import (
    HoursRequired,
    RecordingsRequired,
    RequirementPack,
)
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.ids import PersonId, RatingId
from ipt_training.domain.ipt import Dialect
from ipt_training.domain.people.person import Person, Role, SignIn
from ipt_training.domain.practice.question import QuestionBank
from ipt_training.domain.practice.vignette import Vignette
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording
from ipt_training.use_cases.agreement.check_agreement import CheckAgreement
from ipt_training.use_cases.audit import InspectAudit
from ipt_training.use_cases.certification.certify import Certify
from ipt_training.use_cases.certification.confidence import WeighConfidence
from ipt_training.use_cases.certification.evidence import ShowEvidence
from ipt_training.use_cases.certification.hours import DiscussHours
from ipt_training.use_cases.certification.oversee import Oversee
from ipt_training.use_cases.certification.roll_ups import RollUps
from ipt_training.use_cases.certification.standings import KeepStandings
from ipt_training.use_cases.erase import Erase
from ipt_training.use_cases.export import Exports
from ipt_training.use_cases.fidelity.cards import ReadCards
from ipt_training.use_cases.fidelity.queue import RatingQueue
from ipt_training.use_cases.fidelity.rate import RateRecording
from ipt_training.use_cases.fidelity.set_aside import SetRatingsAside
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.people.keep_people import KeepPeople
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.ports.content import Content
from ipt_training.use_cases.practice.practise import Practise
from ipt_training.use_cases.practice.seal import SealPractice
from ipt_training.use_cases.read_content import ReadContent
from ipt_training.use_cases.recordings.keep_cases import KeepCases
from ipt_training.use_cases.recordings.keep_recordings import HEARD, KeepRecordings
from ipt_training.use_cases.recordings.tend_vault import TendVault
from ipt_training.use_cases.today import Today
from tests.builders import NOW, a_case, a_judgement, a_person, a_recording, a_rubric
from tests.fakes.checkpoints import FakeCheckpoints
from tests.fakes.passwords import FakePasswords
from tests.fakes.reporting import FakePages, FakeWorkbooks
from tests.fakes.storage.store import AUDIT_KEY, FakeStore
from tests.fakes.system import CountingChance, FixedClock
from tests.fakes.vault import FakeLibrary, FakeTranscripts, FakeVault

PASSWORD = "a walk by the river"
TRAINEE, SUPERVISOR, LEAD = PersonId("trainee"), PersonId("supervisor"), PersonId("lead")
OTHER_TRAINEE, OTHER_SUPERVISOR = PersonId("trainee2"), PersonId("supervisor2")


def a_programme() -> RequirementPack:
    """Give requirements that one course day and one rated session meet."""
    return RequirementPack.model_validate(
        {
            "schema": 1,
            "id": "level",
            "version": "1.0.0",
            "title": "Level one",
            "about": "For tests.",
            "authors": ("The authors",),
            "licence": "CC-BY-4.0",
            "dialect": Dialect.BOTH,
            "clinical_review": "none",
            "level": "Level one",
            "valid_months": 12,
            "statement": "The requirements were met.",
            "requirements": (
                HoursRequired(
                    kind="hours",
                    id="course",
                    title="Course",
                    activities=(Activity.COURSE,),
                    at_least=8,
                ),
                RecordingsRequired(
                    kind="recordings",
                    id="sessions",
                    title="Sessions",
                    rubric_id="small",
                    at_least=1,
                ),
            ),
        }
    )


class Office:
    """The use cases and what they stand on; people hold sessions named after them."""

    def __init__(
        self,
        *,
        rubrics: tuple[Rubric, ...] = (),
        vignettes: tuple[Vignette, ...] = (),
        banks: tuple[QuestionBank, ...] = (),
        programmes: tuple[RequirementPack, ...] | None = None,
    ) -> None:
        self.store = FakeStore()
        self.clock = FixedClock(NOW)
        self.chance = CountingChance()
        self.vault = FakeVault()
        self.passwords = FakePasswords()
        packs = Content(
            rubrics or (a_rubric(),),
            vignettes,
            banks,
            (a_programme(),) if programmes is None else programmes,
        )
        self.library = FakeLibrary(packs)
        self.content = ReadContent(self.library)
        self.standings = KeepStandings(self.content)
        self.access = Access(self.store, self.clock, recount=self.standings.recount)
        self.roll_ups = RollUps(self.store, self.clock, self.content, self.standings)
        self.seals = SealPractice(self.store, self.clock)
        self.sign_in = SignInDesk(self.access, self.passwords, self.chance, self.seals.seal)
        self.people = KeepPeople(self.access, self.passwords, self.chance)
        self.cases = KeepCases(self.access, self.chance)
        self.recordings = KeepRecordings(self.access, self.vault, FakeTranscripts(), self.chance)
        self.erase = Erase(self.access, self.vault, self.sign_in)
        self.queue = RatingQueue(self.access)
        self.cards = ReadCards(self.access, self.content)
        self.asides = SetRatingsAside(self.access, self.sign_in)
        self.rating = RateRecording(self.access, self.content, self.sign_in, self.chance)
        self.practise = Practise(self.access, self.content, self.chance)
        self.hours = DiscussHours(self.access)
        self.certify = Certify(self.access, self.content, self.sign_in, self.chance, "Programme")
        self.oversee = Oversee(self.access, self.content, self.standings)
        self.agreement = CheckAgreement(self.access, self.content)
        self.confidence = WeighConfidence(self.access, self.content, self.agreement)
        self.evidence = ShowEvidence(self.access, self.content)
        self.today = Today(
            self.access,
            self.content,
            self.practise,
            self.queue,
            self.cards,
            self.certify,
            self.oversee,
            self.hours,
        )
        self.checkpoints = FakeCheckpoints()
        self.integrity = StoredIntegrity(self.checkpoints, AUDIT_KEY, self.store.evidence)
        self.tended = TendVault(self.store, self.clock, self.vault)
        self.audit = InspectAudit(self.access, self.integrity, self.tended, self.content)
        self.workbooks = FakeWorkbooks()
        self.pages = FakePages()
        self.exports = Exports(
            self.access,
            self.cards,
            self.certify,
            self.content,
            self.workbooks,
            self.pages,
            self.agreement,
        )
        self._people_in()

    def who(self, session: Session) -> Person:
        """Give the person of a live session."""
        return self.access.who(session)

    def reads_in(self, session: Session, zone: str) -> None:
        """Note in which zone the clock of whoever is signed in stands."""
        self.access.reads_in(session, zone)

    def now(self) -> datetime:
        """Give the moment at which the clock stands."""
        return self.clock.now()

    def new_key(self) -> str:
        """Give the next key."""
        return self.chance.identifier()

    def is_demonstration(self) -> bool:
        """Say whether everybody here is fictional."""
        return self.certify.demonstration

    def session(self, person_id: str) -> Session:
        """Give the open session of a person."""
        return Session(f"session of {person_id}")

    def actions(self) -> list[str]:
        """Give the audit trail's actions, oldest first."""
        with self.store.reading() as tx:
            return [entry.action for entry in tx.audit.entries()]

    def a_session_to_rate(
        self, recording_id: str = "rec1", *, trainee: PersonId = TRAINEE
    ) -> Recording:
        """Put a case with a recording that is ready."""
        case = a_case(trainee, f"case-of-{recording_id}")
        recording = a_recording(case, recording_id)
        with self.store.writing() as tx:
            tx.cases.add(case)
            tx.recordings.add(recording, f"key of {recording_id}".encode())
        self.vault.stored[recording_id] = b"sound" * 100
        return recording

    def a_signed_rating(
        self,
        recording_id: str = "rec1",
        *,
        trainee: PersonId = TRAINEE,
        rater: PersonId = SUPERVISOR,
        skill: int = 4,
    ) -> RatingId:
        """Put a recording and a supervisor's signed rating of it."""
        recording = self.a_session_to_rate(recording_id, trainee=trainee)
        session = self.session(rater)
        self.heard(rater, recording.id)
        rating_id = self.rating.open_draft(session, recording.id, "small")
        self.rating.save(session, rating_id, a_judgement(skill), expected=0)
        return self.rating.sign(session, rating_id, PASSWORD, expected=1)

    def heard(self, rater: PersonId, recording_id: str) -> None:
        """Put that somebody heard a recording."""
        with self.store.writing() as tx:
            tx.audit.append(
                at=self.clock.now(), actor=rater, action=HEARD, about=recording_id, detail={}
            )

    def confirmed_hours(
        self, hours: float = 8, *, trainee: PersonId = TRAINEE, by: PersonId = SUPERVISOR
    ) -> str:
        """Put course hours that a supervisor stands by."""
        entry = Hours(
            id=self.chance.identifier(),
            trainee_id=trainee,
            activity=Activity.COURSE,
            minutes=minutes_of(hours),
            on=NOW.date(),
            what="Course, first day",
            logged_at=NOW,
        )
        with self.store.writing() as tx:
            tx.hours.add(entry)
            tx.hours.confirm(entry.id, by=by, at=NOW)
        return entry.id

    def refusals(self) -> list[Entry]:
        """Give the audit trail's refusals, oldest first."""
        with self.store.reading() as tx:
            return [entry for entry in tx.audit.entries() if entry.action.endswith(" refused")]

    def a_case_of(self, trainee: PersonId = TRAINEE) -> Case:
        """Put a case."""
        case = a_case(trainee)
        with self.store.writing() as tx:
            tx.cases.add(case)
        return case

    def _people_in(self) -> None:
        people = [
            a_person(TRAINEE, name="Mina Vale"),
            a_person(OTHER_TRAINEE, name="Otto Reed"),
            a_person(SUPERVISOR, roles=frozenset({Role.SUPERVISOR}), name="Sol Heath"),
            a_person(OTHER_SUPERVISOR, roles=frozenset({Role.SUPERVISOR}), name="Suri Glen"),
            a_person(LEAD, roles=frozenset({Role.PROGRAMME_LEAD}), name="Lee Marsh"),
        ]
        with self.store.writing() as tx:
            for person in people:
                tx.people.add(person, self.passwords.hash(PASSWORD))
                tx.sign_ins.add(
                    SignIn(
                        id=self.session(person.id), person_id=person.id, started_at=NOW, seen_at=NOW
                    )
                )
            tx.people.supervise(TRAINEE, {SUPERVISOR, OTHER_SUPERVISOR})
            tx.people.supervise(OTHER_TRAINEE, {OTHER_SUPERVISOR})

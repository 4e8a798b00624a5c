"""Fill an empty data folder with a fictional programme; the same seed gives the same programme."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from ipt_training.adapters.demonstration.judgements import Rater, sheet
from ipt_training.adapters.demonstration.names import MARK, identifier, person_name, pseudonym
from ipt_training.adapters.demonstration.trainees import Judge, Record, Stage, consents, draw
from ipt_training.domain.certification.certificate import Certificate
from ipt_training.domain.certification.decision import Decision, decide, months_after
from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.fidelity.rating import RubricQuote
from ipt_training.domain.fidelity.structure import structure_hash
from ipt_training.domain.fidelity.tally import tally_of
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import CaseId, CertificateId, PersonId, RecordingId
from ipt_training.domain.ipt import Focus, Phase, Variant
from ipt_training.domain.people.demonstration import DEMO_ACCOUNTS, DEMO_PASSWORD
from ipt_training.domain.people.person import Person, Role
from ipt_training.domain.practice.question import SingleBest
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.use_cases.certification.certify import Certify
from ipt_training.use_cases.certification.standings import KeepStandings
from ipt_training.use_cases.ports.recordings import TranscriptReader, Vault
from ipt_training.use_cases.ports.security import Passwords
from ipt_training.use_cases.ports.storage.store import Store, Transaction
from ipt_training.use_cases.ports.system import Clock
from ipt_training.use_cases.read_content import ReadContent

RUBRIC = "ipt-session"
PACK = "two-case-practitioner"
SUPERVISORS = 4
"""Fictional supervisors beside the one that has a demonstration account."""
BATCH = 50
"""Trainees written in one transaction."""
ISSUED = 0.66
"""The share of those who meet the requirements that holds a certificate already."""
LIVE_SESSIONS = 1
"""How many recordings with sound wait for a rating."""


@dataclass(frozen=True)
class Filled:
    """What was made."""

    trainees: int
    ratings: int
    certificates: int


@dataclass(frozen=True)
class Demonstration:
    """Makes the fictional programme."""

    store: Store
    clock: Clock
    passwords: Passwords
    vault: Vault
    transcripts: TranscriptReader
    content: ReadContent
    certify: Certify
    standings: KeepStandings
    folder: Path
    """Where the demonstration recording and its transcript lie."""

    def fill(self, *, trainees: int, seed: int) -> Filled:
        """Make a programme of so many trainees.

        Raises:
            RuleBroken: when the data folder has people in it already.
        """
        with self.store.reading() as tx:
            if tx.people.anybody():
                raise RuleBroken(
                    "The data folder has accounts already; a demonstration needs an empty one."
                )
        chance = Random(seed)  # noqa: S311 - fictional records, nothing to guess
        stage, people = self._stage(chance, trainees)
        self._add_people(people)
        alex = next(one for one in people if one.user_name == DEMO_ACCOUNTS[0].user_name)
        ratings = met = certificates = 0
        learners = [one for one in people if one.holds(Role.TRAINEE)]
        for first in range(0, len(learners), BATCH):
            with self.store.writing() as tx:
                for trainee in learners[first : first + BATCH]:
                    record = draw(stage, trainee, chance)
                    self._write(tx, trainee, record, everyone=trainee is alex, stage=stage)
                    ratings += len(record.ratings)
                    decision = self._decision(tx, trainee, stage)
                    met += decision.met
                    # The first decision that is due is left to whoever looks around as the lead.
                    if decision.met and met > 1 and chance.random() < ISSUED:
                        self._issue(tx, trainee, decision, people, chance)
                        certificates += 1
                written = {trainee.id for trainee in learners[first : first + BATCH]}
                self.standings.recount(tx, written, stage.now.date())
        self._record_live(alex, chance)
        return Filled(len(learners), ratings, certificates)

    def _stage(self, chance: Random, trainees: int) -> tuple[Stage, list[Person]]:
        now = self.clock.now()
        people = [
            self._person(chance, account.user_name, f"{account.name} {MARK}", account.role)
            for account in DEMO_ACCOUNTS
        ]
        people += [
            self._person(chance, f"supervisor{n}", person_name(chance), Role.SUPERVISOR)
            for n in range(1, SUPERVISORS + 1)
        ]
        people += [
            self._person(chance, f"trainee{n:04}", person_name(chance), Role.TRAINEE)
            for n in range(2, trainees + 1)
        ]
        judges = [
            Judge(person, Rater(strictness=chance.gauss(0, 0.35), noise=chance.uniform(0.35, 0.7)))
            for person in people
            if person.holds(Role.SUPERVISOR)
        ]
        rubric = self.content.rubric(RUBRIC)
        quote = RubricQuote(
            id=rubric.id,
            version=rubric.version,
            content_hash=content_hash(rubric),
            structure_hash=structure_hash(rubric),
        )
        questions = [
            question
            for question in self.content.practice_questions().values()
            if isinstance(question, SingleBest)
        ]
        return Stage(now, sheet(rubric, chance), quote, judges, questions), people

    def _person(self, chance: Random, user_name: str, name: str, role: Role) -> Person:
        return Person(
            id=PersonId(identifier(chance)),
            user_name=user_name,
            name=name,
            roles=frozenset({role}),
            created_at=self.clock.now() - timedelta(days=365),
        )

    def _add_people(self, people: list[Person]) -> None:
        hashed = self.passwords.hash(DEMO_PASSWORD)
        open_accounts = {account.user_name for account in DEMO_ACCOUNTS}
        with self.store.writing() as tx:
            for person in people:
                tx.people.add(person, hashed if person.user_name in open_accounts else "!")
            self._note(tx, "demonstration people made", "", people=len(people))

    def _write(
        self, tx: Transaction, trainee: Person, record: Record, *, everyone: bool, stage: Stage
    ) -> None:
        supervisors = record.supervisors
        if everyone:
            supervisors = frozenset(judge.person.id for judge in stage.judges)
        tx.people.supervise(trainee.id, supervisors)
        for case in record.cases:
            tx.cases.add(case)
        for recording in record.recordings:
            tx.recordings.add(recording, b"")
            tx.recordings.erase_key(recording.id)
        cases = {recording.id: recording.case_id for recording in record.recordings}
        rubric = self.content.rubric(RUBRIC)
        tx.quoted_rubrics.keep(rubric)
        for rating in record.ratings:
            tx.ratings.add(rating)
            tx.tallies.put(tally_of(rating, rubric, cases[rating.recording_id]))
            self._note(tx, "rating signed", rating.id, sealed=content_hash(rating))
        for entry in record.hours:
            tx.hours.add(entry.model_copy(update={"confirmed_by": None, "confirmed_at": None}))
            if entry.confirmed_by is not None and entry.confirmed_at is not None:
                tx.hours.confirm(entry.id, by=entry.confirmed_by, at=entry.confirmed_at)
        for attempt in record.attempts:
            tx.attempts.add(attempt.model_copy(update={"steps": ()}))
            for step in attempt.steps:
                tx.attempts.add_step(attempt.id, step)
        self._note(tx, "demonstration trainee made", trainee.id, ratings=len(record.ratings))

    def _decision(self, tx: Transaction, trainee: Person, stage: Stage) -> Decision:
        portfolio = self.certify.portfolios.counted(tx, {trainee.id})[trainee.id]
        return decide(portfolio, self.content.programme(PACK), on=stage.now.date())

    def _issue(
        self,
        tx: Transaction,
        trainee: Person,
        decision: Decision,
        people: list[Person],
        chance: Random,
    ) -> None:
        pack, now = self.content.programme(PACK), self.clock.now()
        today = decision.on
        lead = next(one for one in people if one.holds(Role.PROGRAMME_LEAD))
        certificate = Certificate(
            id=CertificateId(identifier(chance)),
            code=identifier(chance),
            holder_id=trainee.id,
            holder_name=trainee.name,
            level=pack.level,
            programme=self.certify.programme_name,
            statement=pack.statement,
            pack_id=pack.id,
            pack_version=pack.version,
            pack_hash=content_hash(pack),
            decision=decision,
            issued_by=lead.id,
            issued_by_name=lead.name,
            issued_at=now,
            issued_on=today,
            expires_on=months_after(today, pack.valid_months),
            fictional=True,
        )
        tx.certificates.add(certificate)
        self._note(
            tx,
            "certificate issued",
            certificate.id,
            holder=trainee.id,
            sealed=content_hash(certificate),
        )

    def _record_live(self, alex: Person, chance: Random) -> None:
        """Put the demonstration recording into the vault as sessions that wait for a rating."""
        now = self.clock.now()
        sound = (self.folder / "session.m4a").read_bytes()
        captions = (self.folder / "session.vtt").read_bytes()
        case = Case(
            id=CaseId(identifier(chance)),
            trainee_id=alex.id,
            pseudonym=pseudonym(chance),
            variant=Variant.ADULT,
            phase=Phase.MIDDLE,
            focus=Focus.ROLE_TRANSITION,
            planned_sessions=16,
            consents=consents(now.date() - timedelta(days=60)),
            opened_at=now - timedelta(days=60),
        )
        with self.store.writing() as tx:
            tx.cases.add(case)
        for number in range(LIVE_SESSIONS):
            self._put(case, 6 + number, sound, captions, chance)

    def _put(
        self, case: Case, session_number: int, sound: bytes, captions: bytes, chance: Random
    ) -> None:
        now = self.clock.now()
        recording_id = RecordingId(identifier(chance))
        wrapped = self.vault.new_key(recording_id)
        self.vault.receive(recording_id, wrapped, 0, sound)
        media = self.vault.finish(recording_id, wrapped, "session.m4a")
        recording = Recording(
            id=recording_id,
            case_id=case.id,
            therapist_id=case.trainee_id,
            session_number=session_number,
            phase=Phase.MIDDLE,
            recorded_on=now.date() - timedelta(days=7 * (9 - session_number)),
            delete_by=now.date() + timedelta(days=90),
            state=RecordingState.READY,
            media=media,
            uploaded_by=case.trainee_id,
            uploaded_at=now - timedelta(hours=30 - session_number),
            has_transcript=True,
        )
        with self.store.writing() as tx:
            tx.recordings.add(recording, wrapped)
            tx.recordings.set_transcript(
                recording_id, self.transcripts.read("session.vtt", captions)
            )
            self._note(tx, "recording stored", recording_id, demonstration=True)

    def _note(self, tx: Transaction, action: str, about: str, **detail: str | int | bool) -> None:
        tx.audit.append(
            at=self.clock.now(), actor="demonstration", action=action, about=about, detail=detail
        )

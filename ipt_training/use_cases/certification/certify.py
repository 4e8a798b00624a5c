"""Certification: hours, requirements held against evidence, issuing, withdrawing, verifying."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ipt_training.domain.certification.certificate import (
    Certificate,
    Verdict,
    Withdrawal,
    verdict,
)
from ipt_training.domain.certification.decision import Decision, decide, months_after
from ipt_training.domain.certification.portfolio import (
    Activity,
    Hours,
    Portfolio,
)
from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import CertificateId, PersonId
from ipt_training.domain.people.person import Person, Role
from ipt_training.domain.people.policy import Action
from ipt_training.use_cases.certification.ownership import certificate_for, hours_for
from ipt_training.use_cases.certification.portfolios import Portfolios
from ipt_training.use_cases.people.access import Access, Session, Work
from ipt_training.use_cases.people.ownership import person_for
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.ports.storage.store import Transaction
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.read_content import ReadContent


@dataclass(frozen=True)
class Progress:
    """One trainee held against one requirement pack."""

    trainee: Person
    pack: RequirementPack
    decision: Decision
    certificates: tuple[tuple[Certificate, Verdict], ...]
    waiting_hours: tuple[Hours, ...]
    """Logged hours that nobody confirmed yet."""


@dataclass(frozen=True)
class HoursWaiting:
    """Hours that wait for a supervisor's word."""

    entries: tuple[tuple[Hours, str], ...]
    """Some of them with the trainee's name, oldest first."""
    number: int
    """How many there are in all."""


@dataclass(frozen=True)
class CheckedCertificate:
    """What a visitor learns of a certificate: no scores, no health data, no address."""

    verdict: Verdict
    holder: str
    level: str
    programme: str
    issued_on: date
    expires_on: date
    fictional: bool


@dataclass(frozen=True)
class Certify:
    """Evidence, decisions and certificates."""

    access: Access
    content: ReadContent
    desk: SignInDesk
    chance: Chance
    programme_name: str
    demonstration: bool = False

    def log_hours(
        self, session: Session, *, activity: Activity, minutes: int, on: date, what: str, key: str
    ) -> str:
        """Log hours of one's own; they count once a supervisor has confirmed them."""
        with self.access.write(session, "log hours") as work:
            work.require(Action.LOG_HOURS, own=True)
            once = work.once("log hours", key)
            if once.done is not None:
                return once.done
            if on > work.now.date():
                raise RuleBroken("Hours are logged when they are done, not before.")
            try:
                entry = Hours(
                    id=self.chance.identifier(),
                    trainee_id=work.person.id,
                    activity=activity,
                    minutes=minutes,
                    on=on,
                    what=what,
                    logged_at=work.now,
                )
            except ValueError as error:
                raise RuleBroken(
                    "Enter more than 0 and at most 40 hours, and say in a line what they were."
                ) from error
            work.tx.hours.add(entry)
            once.remember(entry.id)
            work.note("hours logged", entry.id)
        return entry.id

    def hours_waiting(self, session: Session, *, most: int) -> HoursWaiting:
        """Give the oldest unconfirmed hours of a supervisor's trainees, and how many there are."""
        with self.access.read(session) as work:
            work.require(Action.CONFIRM_HOURS, own=True)
            entries, number = work.tx.hours.waiting_for(work.person.id, most=most)
            names = work.tx.people.names({entry.trainee_id for entry in entries})
            return HoursWaiting(
                tuple((entry, names.get(entry.trainee_id, "")) for entry in entries),
                number,
            )

    def hours_of_mine(self, session: Session) -> tuple[Hours, ...]:
        """Give one's own hours, oldest first."""
        with self.access.read(session) as work:
            work.require(Action.LOG_HOURS, own=True)
            return work.tx.hours.of({work.person.id})

    def confirm_hours(self, session: Session, hours_id: str) -> None:
        """Stand by a trainee's hours."""
        with self.access.write(session, "confirm hours", hours_id) as work:
            entry = hours_for(work, hours_id, Action.CONFIRM_HOURS)
            work.tx.hours.confirm(hours_id, by=work.person.id, at=work.now)
            work.evidence_changed(entry.trainee_id)
            work.note("hours confirmed", hours_id)

    def progress(
        self, session: Session, pack_id: str, trainee_id: PersonId | None = None
    ) -> Progress:
        """Hold one trainee's evidence against a pack; oneself where nobody is named."""
        pack = self.content.programme(pack_id)
        with self.access.read(session) as work:
            trainee = person_for(work, trainee_id or work.person.id, Action.READ_REQUIREMENTS)
            portfolio = self.portfolio(work.tx, trainee.id)
            held = work.tx.certificates.of(trainee.id)
            withdrawn = work.tx.certificates.withdrawals({one.id for one in held})
        return _progress(trainee, pack, portfolio, held, withdrawn, work.now.date())

    def issue(
        self, session: Session, trainee_id: PersonId, pack_id: str, password: str, *, key: str
    ) -> CertificateId:
        """Issue a certificate once every requirement is met; signed with the password.

        Raises:
            RuleBroken: when a requirement is not met, naming what is missing.
        """
        pack = self.content.programme(pack_id)
        lead = self.desk.confirm_password(session, password)
        with self.access.write(session, "issue certificate", trainee_id, last_room=True) as work:
            trainee = person_for(work, trainee_id, Action.ISSUE_CERTIFICATE)
            once = work.once("issue certificate", key)
            if once.done is not None:
                return CertificateId(once.done)
            certificate = self._certificate(work, trainee, pack, lead)
            work.tx.certificates.add(certificate)
            once.remember(certificate.id)
            work.note(
                "certificate issued",
                certificate.id,
                holder=trainee_id,
                pack=pack.id,
                sealed=content_hash(certificate),
            )
        return certificate.id

    def withdraw(self, session: Session, certificate_id: CertificateId, reason: str) -> None:
        """Withdraw a certificate; it stays stored and is verified as withdrawn."""
        if not reason.strip():
            raise RuleBroken("Say why the certificate is withdrawn.")
        with self.access.write(
            session, "withdraw certificate", certificate_id, last_room=True
        ) as work:
            certificate_for(work, certificate_id, Action.ISSUE_CERTIFICATE)
            work.tx.certificates.withdraw(
                Withdrawal(
                    certificate_id=certificate_id,
                    by=work.person.id,
                    at=work.now,
                    reason=reason.strip(),
                )
            )
            work.note("certificate withdrawn", certificate_id)

    def certificate(self, session: Session, certificate_id: CertificateId) -> Certificate:
        """Give a certificate to its holder or the programme lead."""
        with self.access.read(session) as work:
            return certificate_for(work, certificate_id, Action.READ_REQUIREMENTS)

    def check_code(self, code: str) -> CheckedCertificate | None:
        """Tell whoever has the code whether a certificate counts; nothing for an unknown one."""
        today = self.access.clock.now().date()
        with self.access.store.reading() as tx:
            found = tx.certificates.by_code("".join(filter(str.isalnum, code.lower())))
            if found is None:
                return None
            withdrawal = tx.certificates.withdrawal(found.id)
        return CheckedCertificate(
            verdict=verdict(found, withdrawal, on=today),
            holder=found.holder_name,
            level=found.level,
            programme=found.programme,
            issued_on=found.issued_on,
            expires_on=found.expires_on,
            fictional=found.fictional,
        )

    def progress_of_all(
        self, tx: Transaction, pack: RequirementPack, today: date
    ) -> tuple[Progress, ...]:
        """Hold every trainee's evidence against a pack, by name."""
        trainees = [person for person in tx.people.all() if person.holds(Role.TRAINEE)]
        portfolios = self.portfolios.counted(tx, {one.id for one in trainees})
        held: dict[PersonId, list[Certificate]] = defaultdict(list)
        certificates = tx.certificates.all()
        for certificate in certificates:
            held[certificate.holder_id].append(certificate)
        withdrawn = tx.certificates.withdrawals({one.id for one in certificates})
        return tuple(
            _progress(one, pack, portfolios[one.id], held[one.id], withdrawn, today)
            for one in trainees
        )

    @cached_property
    def portfolios(self) -> Portfolios:
        """What collects the evidence."""
        return Portfolios(self.content)

    def portfolio(self, tx: Transaction, trainee_id: PersonId) -> Portfolio:
        """Collect all stored evidence of one trainee."""
        return self.portfolios.of(tx, trainee_id)

    def _certificate(
        self, work: Work, trainee: Person, pack: RequirementPack, lead: Person
    ) -> Certificate:
        today = work.now.date()
        decision = decide(self.portfolio(work.tx, trainee.id), pack, on=today)
        if not decision.met:
            missing = " ".join(f"{f.title}: {f.missing}" for f in decision.findings if not f.met)
            raise RuleBroken(f"Not every requirement is met. {missing}")
        held = work.tx.certificates.of(trainee.id)
        withdrawn = work.tx.certificates.withdrawals({one.id for one in held})
        for one in held:
            valid = verdict(one, withdrawn.get(one.id), on=today)
            if one.pack_id == pack.id and valid is Verdict.VALID:
                raise RuleBroken(f"{trainee.name} holds a valid certificate of this level already.")
        return Certificate(
            id=CertificateId(self.chance.identifier()),
            code=self.chance.identifier(),
            holder_id=trainee.id,
            holder_name=trainee.name,
            level=pack.level,
            programme=self.programme_name,
            statement=pack.statement,
            pack_id=pack.id,
            pack_version=pack.version,
            pack_hash=content_hash(pack),
            decision=decision,
            issued_by=lead.id,
            issued_by_name=lead.name,
            issued_at=work.now,
            issued_on=today,
            expires_on=months_after(today, pack.valid_months),
            fictional=self.demonstration,
        )


def _progress(
    trainee: Person,
    pack: RequirementPack,
    portfolio: Portfolio,
    held: Sequence[Certificate],
    withdrawn: Mapping[CertificateId, Withdrawal],
    today: date,
) -> Progress:
    return Progress(
        trainee=trainee,
        pack=pack,
        decision=decide(portfolio, pack, on=today),
        certificates=tuple((one, verdict(one, withdrawn.get(one.id), on=today)) for one in held),
        waiting_hours=tuple(e for e in portfolio.hours if e.confirmed_by is None),
    )

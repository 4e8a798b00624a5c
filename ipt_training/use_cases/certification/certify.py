"""Certification: hours, requirements held against evidence, issuing, withdrawing, verifying."""

from collections import defaultdict
from collections.abc import Sequence
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
from ipt_training.domain.errors import Conflict, Corrupt, RuleBroken
from ipt_training.domain.hashes import content_hash
from ipt_training.domain.ids import CertificateId, PersonId
from ipt_training.domain.people.person import Person, Role
from ipt_training.domain.people.policy import Action, allowed
from ipt_training.use_cases.certification.held import Held, held, may_issue
from ipt_training.use_cases.certification.ownership import (
    certificate_entry,
    certificate_for,
    hours_for,
)
from ipt_training.use_cases.certification.portfolios import Portfolios
from ipt_training.use_cases.certification.weighing import weigh
from ipt_training.use_cases.people.access import Access, Session, Work
from ipt_training.use_cases.people.ownership import person_for
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.ports.storage.certificates import CertificateEntry
from ipt_training.use_cases.ports.storage.store import Transaction
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.read_content import ReadContent

ATTEMPTS = 5
"""How often evidence is weighed anew that changed between the weighing and the signature."""


@dataclass(frozen=True)
class Progress:
    """One trainee held against one requirement pack."""

    trainee: Person
    pack: RequirementPack
    decision: Decision
    certificates: tuple[Held, ...]
    """All that the trainee was given, whatever the pack, newest first."""
    may_issue: bool
    """Whether another of this pack may be issued once every requirement is met."""
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
class IssuedCertificate:
    """A certificate to take away."""

    certificate: Certificate
    withdrawn_on: date | None


@dataclass(frozen=True)
class CheckedCertificate:
    """What a visitor learns of a certificate: no scores, no health data, no address."""

    verdict: Verdict
    holder: str = ""
    """Nobody once it is withdrawn."""
    level: str = ""
    programme: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    fictional: bool = False


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
            if on > work.today:
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
            today = work.today
            portfolio = self.portfolio(work.tx, trainee.id)
            certificates = held(
                work.tx,
                work.tx.certificates.of(trainee.id),
                on=today,
                reasons=allowed(work.person.roles, Action.ISSUE_CERTIFICATE, own=False),
            )
            entries = work.tx.certificates.entries_of(trainee.id)
        return _progress(trainee, pack, portfolio, certificates, entries, today)

    def issue(
        self, session: Session, trainee_id: PersonId, pack_id: str, password: str, *, key: str
    ) -> CertificateId:
        """Issue a certificate once every requirement is met; signed with the password.

        Raises:
            RuleBroken: when a requirement is not met, naming what is missing.
        """
        pack = self.content.programme(pack_id)
        lead = self.desk.confirm_password(session, password)
        for _ in range(ATTEMPTS):
            # All evidence is read before the lock, for which everybody else would wait; nobody is
            # told of it before they have passed the gate.
            today = self.access.today(session)
            with self.access.store.reading() as tx:
                weighed = weigh(tx, self.portfolios, trainee_id, pack, on=today)
            with self.access.write(
                session, "issue certificate", trainee_id, last_room=True
            ) as work:
                trainee = person_for(work, trainee_id, Action.ISSUE_CERTIFICATE)
                once = work.once("issue certificate", key)
                if once.done is not None:
                    return CertificateId(once.done)
                if not weighed.still_holds(work.tx, self.portfolios, on=work.today):
                    continue
                certificate = self._certificate(work, trainee, pack, lead, weighed.decision)
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
        raise Conflict(
            "The evidence of this trainee is being changed by others. Nothing was issued: look at"
            " it again, then sign."
        )

    def withdraw(
        self, session: Session, certificate_id: CertificateId, password: str, reason: str
    ) -> None:
        """Withdraw a certificate, signed with the password; it stays stored and says so."""
        if not reason.strip():
            raise RuleBroken("Say why the certificate is withdrawn.")
        self.desk.confirm_password(session, password)
        with self.access.write(
            session, "withdraw certificate", certificate_id, last_room=True
        ) as work:
            certificate_entry(work, certificate_id, Action.ISSUE_CERTIFICATE)
            work.tx.certificates.withdraw(
                Withdrawal(
                    certificate_id=certificate_id,
                    by=work.person.id,
                    at=work.now,
                    reason=reason.strip(),
                )
            )
            work.note("certificate withdrawn", certificate_id)

    def certificate(self, session: Session, certificate_id: CertificateId) -> IssuedCertificate:
        """Give a certificate to its holder or the programme lead."""
        with self.access.read(session) as work:
            found = certificate_for(work, certificate_id, Action.READ_REQUIREMENTS)
            withdrawal = work.tx.certificates.withdrawal(certificate_id)
        return IssuedCertificate(found, work.day_of(withdrawal.at) if withdrawal else None)

    def check_code(self, code: str) -> CheckedCertificate | None:
        """Tell whoever has the code whether a certificate counts; nothing for an unknown one."""
        today = self.access.clock.now().date()
        with self.access.store.reading() as tx:
            try:
                found = tx.certificates.by_code("".join(filter(str.isalnum, code.lower())))
            except Corrupt:
                return CheckedCertificate(Verdict.ALTERED)
            if found is None:
                return None
            withdrawal = tx.certificates.withdrawal(found.id)
        return CheckedCertificate(
            verdict=verdict(found, withdrawal, on=today),
            holder="" if withdrawal else found.holder_name,
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
        certificates: dict[PersonId, list[Held]] = defaultdict(list)
        for one in held(tx, tx.certificates.all(), on=today):
            certificates[one.certificate.holder_id].append(one)
        entries: dict[PersonId, list[CertificateEntry]] = defaultdict(list)
        for entry in tx.certificates.entries():
            entries[entry.holder_id].append(entry)
        return tuple(
            _progress(one, pack, portfolios[one.id], certificates[one.id], entries[one.id], today)
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
        self,
        work: Work,
        trainee: Person,
        pack: RequirementPack,
        lead: Person,
        decision: Decision,
    ) -> Certificate:
        today = work.today
        if not decision.met:
            missing = " ".join(f"{f.title}: {f.missing}" for f in decision.findings if not f.met)
            raise RuleBroken(f"Not every requirement is met. {missing}")
        if not may_issue(work.tx.certificates.entries_of(trainee.id), pack.id, on=today):
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
    certificates: Sequence[Held],
    entries: Sequence[CertificateEntry],
    today: date,
) -> Progress:
    return Progress(
        trainee=trainee,
        pack=pack,
        decision=decide(portfolio, pack, on=today),
        certificates=tuple(certificates),
        may_issue=may_issue(entries, pack.id, on=today),
        waiting_hours=tuple(e for e in portfolio.hours if e.confirmed_by is None),
    )

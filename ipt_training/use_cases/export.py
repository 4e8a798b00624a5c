"""Exports: which report, for whom, as bytes. Written down in the audit trail, all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ipt_training import __version__
from ipt_training.domain.agreement.pooling import Selection
from ipt_training.domain.agreement.results import Agreement
from ipt_training.domain.certification.requirements import RequirementPack
from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.scorecard import score
from ipt_training.domain.fidelity.unreadable import UnreadableRating
from ipt_training.domain.ids import CertificateId, RatingId
from ipt_training.domain.people.policy import Action
from ipt_training.domain.recordings.recording import times_may_be_off
from ipt_training.reports.agreement.report import ReportFacts, reliability_book, reliability_page
from ipt_training.reports.certification.certificate import certificate_book, certificate_page
from ipt_training.reports.certification.programme import (
    CertificateRow,
    ProgrammeFacts,
    RequirementState,
    programme_book,
    ratings_long,
)
from ipt_training.reports.fidelity.rated import Rated, RatedRow
from ipt_training.reports.fidelity.scorecard_report import (
    SessionFacts,
    scorecard_book,
    scorecard_page,
)
from ipt_training.reports.table import Book, Sheet
from ipt_training.use_cases.agreement.check_agreement import CheckAgreement
from ipt_training.use_cases.agreement.ledger import Ledger
from ipt_training.use_cases.certification.certify import Certify, IssuedCertificate, Progress
from ipt_training.use_cases.fidelity.cards import Card, ReadCards
from ipt_training.use_cases.fidelity.ownership import rating_for
from ipt_training.use_cases.fidelity.quoted import Quoted, Readable
from ipt_training.use_cases.people.access import Access, Session
from ipt_training.use_cases.ports.reporting import Pages, Workbooks
from ipt_training.use_cases.ports.storage import Found, Transaction
from ipt_training.use_cases.read_content import ReadContent

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Export:
    """A finished file."""

    file_name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class SignedSession:
    """A signed rating with its rubric, and which session it is of."""

    readable: Readable
    facts: SessionFacts


@dataclass(frozen=True)
class SignedSessions:
    """What was signed, oldest first; what cannot be read stands apart, with its reason."""

    sessions: tuple[SignedSession, ...]
    unreadable: tuple[UnreadableRating, ...]


@dataclass(frozen=True)
class Exports:
    """Makes the files people take away."""

    access: Access
    cards: ReadCards
    certify: Certify
    content: ReadContent
    workbooks: Workbooks
    pages: Pages
    agreement: CheckAgreement

    def offered(self, session: Session) -> tuple[RequirementPack, ...]:
        """Give the requirements that there is a programme workbook for, to the programme lead."""
        with self.access.read(session) as work:
            work.require(Action.EXPORT_PROGRAMME, own=False)
        return self.content.programmes()

    def scorecard_workbook(self, session: Session, rating_id: RatingId) -> Export:
        """Give one signed rating as a workbook."""
        card = self._card(session, rating_id)
        sure = self.agreement.precision(session, rating_id)
        book = scorecard_book(card.rating, card.rubric, card.scorecard, _facts(card), sure)
        return _workbook(f"scorecard-{rating_id}.xlsx", self.workbooks.write(book))

    def scorecard_html(self, session: Session, rating_id: RatingId) -> str:
        """Give one signed rating as a page that prints."""
        card = self._card(session, rating_id)
        sure = self.agreement.precision(session, rating_id)
        values = scorecard_page(card.rating, card.rubric, card.scorecard, _facts(card), sure)
        return self.pages.render("scorecard.html.j2", values)

    def programme_workbook(self, session: Session, pack_id: str) -> Export:
        """Give the whole programme as a workbook, to the programme lead."""
        pack = self.content.programme(pack_id)
        with self.access.write(session, "export programme") as work:
            work.require(Action.EXPORT_PROGRAMME, own=False)
            work.note("programme exported", "")
            facts = ProgrammeFacts(
                programme=self.certify.programme_name,
                level=pack.level,
                made_by=work.person.name,
                made_at=work.now,
            )
        with self.access.read(session) as work:
            read = self.read_programme(work.tx, pack, work.now)
        book = self.programme_report(facts, *read)
        return _workbook("programme.xlsx", self.workbooks.write(book))

    def ratings_long(self, session: Session) -> Sheet:
        """Give every item score of the programme in long form, to the programme lead."""
        with self.access.write(session, "export ratings") as work:
            work.require(Action.EXPORT_PROGRAMME, own=False)
            work.note("ratings exported", "")
        with self.access.read(session) as work:
            signed = signed_in(work.tx, self.cards.quoted, work.tx.ratings.all())
        return ratings_long(rated(signed))

    def certificate_html(self, session: Session, certificate_id: CertificateId, *, at: str) -> str:
        """Give a certificate as a page that prints; ``at`` is the public address to verify it."""
        issued = self._certificate(session, certificate_id)
        values = certificate_page(issued.certificate, at, issued.withdrawn_on)
        return self.pages.render("certificate.html.j2", values)

    def certificate_workbook(
        self, session: Session, certificate_id: CertificateId, *, at: str
    ) -> Export:
        """Give a certificate and the decision under it as a workbook."""
        issued = self._certificate(session, certificate_id)
        book = certificate_book(issued.certificate, at, issued.withdrawn_on)
        return _workbook(f"certificate-{issued.certificate.code}.xlsx", self.workbooks.write(book))

    def reliability_workbook(self, session: Session, selection: Selection) -> Export:
        """Give a reliability report as a workbook, to supervisors and programme leads."""
        facts, agreement = self._reliability(session, selection)
        book = reliability_book(facts, agreement)
        return _workbook("reliability.xlsx", self.workbooks.write(book))

    def reliability_html(self, session: Session, selection: Selection) -> str:
        """Give a reliability report as a page that prints."""
        values = reliability_page(*self._reliability(session, selection))
        return self.pages.render("reliability.html.j2", values)

    def as_operator(self) -> "OperatorExports":
        """Give the exports of the command line of the server, which needs no sign-in."""
        return OperatorExports(self)

    def _card(self, session: Session, rating_id: RatingId) -> Card:
        card = self.cards.read(session, rating_id)
        with self.access.write(session, "export scorecard", rating_id) as work:
            rating_for(work, rating_id, Action.EXPORT_SCORECARD)
            work.note("scorecard exported", rating_id)
        return card

    def _reliability(self, session: Session, selection: Selection) -> tuple[ReportFacts, Agreement]:
        agreement = self.agreement.agreement(session, selection)
        with self.access.write(session, "export reliability") as work:
            work.require(Action.READ_AGREEMENT, own=False)
            work.note("reliability exported", "", kind=selection.kind.value)
            facts = ReportFacts(
                programme=self.certify.programme_name,
                made_by=work.person.name,
                made_at=work.now,
                software=f"ipt-training {__version__}",
            )
        return facts, agreement

    def _certificate(self, session: Session, certificate_id: CertificateId) -> IssuedCertificate:
        certificate = self.certify.certificate(session, certificate_id)
        with self.access.write(session, "export certificate", certificate_id) as work:
            work.note("certificate exported", certificate_id)
        return certificate

    def read_programme(
        self, tx: Transaction, pack: RequirementPack, now: datetime
    ) -> tuple[tuple[Progress, ...], SignedSessions, Ledger]:
        """Read all that the programme's workbook is made of."""
        progress = self.certify.progress_of_all(tx, pack, now.date())
        signed = signed_in(tx, self.cards.quoted, tx.ratings.all())
        return progress, signed, self.agreement.ledger(tx, now)

    def programme_report(
        self,
        facts: ProgrammeFacts,
        progress: tuple[Progress, ...],
        signed: SignedSessions,
        ledger: Ledger,
    ) -> Book:
        """Form the programme's workbook from what was read."""
        agreements = self.agreement.of_programme(ledger, facts.made_at)
        return programme_book(facts, rated(signed), *_states(progress), agreements)


@dataclass(frozen=True)
class OperatorExports:
    """The same files for whoever runs the server; written down as done at the shell."""

    exports: Exports

    def scorecard_workbook(self, rating_id: RatingId) -> bytes:
        """Give one signed rating as a workbook.

        Raises:
            NotFound: when there is no such rating.
        """
        exports = self.exports
        with exports.access.store.reading() as tx:
            rating = tx.ratings.get(rating_id)
            if rating is None:
                raise NotFound(f"There is no signed rating {rating_id!r}.")
            readable = Readable(rating, exports.cards.quoted.one(tx, rating.rubric))
            (row,) = rated(_signed(tx, [readable], ())).rows
        self._note("scorecard exported", rating_id)
        sure = exports.agreement.precision_of(rating_id)
        book = scorecard_book(row.rating, row.rubric, row.scorecard, row.facts, sure)
        return exports.workbooks.write(book)

    def ratings_long(self) -> Sheet:
        """Give every item score of the programme in long form."""
        with self.exports.access.store.reading() as tx:
            signed = signed_in(tx, self.exports.cards.quoted, tx.ratings.all())
        self._note("ratings exported", "")
        return ratings_long(rated(signed))

    def programme_workbook(self, pack_id: str = "") -> bytes:
        """Give the whole programme as a workbook, by the first requirements if none are named."""
        exports = self.exports
        return exports.workbooks.write(
            self.programme_book(pack_id or exports.content.programmes()[0].id)
        )

    def programme_book(self, pack_id: str) -> Book:
        """Give the whole programme as a report."""
        exports = self.exports
        pack = exports.content.programme(pack_id)
        now = exports.access.clock.now()
        with exports.access.store.reading() as tx:
            read = exports.read_programme(tx, pack, now)
        self._note("programme exported", "")
        facts = ProgrammeFacts(exports.certify.programme_name, pack.level, "shell", now)
        return exports.programme_report(facts, *read)

    def _note(self, action: str, about: str) -> None:
        access = self.exports.access
        with access.store.writing() as tx:
            tx.audit.append(
                at=access.moment(tx), actor="shell", action=action, about=about, detail={}
            )


def signed_in(tx: Transaction, quoted: Quoted, found: Iterable[Found]) -> SignedSessions:
    """Give signed ratings with what they are about."""
    read = quoted.read(tx, found)
    return _signed(
        tx,
        [one for one in read if isinstance(one, Readable)],
        tuple(one for one in read if isinstance(one, UnreadableRating)),
    )


def rated(signed: SignedSessions) -> Rated:
    """Score signed ratings for a report."""
    rows = (
        RatedRow(
            one.readable.rating,
            one.readable.rubric,
            score(one.readable.rubric, one.readable.rating.judgement),
            one.facts,
        )
        for one in signed.sessions
    )
    return Rated(tuple(rows), signed.unreadable)


def _signed(
    tx: Transaction, readable: Sequence[Readable], unreadable: tuple[UnreadableRating, ...]
) -> SignedSessions:
    people = tx.people.names({one.rating.therapist_id for one in readable})
    recordings = tx.recordings.some({one.rating.recording_id for one in readable})
    cases = tx.cases.some({one.case_id for one in recordings.values()})
    asides = tx.ratings.asides({one.rating.id for one in readable})
    sessions = []
    for one in readable:
        recording = recordings[one.rating.recording_id]
        facts = SessionFacts(
            therapist=people[one.rating.therapist_id],
            pseudonym=cases[recording.case_id].pseudonym,
            session_number=recording.session_number,
            recorded_on=recording.recorded_on,
            times_may_be_off=times_may_be_off(recording.media, one.rating.started_at),
            aside=asides.get(one.rating.id),
        )
        sessions.append(SignedSession(one, facts))
    return SignedSessions(tuple(sessions), unreadable)


def _facts(card: Card) -> SessionFacts:
    return SessionFacts(
        therapist=card.therapist_name,
        pseudonym=card.case.pseudonym,
        session_number=card.recording.session_number,
        recorded_on=card.recording.recorded_on,
        times_may_be_off=times_may_be_off(card.recording.media, card.rating.started_at),
        aside=card.aside,
    )


def _states(
    progress: tuple[Progress, ...],
) -> tuple[tuple[RequirementState, ...], tuple[CertificateRow, ...]]:
    states = tuple(
        RequirementState(one.trainee.name, finding)
        for one in progress
        for finding in one.decision.findings
    )
    certificates = tuple(
        CertificateRow(one.trainee.name, held.certificate, held.verdict)
        for one in progress
        for held in one.certificates
    )
    return states, certificates


def _workbook(file_name: str, content: bytes) -> Export:
    return Export(file_name, WORKBOOK, content)

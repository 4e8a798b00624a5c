"""What the product does, room by room, for whoever shows it."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from ipt_training.adapters.settings import Settings
from ipt_training.domain.people.person import Person
from ipt_training.use_cases.agreement.check_agreement import CheckAgreement
from ipt_training.use_cases.audit import InspectAudit
from ipt_training.use_cases.certification.certify import Certify
from ipt_training.use_cases.certification.confidence import WeighConfidence
from ipt_training.use_cases.certification.evidence import ShowEvidence
from ipt_training.use_cases.certification.hours import DiscussHours
from ipt_training.use_cases.certification.oversee import Oversee
from ipt_training.use_cases.certification.roll_ups import RollUps
from ipt_training.use_cases.erase import Erase
from ipt_training.use_cases.export import Exports
from ipt_training.use_cases.fidelity.cards import ReadCards
from ipt_training.use_cases.fidelity.queue import RatingQueue
from ipt_training.use_cases.fidelity.rate import RateRecording
from ipt_training.use_cases.fidelity.set_aside import SetRatingsAside
from ipt_training.use_cases.people.access import Access, Remaining, Session
from ipt_training.use_cases.people.keep_people import KeepPeople
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.ports.reporting import Pages
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.practice.practise import Practise
from ipt_training.use_cases.practice.seal import SealPractice
from ipt_training.use_cases.read_content import ReadContent
from ipt_training.use_cases.recordings.keep_cases import KeepCases
from ipt_training.use_cases.recordings.keep_recordings import KeepRecordings
from ipt_training.use_cases.recordings.tend_vault import TendVault
from ipt_training.use_cases.today import Today


@dataclass(frozen=True)
class Services:
    """Every job the product does, wired once for the whole process; holds nobody's state.

    Screens and routes call a verb of a room, or one of the verbs that belong to no room.
    """

    sign_in: SignInDesk
    people: KeepPeople
    cases: KeepCases
    recordings: KeepRecordings
    erase: Erase
    content: ReadContent
    queue: RatingQueue
    rating: RateRecording
    cards: ReadCards
    asides: SetRatingsAside
    practise: Practise
    seals: SealPractice
    certify: Certify
    hours: DiscussHours
    oversee: Oversee
    roll_ups: RollUps
    agreement: CheckAgreement
    confidence: WeighConfidence
    evidence: ShowEvidence
    exports: Exports
    pages: Pages
    """Fills the product's own templates: pages without script and pages that print."""
    today: Today
    audit: InspectAudit
    vault: TendVault
    _access: Access
    _chance: Chance
    _settings: Settings
    _mark: str

    def who(self, session: Session) -> Person:
        """Give the person of a live session, and keep the session alive.

        Raises:
            SignInRequired: when the session has ended, timed out or its account is disabled.
        """
        return self._access.who(session)

    def remaining(self, session: Session) -> Remaining:
        """Give how long a live session lasts, without keeping it alive.

        Raises:
            SignInRequired: when it has ended.
        """
        return self._access.remaining(session)

    def reads_in(self, session: Session, zone: str) -> None:
        """Note in which zone the clock of whoever is signed in stands; an unknown one is UTC."""
        self._access.reads_in(session, zone)

    def still_live(self, sessions: frozenset[Session]) -> frozenset[Session]:
        """Give those of many sessions that are live, in one query, without keeping them alive."""
        return self._access.still_live(sessions)

    def now(self) -> datetime:
        """Give the moment, with its zone."""
        return self._access.clock.now()

    def new_key(self) -> str:
        """Give a key that was never given before, for a form or a thing that is about to be."""
        return self._chance.identifier()

    def settings(self) -> Settings:
        """Give what the operator has set."""
        return self._settings

    def is_demonstration(self) -> bool:
        """Say whether everybody here is fictional."""
        return self.certify.demonstration

    def mark(self) -> str:
        """Give what the guard writes on connections it lets in; made anew in every process."""
        return self._mark

    def let_in(self, mark: str) -> bool:
        """Say whether the guard of this process wrote a mark."""
        return hmac.compare_digest(mark.encode(), self._mark.encode())

"""What the product does, room by room, for whoever shows it."""

from collections.abc import Callable
from dataclasses import dataclass

from ipt_training.adapters.settings import Settings
from ipt_training.use_cases.agreement.check_agreement import CheckAgreement
from ipt_training.use_cases.audit import InspectAudit
from ipt_training.use_cases.certification.certify import Certify
from ipt_training.use_cases.certification.confidence import WeighConfidence
from ipt_training.use_cases.certification.oversee import Oversee
from ipt_training.use_cases.certification.roll_ups import RollUps
from ipt_training.use_cases.export import Exports
from ipt_training.use_cases.fidelity.cards import ReadCards
from ipt_training.use_cases.fidelity.queue import RatingQueue
from ipt_training.use_cases.fidelity.rate import RateRecording
from ipt_training.use_cases.people.access import Access
from ipt_training.use_cases.people.keep_people import KeepPeople
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.practice.practise import Practise
from ipt_training.use_cases.read_content import ReadContent
from ipt_training.use_cases.recordings.keep_cases import KeepCases
from ipt_training.use_cases.recordings.keep_recordings import KeepRecordings
from ipt_training.use_cases.today import Today


@dataclass(frozen=True)
class Services:
    """Every job the product does, wired once for the whole process; holds nobody's state."""

    settings: Settings
    mark: str
    """What the guard writes on connections it let in; made anew in every process."""
    access: Access
    chance: Chance
    sign_in: SignInDesk
    people: KeepPeople
    cases: KeepCases
    recordings: KeepRecordings
    content: ReadContent
    queue: RatingQueue
    rating: RateRecording
    cards: ReadCards
    practise: Practise
    certify: Certify
    oversee: Oversee
    roll_ups: RollUps
    agreement: CheckAgreement
    confidence: WeighConfidence
    exports: Exports
    today: Today
    audit: InspectAudit
    release: Callable[[], None]
    """Lets go of what is held open between uses."""

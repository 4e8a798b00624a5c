"""The use cases over the adapters that the settings ask for."""

from dataclasses import dataclass

from ipt_training.adapters.background import InBackground
from ipt_training.adapters.ballast import Ballast
from ipt_training.adapters.checkpoints import Checkpoints
from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.adapters.files import check_private, key_of
from ipt_training.adapters.identity.argon2_passwords import Argon2Passwords
from ipt_training.adapters.integrity import StoredIntegrity
from ipt_training.adapters.recordings.keys import VaultKey, load_or_create_key
from ipt_training.adapters.recordings.transcripts import TranscriptFiles
from ipt_training.adapters.recordings.vault import FileVault
from ipt_training.adapters.reporting.html import HtmlPages
from ipt_training.adapters.reporting.late import LateWorkbooks
from ipt_training.adapters.settings import Settings
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.adapters.system import SecureChance, SystemClock
from ipt_training.bootstrap.rooms import Services
from ipt_training.domain.errors import StorageFailed, VaultLocked
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
from ipt_training.use_cases.people.access import Access, Timeouts
from ipt_training.use_cases.people.clock_trust import behind
from ipt_training.use_cases.people.keep_people import KeepPeople
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.practice.practise import Practise
from ipt_training.use_cases.practice.seal import SealPractice
from ipt_training.use_cases.read_content import ReadContent
from ipt_training.use_cases.recordings.keep_cases import KeepCases
from ipt_training.use_cases.recordings.keep_recordings import KeepRecordings
from ipt_training.use_cases.recordings.tend_vault import TendVault
from ipt_training.use_cases.sealing import begin_sealing
from ipt_training.use_cases.today import Today

DEMONSTRATION_MARK = "demonstration"
"""The file of a data folder that says: everybody in here is fictional."""


@dataclass(frozen=True)
class Wired:
    """The use cases, and the adapters that only the filling of a demonstration reaches for."""

    services: Services
    store: SqlStore
    clock: SystemClock
    passwords: Argon2Passwords
    vault: FileVault
    transcripts: TranscriptFiles
    ballast: Ballast
    notices: tuple[str, ...]
    """What the operator has to know though the product works, in sentences."""


def build(settings: Settings) -> Services:
    """Give the use cases alone; see `wire`."""
    return wire(settings).services


def wire(settings: Settings) -> Wired:
    """Wire the use cases over the adapters that the settings ask for.

    Raises:
        StorageFailed: when the database or a key cannot be used.
        ContentError: when a content pack is not valid.
    """
    ballast = _room(settings)
    migrate(settings.store_url)
    store, integrity = _store(settings, ballast)
    clock, chance, passwords = SystemClock(), SecureChance(), Argon2Passwords()
    begin_sealing(store, clock)
    content = _content(settings)
    fictional = settings.demo or _is_fictional(settings, store)
    standings = KeepStandings(content)
    roll_ups = RollUps(store, clock, content, standings)
    roll_ups.bring_up_to_date()
    timeouts = Timeouts(idle=settings.idle, absolute=settings.absolute)
    access = Access(store, clock, timeouts, standings.recount)
    seals = SealPractice(store, clock)
    desk = SignInDesk(access, passwords, chance, InBackground(seals.seal, "practice is sealed"))
    queue, cards = RatingQueue(access), ReadCards(access, content)
    practise, hours = Practise(access, content, chance), DiscussHours(access)
    certify = Certify(access, content, desk, chance, settings.programme_name, fictional)
    oversee, agreement = Oversee(access, content, standings), CheckAgreement(access, content)
    vault, notices = _vault(settings, store)
    notices += _keep_time(store, clock)
    tended = TendVault(store, clock, vault)
    transcripts, pages = TranscriptFiles(), HtmlPages()
    services = Services(
        sign_in=desk,
        people=KeepPeople(access, passwords, chance),
        cases=KeepCases(access, chance),
        recordings=KeepRecordings(access, vault, transcripts, chance),
        erase=Erase(access, vault, desk),
        content=content,
        queue=queue,
        rating=RateRecording(access, content, desk, chance),
        cards=cards,
        asides=SetRatingsAside(access, desk),
        practise=practise,
        seals=seals,
        certify=certify,
        hours=hours,
        oversee=oversee,
        roll_ups=roll_ups,
        agreement=agreement,
        confidence=WeighConfidence(access, content, agreement),
        evidence=ShowEvidence(access, content),
        exports=Exports(access, cards, certify, content, LateWorkbooks(), pages, agreement),
        pages=pages,
        today=Today(access, content, practise, queue, cards, certify, oversee, hours),
        audit=InspectAudit(access, integrity, tended, content),
        vault=tended,
        _access=access,
        _chance=chance,
        _settings=settings,
        _mark=chance.token(),
    )
    return Wired(services, store, clock, passwords, vault, transcripts, ballast, notices)


def _room(settings: Settings) -> Ballast:
    """Refuse folders that others may open, and keep the room that the last writes may need."""
    for folder in (settings.data_dir, settings.keys_dir):
        if folder.exists():
            check_private(folder)
    ballast = Ballast(settings.data_dir.resolve() / "ballast")
    ballast.make_room(last=True)
    return ballast


def _content(settings: Settings) -> ReadContent:
    """Read every pack, so that one that is not valid stops the start."""
    content = ReadContent(FileLibrary(content_roots(settings.content_dir)))
    content.all()
    return content


def _keep_time(store: SqlStore, clock: SystemClock) -> tuple[str, ...]:
    """Let no time come before the newest recorded one; say so where the clock is behind it."""
    with store.reading() as tx:
        recorded = [at for at in (tx.audit.last_at(), tx.sign_ins.last_used()) if at is not None]
        notice = behind(clock, tx)
    for at in recorded:
        clock.not_before(at)
    return (notice,) if notice else ()


def _store(settings: Settings, ballast: Ballast) -> tuple[SqlStore, StoredIntegrity]:
    url = settings.store_url
    with SqlStore(url, b"").reading() as tx:
        nothing_written = tx.audit.head().seq == 0
    path = settings.keys_dir / "audit.key"
    key = key_of(path, may_make=nothing_written)
    store = SqlStore(url, key, ballast)
    if not store.is_under_its_key():
        raise StorageFailed(
            f"The key {path} is not the one that the audit trail of this database was written with."
            " Put that one back; nothing was written with this one."
        )
    checkpoints = Checkpoints(settings.keys_dir / "audit-heads.jsonl")
    return store, StoredIntegrity(checkpoints, key, store.evidence)


def _is_fictional(settings: Settings, store: SqlStore) -> bool:
    """Say whether everybody here is fictional: by the folder's mark, or by how its trail begins."""
    if (settings.data_dir / DEMONSTRATION_MARK).exists():
        return True
    with store.reading() as tx:
        first = [entry.actor for entry in tx.audit.entries(limit=2)]
    return "demonstration" in first


def _vault(settings: Settings, store: SqlStore) -> tuple[FileVault, tuple[str, ...]]:
    key, notices = _vault_key(settings, store)
    return FileVault(settings.data_dir.resolve() / "recordings", key), notices


def _vault_key(settings: Settings, store: SqlStore) -> tuple[VaultKey | None, tuple[str, ...]]:
    with store.reading() as tx:
        wrapped = tx.recordings.any_key()
    try:
        return load_or_create_key(settings.kek_path, any_wrapped=wrapped), ()
    except VaultLocked as locked:
        # The product starts with its recordings locked: everything else must go on.
        return None, (f"{locked} Everything else works.",)

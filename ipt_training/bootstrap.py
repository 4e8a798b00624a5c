"""The one place that names adapters: screens, routes and commands ask here for the use cases."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ipt_training.adapters.checkpoints import Checkpoints
from ipt_training.adapters.content.blueprint import blueprint
from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.adapters.content.rating_file import read_rating as read_rating_file
from ipt_training.adapters.demonstration.fill import Demonstration
from ipt_training.adapters.files import key_of, only_server
from ipt_training.adapters.identity.argon2_passwords import Argon2Passwords
from ipt_training.adapters.integrity import StoredIntegrity
from ipt_training.adapters.logs import gather, start_logging
from ipt_training.adapters.long_data import LongData, read_long_data
from ipt_training.adapters.recordings.keys import VaultKey, load_or_create_key
from ipt_training.adapters.recordings.transcripts import TranscriptFiles
from ipt_training.adapters.recordings.vault import FileVault
from ipt_training.adapters.reporting.csv import csv_bytes as as_csv
from ipt_training.adapters.reporting.excel import ExcelWorkbooks
from ipt_training.adapters.reporting.html import HtmlPages
from ipt_training.adapters.settings import Settings
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.adapters.system import SecureChance, SystemClock
from ipt_training.domain.errors import Problem, VaultLocked
from ipt_training.domain.fidelity.rating import Judgement
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.use_cases.agreement.check_agreement import CheckAgreement
from ipt_training.use_cases.audit import InspectAudit
from ipt_training.use_cases.certification.certify import Certify
from ipt_training.use_cases.certification.confidence import WeighConfidence
from ipt_training.use_cases.certification.oversee import Oversee
from ipt_training.use_cases.certification.roll_ups import RollUps
from ipt_training.use_cases.certification.standings import Standings
from ipt_training.use_cases.export import Exports
from ipt_training.use_cases.fidelity.cards import ReadCards
from ipt_training.use_cases.fidelity.queue import RatingQueue
from ipt_training.use_cases.fidelity.rate import RateRecording
from ipt_training.use_cases.people.access import Access, Timeouts
from ipt_training.use_cases.people.keep_people import KeepPeople
from ipt_training.use_cases.people.sign_in import SignInDesk
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.practice.practise import Practise
from ipt_training.use_cases.read_content import ReadContent
from ipt_training.use_cases.recordings.keep_cases import KeepCases
from ipt_training.use_cases.recordings.keep_recordings import KeepRecordings
from ipt_training.use_cases.today import Today

__all__ = [
    "Checked",
    "Services",
    "Settings",
    "as_csv",
    "back_up",
    "build",
    "check_content",
    "close",
    "demonstration",
    "gather",
    "hold_folder",
    "is_demonstration",
    "is_empty",
    "new_reference",
    "read_rating",
    "read_scores",
    "restore",
    "services",
    "settle",
    "start_logging",
]

DEMONSTRATION_MARK = "demonstration"
"""The file of a data folder that says: everybody in here is fictional."""


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


class _Process:
    """What this process has settled on."""

    settings: Settings | None = None
    services: Services | None = None
    lock: IO[bytes] | None = None


def settle(settings: Settings) -> None:
    """Fix the settings of this process, before the first use of its services."""
    _Process.settings = settings
    _Process.services = None


def services() -> Services:
    """Give the use cases; the first call brings the database up to date and reads all content."""
    if _Process.services is None:
        _Process.settings = _Process.settings or Settings.read()
        _Process.services = build(_Process.settings)
    return _Process.services


def close() -> None:
    """Forget the services of this process and let go of its database."""
    if _Process.services is not None:
        _Process.services.release()
    _Process.services = None


def hold_folder() -> None:
    """Be the one server of the data folder for as long as this process lives.

    Raises:
        StorageFailed: when another server works on the folder.
    """
    settings = _Process.settings = _Process.settings or Settings.read()
    if not settings.database_url and _Process.lock is None:
        _Process.lock = only_server(settings.data_dir)


def is_empty() -> bool:
    """Say whether nobody has an account yet."""
    return services().sign_in.needs_first_account()


def is_demonstration() -> bool:
    """Say whether the data folder holds a demonstration."""
    return services().certify.demonstration


def new_reference() -> str:
    """Give a short number that a person can read out and the operator finds in the log."""
    return SecureChance().identifier()[:8].upper()


def demonstration(data_dir: Path | None = None) -> Demonstration:
    """Give what fills an empty data folder with a fictional programme, and mark the folder."""
    settings = _Process.settings or Settings.read()
    update: dict[str, object] = {"demo": True} | ({"data_dir": data_dir} if data_dir else {})
    settle(settings.model_copy(update=update))
    made = services()
    folder = made.settings.data_dir
    if made.sign_in.needs_first_account():
        (folder / DEMONSTRATION_MARK).write_text("Everybody in this folder is fictional.\n")
    return Demonstration(
        store=made.access.store,
        clock=made.access.clock,
        passwords=made.sign_in.passwords,
        vault=made.recordings.vault,
        transcripts=made.recordings.transcripts,
        content=made.content,
        certify=made.certify,
        standings=Standings(made.content),
        folder=content_roots()[0] / "demonstration",
    )


@dataclass(frozen=True)
class Checked:
    """What a check of content packs found."""

    packs: int
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def check_content(paths: tuple[Path, ...]) -> Checked:
    """Check the packs at these paths, or all that are installed; needs no database.

    Raises:
        ContentNotFound: when no content folder is found at all.
    """
    settings = _Process.settings or Settings.read()
    found = FileLibrary(content_roots(settings.content_dir)).inspect(paths)
    counts = found.counts
    packs = sum(counts[kind] for kind in ("rubrics", "vignettes", "banks", "programmes"))
    notes = [", ".join(f"{count} {kind}" for kind, count in counts.items() if count)]
    if found.content.banks:
        notes += [
            f"questions, {row.phase}: "
            + ", ".join(f"{name} {count}" for name, count in row.counts.items())
            for row in blueprint(found.content.banks)
        ]
    return Checked(packs, tuple(note for note in notes if note), found.problems)


def read_rating(path: Path) -> tuple[Rubric, Judgement]:
    """Read one rating from a file, with the rubric it names; needs no database.

    Raises:
        RuleBroken: naming what is wrong with the file.
    """
    settings = _Process.settings or Settings.read()
    return read_rating_file(path, FileLibrary(content_roots(settings.content_dir)).content())


def read_scores(
    path: Path, *, needed: Sequence[str], may_have: Sequence[str] = (), exact: bool = True
) -> LongData:
    """Read scores from a long CSV file, one a row; needs no database.

    Raises:
        ContentError: with every problem of the file, each by its row.
    """
    return read_long_data(path, needed=needed, may_have=may_have, exact=exact)


def back_up(out: Path) -> str:
    """Write everything but the keys into one checked file; give the sentence to print."""
    from ipt_training.adapters.storage import backup

    settings = services().settings
    return str(backup.backup(settings.store_url, settings.data_dir, out))


def restore(source: Path) -> str:
    """Restore a backup into an empty place; give the sentence to print."""
    from ipt_training.adapters.storage import backup

    settings = _Process.settings or Settings.read()
    return str(backup.restore(source, settings.store_url, settings.data_dir))


def build(settings: Settings) -> Services:
    """Wire the use cases over the adapters that the settings ask for.

    Raises:
        StorageFailed: when the database or a key cannot be used.
        ContentError: when a content pack is not valid.
    """
    migrate(settings.store_url)
    store, integrity = _store(settings)
    clock, chance, passwords = SystemClock(), SecureChance(), Argon2Passwords()
    content = ReadContent(FileLibrary(content_roots(settings.content_dir)))
    content.all()
    fictional = settings.demo or _is_fictional(settings, store)
    standings = Standings(content)
    roll_ups = RollUps(store, clock, content, standings)
    roll_ups.bring_up_to_date()
    timeouts = Timeouts(idle=settings.idle, absolute=settings.absolute)
    access = Access(store, clock, timeouts, standings.recount)
    desk = SignInDesk(access, passwords, chance)
    queue, cards = RatingQueue(access), ReadCards(access, content)
    practise = Practise(access, content, chance)
    certify = Certify(access, content, desk, chance, settings.programme_name, fictional)
    oversee = Oversee(access, content, standings)
    agreement = CheckAgreement(access, content)
    vault = FileVault(settings.data_dir.resolve() / "recordings", _vault_key(settings, store))
    return Services(
        settings=settings,
        mark=chance.token(),
        access=access,
        chance=chance,
        sign_in=desk,
        people=KeepPeople(access, passwords, chance),
        cases=KeepCases(access, chance),
        recordings=KeepRecordings(access, vault, TranscriptFiles(), chance),
        content=content,
        queue=queue,
        rating=RateRecording(access, content, desk, chance),
        cards=cards,
        practise=practise,
        certify=certify,
        oversee=oversee,
        roll_ups=roll_ups,
        agreement=agreement,
        confidence=WeighConfidence(access, content, agreement),
        exports=Exports(access, cards, certify, content, ExcelWorkbooks(), HtmlPages(), agreement),
        today=Today(access, content, practise, queue, cards, certify, oversee),
        audit=InspectAudit(access, integrity),
        release=store.close,
    )


def _store(settings: Settings) -> tuple[SqlStore, StoredIntegrity]:
    url = settings.store_url
    with SqlStore(url, b"").reading() as tx:
        nothing_written = tx.audit.head().seq == 0
    key = key_of(settings.keys_dir / "audit.key", may_make=nothing_written)
    store = SqlStore(url, key)
    checkpoints = Checkpoints(settings.keys_dir / "audit-heads.jsonl")
    return store, StoredIntegrity(checkpoints, key, store.altered, store.hashes)


def _is_fictional(settings: Settings, store: SqlStore) -> bool:
    """Say whether everybody here is fictional: by the folder's mark, or by how its trail begins."""
    if (settings.data_dir / DEMONSTRATION_MARK).exists():
        return True
    with store.reading() as tx:
        first = next(iter(tx.audit.entries(limit=1)), None)
    return first is not None and first.actor == "demonstration"


def _vault_key(settings: Settings, store: SqlStore) -> VaultKey | None:
    with store.reading() as tx:
        wrapped = tx.recordings.any_key()
    try:
        return load_or_create_key(settings.kek_path, any_wrapped=wrapped)
    except VaultLocked:
        # The product starts with its recordings locked: everything else must go on.
        return None

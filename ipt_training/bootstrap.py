"""The one place that wires: which adapter stands behind which port. It holds no rules."""

import threading
from dataclasses import dataclass
from pathlib import Path

from ipt_training.adapters.content.blueprint import blueprint
from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.adapters.content.rating_file import read_rating as read_rating_file
from ipt_training.adapters.demonstration.fill import Demonstration
from ipt_training.adapters.files import key_of, only_server
from ipt_training.adapters.identity.argon2_passwords import Argon2Passwords
from ipt_training.adapters.integrity import StoredIntegrity
from ipt_training.adapters.recordings.keys import VaultKey, load_or_create_key
from ipt_training.adapters.recordings.transcripts import TranscriptFiles
from ipt_training.adapters.recordings.vault import FileVault
from ipt_training.adapters.reporting.csv import csv_bytes
from ipt_training.adapters.reporting.excel import ExcelWorkbooks
from ipt_training.adapters.reporting.html import HtmlPages
from ipt_training.adapters.settings import Settings
from ipt_training.adapters.storage import backup as backups
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.adapters.storage.store import SqlStore
from ipt_training.adapters.system import SecureChance, SystemClock
from ipt_training.domain.errors import Problem, VaultLocked
from ipt_training.domain.fidelity.rating import Judgement
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.reports.table import Sheet
from ipt_training.use_cases.access import Access, Timeouts
from ipt_training.use_cases.certify import Certify
from ipt_training.use_cases.export import Exports
from ipt_training.use_cases.inspect_audit import InspectAudit
from ipt_training.use_cases.keep_cases import KeepCases
from ipt_training.use_cases.keep_people import KeepPeople
from ipt_training.use_cases.keep_recordings import KeepRecordings
from ipt_training.use_cases.ports.system import Chance
from ipt_training.use_cases.practise import Practise
from ipt_training.use_cases.rate_recording import RateRecording
from ipt_training.use_cases.read_content import ReadContent
from ipt_training.use_cases.sign_in import SignInDesk
from ipt_training.use_cases.today import Today

DEMONSTRATION_MARK = "demonstration"
"""A file of this name in the data folder says that everybody in it is fictional."""


@dataclass(frozen=True)
class Services:
    """Every use case, wired; holds nothing of any person."""

    settings: Settings
    access: Access
    chance: Chance
    sign_in: SignInDesk
    people: KeepPeople
    cases: KeepCases
    recordings: KeepRecordings
    content: ReadContent
    rating: RateRecording
    practise: Practise
    certify: Certify
    exports: Exports
    today: Today
    audit: InspectAudit


_lock = threading.Lock()
_built: list[Services] = []


def services() -> Services:
    """Give the use cases of this process: built on first call, then always the same."""
    with _lock:
        if not _built:
            _built.append(build(Settings.read()))
        return _built[0]


def build(settings: Settings) -> Services:
    """Wire everything for an installation; its database is brought up to date first.

    Raises:
        StorageFailed: when the database cannot be used or the audit key is missing.
    """
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    migrate(settings.store_url)
    audit_path = settings.keys_dir / "audit.key"
    audit_key = key_of(audit_path, may_make=_is_new(settings))
    store = SqlStore(settings.store_url, audit_key)
    access = Access(store, SystemClock(), Timeouts(settings.idle, settings.absolute))
    chance = SecureChance()
    passwords = Argon2Passwords()
    vault = FileVault(settings.data_dir / "recordings", _vault_key(settings, store))
    library = FileLibrary(content_roots(settings.content_dir))
    content = ReadContent(library)
    sign_in = SignInDesk(access, passwords, chance)
    rating = RateRecording(access, content, sign_in, chance)
    practise = Practise(access, content, chance)
    certify = Certify(
        access, content, sign_in, chance, settings.programme_name, _is_demonstration(settings)
    )
    return Services(
        settings=settings,
        access=access,
        chance=chance,
        sign_in=sign_in,
        people=KeepPeople(access, passwords, chance),
        cases=KeepCases(access, chance),
        recordings=KeepRecordings(access, vault, TranscriptFiles(), chance),
        content=content,
        rating=rating,
        practise=practise,
        certify=certify,
        exports=Exports(access, rating, certify, content, ExcelWorkbooks(), HtmlPages()),
        today=Today(access, content, practise, rating, certify),
        audit=InspectAudit(access, StoredIntegrity(audit_key, settings.keys_dir / "checkpoint.json")),
    )


def close() -> None:
    """Let go of what was built, so that another process may work on the same folder."""
    with _lock:
        _built.clear()


def is_empty() -> bool:
    """Say whether nobody has an account yet."""
    return services().sign_in.needs_first_account()


def is_demonstration() -> bool:
    """Say whether the data folder holds a demonstration."""
    return _is_demonstration(Settings.read())


def demonstration(data_dir: Path | None = None) -> Demonstration:
    """Give what fills an empty data folder with fictional people, and mark the folder as such.

    Raises:
        RuleBroken: when the folder has people in it.
    """
    given = {} if data_dir is None else {"data_dir": data_dir}
    settings = Settings.read(**given)
    built = build(settings)
    if built.sign_in.needs_first_account():
        (settings.data_dir / DEMONSTRATION_MARK).touch()
    recordings = built.recordings
    return Demonstration(
        store=built.access.store,
        clock=built.access.clock,
        passwords=built.people.passwords,
        vault=recordings.vault,
        transcripts=recordings.transcripts,
        content=built.content,
        certify=built.certify,
        folder=_demonstration_folder(),
    )


@dataclass(frozen=True)
class Checked:
    """What a check of content found."""

    packs: int
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def check_content(paths: tuple[Path, ...]) -> Checked:
    """Check these packs, or all that are installed; needs no database.

    Raises:
        ContentNotFound: when there is nothing under a path.
    """
    settings = Settings.read()
    library = FileLibrary(content_roots(settings.content_dir))
    found = library.inspect(paths or content_roots(settings.content_dir))
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
    """Read one rating from a file, with the rubric it names; needs no database."""
    settings = Settings.read()
    return read_rating_file(path, FileLibrary(content_roots(settings.content_dir)).content())


def as_csv(sheet: Sheet) -> bytes:
    """Write one sheet as CSV; text never becomes a formula."""
    return csv_bytes(sheet)


def backup(out: Path) -> str:
    """Write one checked file of everything but the keys; give the sentence to print."""
    settings = Settings.read()
    services()
    return str(backups.backup(settings.store_url, settings.data_dir, out))


def restore(source: Path) -> str:
    """Restore a backup into an empty place; give the sentence to print."""
    settings = Settings.read()
    return str(backups.restore(source, settings.store_url, settings.data_dir))


def hold_the_folder(settings: Settings) -> object:
    """Hold the lock of the data folder for as long as what is given is kept."""
    return only_server(settings.data_dir)


def _is_new(settings: Settings) -> bool:
    """Say whether nothing was audited yet, so that a key may be made."""
    with SqlStore(settings.store_url, b"").reading() as tx:
        return tx.audit.head().seq == 0


def _vault_key(settings: Settings, store: SqlStore) -> VaultKey | None:
    """Give the vault's key, or none: then recordings stay locked and everything else works."""
    with store.reading() as tx:
        wrapped = tx.recordings.any_key()
    try:
        return load_or_create_key(settings.kek_path, any_wrapped=wrapped)
    except VaultLocked:
        return None


def _is_demonstration(settings: Settings) -> bool:
    return settings.demo or (settings.data_dir / DEMONSTRATION_MARK).exists()


def _demonstration_folder() -> Path:
    package = Path(__file__).parent
    shipped = package / "_content" / "demonstration"
    return shipped if shipped.is_dir() else package.parent / "demonstration"

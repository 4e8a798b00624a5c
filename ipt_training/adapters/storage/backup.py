"""Backup into one checked file, and restore from it into an empty place.

The file holds the database and the encrypted recordings. The keys (of the recordings, of the audit
chain, of certificates) are not in it: whoever finds a backup must not be able to listen. Keep them
apart; without them a restored recording cannot be opened and the audit chain cannot be verified.
A recording that arrives or is erased while a backup runs may be in it without its row, or the other
way round.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from ipt_training.adapters.storage import database, dump
from ipt_training.adapters.storage.archive import ArchiveWriter, Manifest, check
from ipt_training.adapters.storage.migrate import migrate
from ipt_training.domain.errors import Corrupt, RuleBroken, StorageFailed

RECORDINGS = "recordings"
_COPY = "database.sqlite"
_TABLES = "tables"


@dataclass(frozen=True)
class Receipt:
    """What was saved or restored."""

    verb: str
    manifest: Manifest

    def __str__(self) -> str:
        """Give the sentence for the operator."""
        members = self.manifest.members
        sounds = sum(name.startswith(f"{RECORDINGS}/") for name in members)
        size = sum(member.size for member in members.values())
        return (
            f"{self.verb} and checked: {sum(self.manifest.rows.values())} rows,"
            f" {sounds} files of recordings, {size} bytes; the audit chain ends at entry"
            f" {self.manifest.audit.seq}. The keys are not in the backup: keep them apart from it,"
            " for without them recordings stay closed."
        )


def backup(url: str, data_dir: Path, out: Path) -> Receipt:
    """Write database and recordings into one file, and read it again to check it.

    Raises:
        RuleBroken: when there is a file of that name already.
        StorageFailed: when it could not be written; there is no file then.
    """
    if out.exists():
        raise RuleBroken(f"{out} exists already; choose another name.")
    with _reported("The backup could not be written; there is no file."), _scratch(out) as scratch:
        partial = scratch / "backup"
        with ZipFile(partial, "x") as archive:
            writer = ArchiveWriter(archive)
            found = _add_database(url, scratch, writer)
            _add_recordings(data_dir / RECORDINGS, writer)
            manifest = Manifest(
                database=database.kind_of(url),
                revision=found.revision,
                members=writer.members,
                rows=found.rows,
                audit=found.audit,
            )
            writer.finish(manifest)
        if check(partial) != manifest:
            raise StorageFailed("The backup does not read back as it was written; it was dropped.")
        _settle(partial, out)
    return Receipt("Saved", manifest)


def restore(source: Path, url: str, data_dir: Path) -> Receipt:
    """Put a backup back into an empty place, after every part of it was checked.

    Raises:
        RuleBroken: when the place is not empty, or of another kind of database.
        Corrupt: when the backup is damaged; nothing was put in place then.
        StorageFailed: when it could not be written.
    """
    target = data_dir / RECORDINGS
    with _reported("The backup could not be restored."), _scratch(target) as scratch:
        _check_empty(url, target)
        manifest = check(source, into=scratch)
        kind = database.kind_of(url)
        if manifest.database != kind:
            raise RuleBroken(f"The backup is of {manifest.database}, and the place is {kind}.")
        expected = dump.Contents(
            revision=manifest.revision, rows=manifest.rows, audit=manifest.audit
        )
        if kind == "sqlite":
            _check_copy(scratch / _COPY, expected)
        if (scratch / RECORDINGS).exists():
            if target.exists():
                target.rmdir()
            _settle(scratch / RECORDINGS, target)
        _fill_database(url, scratch, expected)
    return Receipt("Restored", manifest)


def _add_database(url: str, scratch: Path, writer: ArchiveWriter) -> dump.Contents:
    path = database.sqlite_path(url)
    if path is not None:
        copy = scratch / _COPY
        dump.copy_sqlite(path, copy)
        dump.check_sqlite(copy)
        found = _contents(f"sqlite:///{copy}")
        with copy.open("rb") as file:
            writer.add(_COPY, file, packed=True)
        copy.unlink()
        return found
    with database.opened(url) as engine, database.reading(engine) as connection:
        for rows in dump.write_rows(connection, scratch):
            with rows.open("rb") as file:
                writer.add(f"{_TABLES}/{rows.name}", file, packed=True)
            rows.unlink()
        return dump.contents(connection)


def _add_recordings(folder: Path, writer: ArchiveWriter) -> None:
    for path in sorted(folder.rglob("*")):
        try:
            file = path.open("rb")
        except (FileNotFoundError, IsADirectoryError):
            continue  # erased, or finished and moved, since the folder was listed
        with file:
            name = path.relative_to(folder).as_posix()
            writer.add(f"{RECORDINGS}/{name}", file, packed=False)


def _check_empty(url: str, recordings: Path) -> None:
    path = database.sqlite_path(url)
    if path is not None and path.exists():
        raise RuleBroken(f"{path} exists already; a backup is restored into an empty place only.")
    if path is None and not dump.is_empty(url):
        raise RuleBroken("The database has tables already; a backup goes into an empty one only.")
    if recordings.exists() and any(recordings.iterdir()):
        raise RuleBroken(f"{recordings} is not empty; a backup is restored into an empty place.")


def _check_copy(copy: Path, expected: dump.Contents) -> None:
    if not copy.exists():
        raise Corrupt("The backup holds no database; nothing was restored.")
    dump.check_sqlite(copy)
    if _contents(f"sqlite:///{copy}") != expected:
        raise Corrupt("The database in the backup is not what its manifest says.")


def _fill_database(url: str, scratch: Path, expected: dump.Contents) -> None:
    path = database.sqlite_path(url)
    if path is not None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _settle(scratch / _COPY, path)
    else:
        migrate(url, to=expected.revision)
        dump.read_rows(url, scratch / _TABLES, expected)
    if _contents(url) != expected:
        raise Corrupt("The restored database is not what was saved. Do not work with it.")


def _contents(url: str) -> dump.Contents:
    with database.opened(url) as engine, database.reading(engine) as connection:
        return dump.contents(connection)


@contextmanager
def _scratch(beside: Path) -> Iterator[Path]:
    """Give a private folder on the same disk, which is gone afterwards."""
    beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=beside.parent, prefix=".unfinished-") as folder:
        yield Path(folder)


@contextmanager
def _reported(sentence: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageFailed(f"{sentence} {error.strerror}.") from error


def _settle(source: Path, target: Path) -> None:
    """Move what is complete to its place, on disk before this returns."""
    for path in (source, *source.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
        _sync(path)
    source.rename(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

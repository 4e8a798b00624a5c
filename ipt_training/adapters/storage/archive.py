"""One file that holds many, each with its hash; it is checked before anything of it is used.

The hashes are against damage, not against somebody who rewrites the whole file.
"""

import errno
import hashlib
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ipt_training.domain.audit import Head
from ipt_training.domain.errors import Corrupt
from ipt_training.domain.value import Value

MANIFEST = "manifest.json"
PIECE = 1 << 20
_LARGEST_MANIFEST = 64 << 20
_NAME = re.compile(r"(database\.sqlite|tables/[a-z_]+\.jsonl|recordings(/[\w-][\w.-]*)+)")


class Member(Value):
    """One file of the archive."""

    sha256: str
    size: int


class Manifest(Value):
    """What an archive holds."""

    format_version: Literal[1] = 1
    database: str
    """``sqlite`` or ``postgresql``: a backup goes back into the kind it came from."""
    revision: str
    """The migration that the tables stood at."""
    members: Mapping[str, Member]
    rows: Mapping[str, int]
    """How many rows each table has."""
    audit: Head
    """Where the audit chain ended."""


class ArchiveWriter:
    """Writes members one after the other, and the manifest at the end."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self.members: dict[str, Member] = {}

    def add(self, name: str, source: IO[bytes], *, packed: bool) -> None:
        """Copy a file in, as far as it reaches at that moment."""
        digest, size = hashlib.sha256(), 0
        with self.adding(name, packed=packed) as target:
            while piece := source.read(PIECE):
                target.write(piece)
                digest.update(piece)
                size += len(piece)
        self.members[name] = Member(sha256=digest.hexdigest(), size=size)

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest."""
        self._archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))

    @contextmanager
    def adding(self, name: str, *, packed: bool) -> Iterator[IO[bytes]]:
        """Open a member for writing."""
        self._archive.compression = ZIP_DEFLATED if packed else ZIP_STORED
        with self._archive.open(name, "w", force_zip64=True) as target:
            yield target


def check(source: Path, *, into: Path | None = None) -> Manifest:
    """Hold every member against its hash, and write them below a folder when one is given.

    Raises:
        Corrupt: when the file is not a whole backup; say nothing of it may be used.
    """
    try:
        with ZipFile(source) as archive:
            manifest = _manifest(archive)
            names = sorted(archive.namelist())
            if names != sorted([*manifest.members, MANIFEST]):
                raise Corrupt("The backup does not hold exactly what its manifest lists.")
            for name, member in manifest.members.items():
                _check_member(archive, name, member, into)
    except (BadZipFile, zlib.error, struct.error, EOFError, ValueError, NotImplementedError) as e:
        raise Corrupt("The backup is damaged or is not a backup; nothing was restored.") from e
    except OSError as e:
        if e.errno != errno.EINVAL:
            raise
        # A damaged offset leads to before the beginning of the file.
        raise Corrupt("The backup is damaged or is not a backup; nothing was restored.") from e
    return manifest


def _manifest(archive: ZipFile) -> Manifest:
    try:
        entry = archive.getinfo(MANIFEST)
    except KeyError as error:
        raise Corrupt("The backup has no manifest; it was not finished.") from error
    if entry.file_size > _LARGEST_MANIFEST:
        raise Corrupt("The manifest of the backup is too large to be one.")
    return Manifest.model_validate_json(archive.read(entry))


def _check_member(archive: ZipFile, name: str, member: Member, into: Path | None) -> None:
    if not _NAME.fullmatch(name):
        raise Corrupt(f"The backup holds a file that does not belong there: {name!r}.")
    digest, size = hashlib.sha256(), 0
    with archive.open(name) as source, _opened(into, name) as target:
        while piece := source.read(PIECE):
            size += len(piece)
            if size > member.size:
                break
            digest.update(piece)
            if target is not None:
                target.write(piece)
    if size != member.size or digest.hexdigest() != member.sha256:
        raise Corrupt(f"{name} in the backup is not what was saved; nothing was restored.")


@contextmanager
def _opened(into: Path | None, name: str) -> Iterator[IO[bytes] | None]:
    if into is None:
        yield None
        return
    path = into / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as target:
        yield target

"""Files that are whole or not there, also after a crash, and one writer at a time."""

import fcntl
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".unfinished"
"""How the name of a file ends while it is written; nobody reads such a file."""


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that appears, complete and on disk, or not at all."""
    _write(path, pieces, place=Path.replace)


def write_new(path: Path, content: bytes) -> None:
    """Write a file unless it is there already; whoever came first wins."""
    _write(path, [content], place=_link_unless_there)


def sync_folder(folder: Path) -> None:
    """Put the names of a folder on disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold a folder, made when missing, against every other thread and process."""
    while True:
        _make(folder)
        try:
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            # The one before may have removed the folder; then this lock is of nothing.
            if _is_still(folder, descriptor):
                yield
                return
        finally:
            os.close(descriptor)


def _write(path: Path, pieces: Iterable[bytes], *, place: Callable[[Path, Path], object]) -> None:
    unfinished = path.with_name(f"{path.name}.{secrets.token_hex(6)}{UNFINISHED}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for piece in pieces:
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        place(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    sync_folder(path.parent)


def _link_unless_there(unfinished: Path, path: Path) -> None:
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        return


def _make(folder: Path) -> None:
    if folder.is_dir():
        return
    _make(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def _is_still(folder: Path, descriptor: int) -> bool:
    try:
        there, held = folder.stat(), os.fstat(descriptor)
    except FileNotFoundError:
        return False
    return (there.st_dev, there.st_ino) == (held.st_dev, held.st_ino)

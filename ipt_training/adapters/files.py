"""Small files of an installation: its keys, its marks and the lock of the one server."""

import os
import secrets
import sys
from pathlib import Path
from typing import IO

from ipt_training.domain.errors import StorageFailed

KEY_BYTES = 32


def key_of(path: Path, *, may_make: bool) -> bytes:
    """Read a key; make it where there is none and nothing was written with one yet.

    Raises:
        StorageFailed: when the key is missing although there are records made with it, or when
            the file is not a key.
    """
    if not path.exists():
        if not may_make:
            raise StorageFailed(
                f"The key {path} is missing, and there are records made with it. Put the key back;"
                " no new one is made."
            )
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_new(path, secrets.token_hex(KEY_BYTES).encode())
    try:
        check_private(path)
        key = bytes.fromhex(path.read_text().strip())
    except (ValueError, OSError) as error:
        raise StorageFailed(
            f"The file {path} is not a key that can be read. Put the right one back."
        ) from error
    if len(key) != KEY_BYTES:
        raise StorageFailed(f"The file {path} is not a whole key. Put the right one back.")
    return key


def check_private(path: Path) -> None:
    """Refuse a file or folder that other users of this computer may open.

    Raises:
        StorageFailed: with the command that mends it.
    """
    if os.name == "posix" and path.stat().st_mode & 0o077:
        what, mode = ("folder", 700) if path.is_dir() else ("file", 600)
        raise StorageFailed(
            f"Other users of this computer may open the {what} {path}. Run: chmod {mode} {path}"
        )


def only_server(folder: Path) -> IO[bytes]:
    """Hold the lock of a data folder as long as the file that is given stays open.

    Raises:
        StorageFailed: when another server works on the folder.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = (folder / "server.lock").open("ab")
    try:
        _hold(lock)
    except OSError as error:
        lock.close()
        raise StorageFailed(
            f"Another server works on {folder}. Stop it, or give this one another IPT_DATA_DIR."
        ) from error
    return lock


def _write_new(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _hold(lock: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)

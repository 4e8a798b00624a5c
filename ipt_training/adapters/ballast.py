"""Room on the disk that is kept for what has to be finished when nothing else fits any more."""

import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

SIZE = 32 * 1024**2
STEP = 4 * 1024**2
"""What is given up at once; below that much free room a write may fail."""
PLENTY = 512 * 1024**2
"""What has to be free before ballast is taken in."""


def free_on(folder: Path) -> int:
    """Give the bytes that are free on the disk of a folder."""
    return shutil.disk_usage(folder).free


class Ballast:
    """A file that takes room while there is plenty, and gives it up step by step.

    Its first half is for every write, its second for those who erase, sign or sign in.
    """

    def __init__(self, file: Path, *, free: Callable[[Path], int] = free_on) -> None:
        self._file = file
        self._free = free
        self._one_at_a_time = Lock()

    def take_in(self) -> None:
        """Fill the file up while there is plenty of room; a full disk is left as it is."""
        with self._one_at_a_time, suppress(OSError):
            missing = SIZE - self._size()
            if missing > 0 and self._free(self._file.parent) >= PLENTY + missing:
                handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                with os.fdopen(handle, "ab") as file:
                    # By chance, because disks that compress would keep no room for zeros.
                    while missing > 0:
                        missing -= file.write(secrets.token_bytes(min(STEP, missing)))
                    file.flush()
                    os.fsync(file.fileno())

    def make_room(self, *, last: bool = False) -> None:
        """Give up as much as a write needs, down to the half that only a last write may take."""
        with self._one_at_a_time, suppress(OSError):
            least = 0 if last else SIZE // 2
            while (size := self._size()) > least and self._free(self._file.parent) < STEP:
                os.truncate(self._file, max(least, size - STEP))

    def _size(self) -> int:
        return self._file.stat().st_size if self._file.exists() else 0

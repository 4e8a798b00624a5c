"""Opening the files of a pack: plain files only, and none that a link leads to elsewhere."""

import os
import stat
from pathlib import Path

from ipt_training.adapters.content.read import LARGEST_FILE, Unreadable


def content_of(file: Path, *, pack: Path) -> bytes:
    """Read a file of a pack, or as much of it as shows that it is too large.

    Args:
        file: what to read.
        pack: the folder of the pack, which nothing that is read may lie outside of.

    Raises:
        Unreadable: when it is missing, no plain file, or a link out of the pack's folder.
    """
    if _leads_out(file, pack):
        raise Unreadable(
            1, "this is a link to something outside the pack; put the file itself there"
        )
    try:
        # Without waiting: a pipe would keep whoever opens it until somebody writes.
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError as error:
        raise Unreadable(1, "there is no such file; a pack needs it") from error
    except OSError as error:
        raise Unreadable(1, "the file cannot be opened; check its permissions") from error
    with os.fdopen(handle, "rb") as opened:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Unreadable(1, "this is a folder, a pipe or a device; a pack holds plain files")
        return opened.read(LARGEST_FILE + 1)


def _leads_out(file: Path, pack: Path) -> bool:
    """Say whether a link in the pack, or the pack's own folder, leads to somewhere else."""
    try:
        inside = file.resolve().is_relative_to(pack.resolve())
        return not inside or not pack.resolve().is_relative_to(pack.absolute().parent.resolve())
    except (OSError, RuntimeError):
        # Links that lead in a circle lead nowhere.
        return True

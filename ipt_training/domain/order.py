"""Whether what was written down came in the order of its times."""

from collections.abc import Iterable
from datetime import timedelta

from ipt_training.domain.audit import Entry

A_MOMENT = timedelta(minutes=1)
"""What may lie between taking the time and writing it down, where somebody else wrote meanwhile."""


def disorder(entries: Iterable[Entry]) -> list[str]:
    """List the entries that are dated before one that precedes them: a clock was set back."""
    found: list[str] = []
    newest: Entry | None = None
    for entry in entries:
        if newest is not None and newest.at - entry.at > A_MOMENT:
            found.append(f"entry {entry.seq} is dated before entry {newest.seq}, which precedes it")
        if newest is None or entry.at > newest.at:
            newest = entry
    return found

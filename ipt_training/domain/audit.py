"""The chain of audit entries: each is bound to the one before it by a keyed hash.

An entry holds ids and field names, never health data: values go in as references.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from ipt_training.domain.errors import NotAllowed
from ipt_training.domain.hashes import canonical
from ipt_training.domain.ids import is_well_formed
from ipt_training.domain.value import Value

GENESIS = "0" * 64
"""The hash that the first entry follows."""


NOT_ALLOWED = NotAllowed.__name__
"""The reason of a refusal to somebody whose role does not include the action at all."""
PRACTICE_SEALED = "practice sealed"
"""The action of the one entry a day that stands for everybody's practice."""
WATCHED = frozenset({"practice begun", "answered"})
"""Actions by which earlier versions wrote down who practised when. No reading shows them."""
ASKED_TO_PRACTISE = frozenset({"practise", "read_practice"})
"""What was asked for where an earlier version wrote down a refusal to somebody who practised."""


class Entry(Value):
    """One thing that was done or refused."""

    seq: int
    at: datetime
    actor: str
    """A person's id, ``shell`` for commands, ``visitor`` for somebody not signed in."""
    action: str
    about: str
    """The id of the thing it was done to; empty where there is none."""
    detail: Mapping[str, str | int | float | bool | None]
    previous: str
    digest: str


class Head(Value):
    """Where the chain ends: what a checkpoint outside the database remembers."""

    seq: int
    digest: str


def next_entry(
    head: Head,
    *,
    key: bytes,
    at: datetime,
    actor: str,
    action: str,
    about: str,
    detail: Mapping[str, str | int | float | bool | None],
) -> Entry:
    """Make the entry that follows the head of the chain.

    Raises:
        ValueError: when what it is about is no identifier; nothing that somebody typed may get into
            what can never be taken out again.
    """
    if about and not is_well_formed(about):
        raise ValueError("an audit entry names a thing by its identifier alone")
    seq = head.seq + 1
    body = _body(seq, at, actor, action, about, detail, head.digest)
    return Entry(
        seq=seq,
        at=at,
        actor=actor,
        action=action,
        about=about,
        detail=dict(detail),
        previous=head.digest,
        digest=_digest(key, body),
    )


def problems(
    entries: Iterable[Entry], *, key: bytes, checkpoints: Iterable[Head] = ()
) -> list[str]:
    """List every break of the chain, by sequence number; an empty list means it holds.

    Entries come in order of ``seq``. A removed tail shows only against a checkpoint that was kept
    outside the database.
    """
    found: list[str] = []
    previous = GENESIS
    expected = 1
    digests = {0: GENESIS}
    for entry in entries:
        if entry.seq != expected:
            found.append(f"entry {expected} is missing: the next one found is {entry.seq}")
        if entry.previous != previous:
            found.append(f"entry {entry.seq} does not follow the entry before it")
        if not written_under(entry, key):
            found.append(f"entry {entry.seq} was changed after it was written")
        previous, expected = entry.digest, entry.seq + 1
        digests[entry.seq] = entry.digest
    found.extend(
        f"the chain does not reach or match the checkpoint at entry {point.seq}"
        for point in checkpoints
        if digests.get(point.seq) != point.digest
    )
    return found


def tells_of_practice(entry: Entry) -> bool:
    """Say whether an entry of an earlier version tells that somebody practised, and when."""
    refused = entry.detail.get("asked") in ASKED_TO_PRACTISE
    return entry.action in WATCHED or (refused and entry.detail.get("reason") != NOT_ALLOWED)


def practice_told(entry: Entry | None) -> tuple[date, str] | None:
    """Give the day and the digest that an entry about everybody's practice holds."""
    if entry is None:
        return None
    try:
        return date.fromisoformat(str(entry.detail["before"])), str(entry.detail["digest"])
    except (KeyError, ValueError):
        return None


def written_under(entry: Entry, key: bytes) -> bool:
    """Say whether an entry is as it was written under a key."""
    body = _body(
        entry.seq,
        entry.at,
        entry.actor,
        entry.action,
        entry.about,
        entry.detail,
        entry.previous,
    )
    return _same(entry.digest, _digest(key, body))


def _body(
    seq: int,
    at: datetime,
    actor: str,
    action: str,
    about: str,
    detail: Mapping[str, str | int | float | bool | None],
    previous: str,
) -> bytes:
    return canonical([seq, at.isoformat(), actor, action, about, dict(detail), previous])


def _same(stored: str, made: str) -> bool:
    # As bytes: a stored digest may be any text, and the comparison takes ASCII text only.
    return hmac.compare_digest(stored.encode(errors="surrogatepass"), made.encode())


def _digest(key: bytes, body: bytes) -> str:
    return hmac.new(key, body, hashlib.sha256).hexdigest()

"""What binds practice without watching it: each answer to the one before, all attempts to a day.

The audit chain names who did what when. Practice is nobody's business but the trainee's, so an
attempt has a chain of its own, and the audit chain gets one keyed digest of all attempts of
everybody together, once a day. Whoever lacks the key reads nothing out of it, not even whether
anything was added since the day before.
"""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from datetime import UTC, date

from ipt_training.domain.hashes import canonical, content_hash
from ipt_training.domain.practice.attempt import Attempt, Step

MARK = "link:"
"""How a stored link begins; the hash of an answer that was stored before there were links has no
mark."""


def first_link(attempt: Attempt) -> str:
    """Give what the first answer of an attempt follows: its form, and whose it is."""
    started = attempt.started_at.astimezone(UTC)
    return content_hash(attempt.model_copy(update={"steps": (), "started_at": started}))


def next_link(previous: str, attempt_id: str, step: Step, *, key: bytes) -> str:
    """Give the link of an answer that follows another one."""
    step = step.model_copy(update={"at": step.at.astimezone(UTC)})
    return MARK + _keyed(key, ["answer", attempt_id, previous, content_hash(step)])


def told_by(step: Step, stored: str | None) -> str:
    """Give what an answer is known by: its stored link or hash, or its own words without one."""
    return content_hash(step) if stored is None else stored


def holds(form: Attempt, answers: Sequence[tuple[Step, str | None]], *, key: bytes) -> bool:
    """Say whether the answers of an attempt are those that were given, in that order.

    Args:
        form: the attempt.
        answers: its answers in order, each with the link or hash that is stored with it. The first
            version stored none, the second the hash of the answer alone.
        key: the key that links are made with.
    """
    previous = first_link(form)
    for step, stored in answers:
        linked = stored is not None and stored.startswith(MARK)
        if linked and stored != next_link(previous, form.id, step, key=key):
            return False
        if not linked and stored not in (None, content_hash(step)):
            return False
        previous = told_by(step, stored)
    return True


def all_before(day: date, heads: Iterable[tuple[str, str]], *, key: bytes) -> str:
    """Give the one digest of everybody's practice before a day.

    Args:
        day: bound into the digest, so that it differs from day to day though nobody practised.
        heads: the id of each attempt and what its answers come to, in any order.
        key: the key of the audit chain.
    """
    return _keyed(key, ["practice", day.isoformat(), sorted(heads)])


def _keyed(key: bytes, body: object) -> str:
    return hmac.new(key, canonical(body), hashlib.sha256).hexdigest()

"""What is made of the computer's clock: no time before a recorded one, and whether to trust it."""

from datetime import datetime, timedelta

from ipt_training.domain.errors import RuleBroken
from ipt_training.use_cases.ports.storage.store import Transaction
from ipt_training.use_cases.ports.system import Clock

FAR_AHEAD = timedelta(days=7)
"""How long nobody may have done anything before a look at the clock proves nothing."""
BEHIND = timedelta(hours=1)


def moment(clock: Clock, tx: Transaction) -> datetime:
    """Give the time of what a writing transaction stores: none before the newest recorded."""
    newest = tx.audit.last_at()
    if newest is not None:
        clock.not_before(newest)
    return clock.now()


def check_clock(clock: Clock, tx: Transaction) -> None:
    """Refuse to erase by a clock that does not fit what was recorded.

    Raises:
        RuleBroken: saying by how much, and what to do.
    """
    newest = tx.audit.last_at()
    if newest is None:
        return
    shown = clock.shown()
    if shown - newest > FAR_AHEAD:
        raise RuleBroken(
            f"{_apart(shown, newest, 'ahead of')} Nothing was erased. Set the clock right. If it is"
            " right and nobody was here in between, sign in once and run this again."
        )
    if newest - shown > BEHIND:
        raise RuleBroken(
            f"{_apart(newest, shown, 'behind')} Nothing was erased. Set the clock right."
        )


def behind(clock: Clock, tx: Transaction) -> str:
    """Give the sentence for a clock that was set back, or nothing."""
    newest = tx.audit.last_at()
    if newest is None or newest - clock.shown() <= BEHIND:
        return ""
    return (
        f"{_apart(newest, clock.shown(), 'behind')} Times go on from that entry; set the clock"
        " right."
    )


def _apart(later: datetime, earlier: datetime, word: str) -> str:
    hours = round((later - earlier) / timedelta(hours=1))
    span = f"{hours // 24:,} days" if hours >= 48 else f"{hours} hours"
    return f"The clock of this computer is {span} {word} the newest entry of the audit trail."

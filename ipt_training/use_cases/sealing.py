"""From when on the audit chain has to tell of every record, and how that begins."""

from ipt_training.domain.seals import SEALING_BEGUN, in_parts, told_by
from ipt_training.use_cases.ports.storage.store import Store
from ipt_training.use_cases.ports.system import Clock

PRODUCT = "product"
"""The audit's name for what is done by itself, on behalf of nobody."""


def begin_sealing(store: Store, clock: Clock) -> None:
    """Seal all that an earlier version stored, once; from then on every record is told of.

    What was forged before the first start that does this is sealed as it is found.
    """
    with store.reading() as tx:
        if tx.audit.newest(SEALING_BEGUN) is not None:
            return
    with store.writing() as tx:
        if tx.audit.newest(SEALING_BEGUN) is not None:
            return
        told, hashes = told_by(tx.audit.entries()), tx.audit.hashes()
        earlier = {one: found for one, found in hashes.items() if one not in told}
        now = clock.now()
        now = max(now, tx.audit.last_at() or now)
        for part in in_parts(earlier):
            tx.audit.append(
                at=now, actor=PRODUCT, action="earlier records sealed", about="", detail=part
            )
        tx.audit.append(at=now, actor=PRODUCT, action=SEALING_BEGUN, about="", detail={})

"""Whether a key file is the one that this database was written with."""

import hashlib

from sqlalchemy import Connection, delete, insert, select

from ipt_training.adapters.storage.records.audit_trail import SqlAuditTrail
from ipt_training.adapters.storage.tables import known_key
from ipt_training.domain.audit import written_under

_AUDIT = "audit"
_LOOKED_AT = 50
"""Newest entries of which one has to be written under the key, where no id is known yet."""


def audit_key_id(key: bytes) -> str:
    """Name the key of the audit trail; the name says nothing of the key."""
    return hashlib.sha256(b"ipt audit key id" + key).hexdigest()[:32]


def is_the_audit_key(connection: Connection, key: bytes) -> bool:
    """Say whether the audit trail goes on under this key, and remember the key of a new one."""
    trail = SqlAuditTrail(connection, key)
    newest = trail.latest(_LOOKED_AT)
    known = connection.scalar(select(known_key.c.key_id).where(known_key.c.purpose == _AUDIT))
    if known == audit_key_id(key):
        return True
    if newest and (known is not None or not any(written_under(one, key) for one in newest)):
        return False
    # Nothing was written yet, or all before this version knew of key ids.
    connection.execute(delete(known_key).where(known_key.c.purpose == _AUDIT))
    connection.execute(insert(known_key).values(purpose=_AUDIT, key_id=audit_key_id(key)))
    return True

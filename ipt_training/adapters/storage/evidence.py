"""What is held against its hashes, read in one transaction that sees one moment."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from ipt_training.adapters.storage.records.attempts import SqlAttempts
from ipt_training.adapters.storage.records.audit_trail import SqlAuditTrail
from ipt_training.adapters.storage.records.certificates import SqlCertificates
from ipt_training.adapters.storage.records.ratings import SqlRatings
from ipt_training.adapters.storage.seals import SqlSeals
from ipt_training.domain.audit import Entry, Head
from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.seals import RECORD


class SqlEvidence:
    """The audit chain and every sealed record of one transaction."""

    def __init__(self, connection: Connection, audit_key: bytes) -> None:
        self._seals = SqlSeals(connection)
        self._trail = SqlAuditTrail(connection, audit_key)
        self._ratings = SqlRatings(connection)
        self._certificates = SqlCertificates(connection)
        self._attempts = SqlAttempts(connection, audit_key)

    def head(self) -> Head:
        """Give the end of the chain."""
        return self._trail.head()

    def entries(self) -> Iterator[Entry]:
        """Give the whole chain, in order."""
        return self._trail.entries()

    def newest(self, action: str) -> Entry | None:
        """Give the newest entry of an action."""
        return self._trail.newest(action)

    def all_before(self, day: date) -> str:
        """Give the one digest of everybody's practice before a day."""
        return self._attempts.all_before(day)

    def altered(self) -> tuple[str, ...]:
        """Give the ids of all ratings, certificates and attempts whose hashes do not hold."""
        return (
            *_named(self._ratings.altered, "a rating"),
            *_named(self._certificates.altered, "a certificate"),
            *_named(self._attempts.altered, "an attempt"),
        )

    def hashes(self) -> Mapping[str, str]:
        """Give the hash of every record that the chain tells of, by its name."""
        signed = self._ratings.hashes() | self._certificates.hashes()
        return {f"{RECORD} {one}": told for one, told in signed.items()} | self._seals.hashes()


def _named(altered: Callable[[], Sequence[str]], record: str) -> Sequence[str]:
    try:
        return altered()
    except (UnicodeEncodeError, RuleBroken):
        # An id that is no text cannot be asked for, so that record is named by what it is.
        return (f"of {record} whose id is no text",)

"""The store: transactions over one database."""

import weakref
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from ipt_training.adapters.ballast import Ballast
from ipt_training.adapters.storage import database
from ipt_training.adapters.storage.evidence import SqlEvidence
from ipt_training.adapters.storage.known_keys import is_the_audit_key
from ipt_training.adapters.storage.records.attempts import SqlAttempts
from ipt_training.adapters.storage.records.audit_trail import SqlAuditTrail
from ipt_training.adapters.storage.records.cases import SqlCases
from ipt_training.adapters.storage.records.certificates import SqlCertificates
from ipt_training.adapters.storage.records.drafts import SqlDrafts
from ipt_training.adapters.storage.records.hours import SqlHours
from ipt_training.adapters.storage.records.hours_words import SqlHoursWords
from ipt_training.adapters.storage.records.people import SqlPeople
from ipt_training.adapters.storage.records.quoted_rubrics import SqlQuotedRubrics
from ipt_training.adapters.storage.records.ratings import SqlRatings
from ipt_training.adapters.storage.records.recordings import SqlRecordings
from ipt_training.adapters.storage.records.requests import SqlRequests
from ipt_training.adapters.storage.records.sign_ins import SqlSignIns
from ipt_training.adapters.storage.records.standings import SqlStandings
from ipt_training.adapters.storage.records.tallies import SqlTallies
from ipt_training.domain.seals import Name
from ipt_training.use_cases.ports import storage as ports
from ipt_training.use_cases.ports.evidence import Evidence


class SqlTransaction:
    """All records over one connection."""

    def __init__(self, connection: Connection, audit_key: bytes) -> None:
        written: set[Name] = set()
        self.people: ports.People = SqlPeople(connection, written)
        self.sign_ins: ports.SignIns = SqlSignIns(connection)
        self.cases: ports.Cases = SqlCases(connection, written)
        self.recordings: ports.Recordings = SqlRecordings(connection)
        self.drafts: ports.Drafts = SqlDrafts(connection)
        self.quoted_rubrics: ports.QuotedRubrics = SqlQuotedRubrics(connection)
        self.ratings: ports.Ratings = SqlRatings(connection, written)
        self.tallies: ports.Tallies = SqlTallies(connection)
        self.attempts: ports.Attempts = SqlAttempts(connection, audit_key)
        self.hours: ports.HoursLog = SqlHours(connection, written)
        self.hours_words: ports.HoursWords = SqlHoursWords(connection, written)
        self.certificates: ports.Certificates = SqlCertificates(connection, written)
        self.standings: ports.Standings = SqlStandings(connection)
        trail = SqlAuditTrail(connection, audit_key, written)
        self.audit: ports.AuditTrail = trail
        self.requests: ports.Requests = SqlRequests(connection)
        self.finish = trail.seal_the_rest
        self._connection = connection

    def leave_nothing(self) -> None:
        """Have what this transaction removes go from every file of the database."""
        database.scrub(self._connection)


class SqlStore:
    """A database that was migrated; holds no transaction and may be shared by all threads."""

    def __init__(self, url: str, audit_key: bytes, ballast: Ballast | None = None) -> None:
        self._url = url
        self._ballast = ballast
        self._engine = database.engine_for(url)
        self._audit_key = audit_key
        # A store that nobody closes takes its connections with it.
        weakref.finalize(self, self._engine.dispose)

    @contextmanager
    def reading(self) -> Iterator[ports.Transaction]:
        """Open a transaction that only reads."""
        with database.reading(self._engine) as connection:
            yield SqlTransaction(connection, self._audit_key)

    @contextmanager
    def writing(self, *, last_room: bool = False) -> Iterator[ports.Transaction]:
        """Open a transaction that commits at the end, or changes nothing when an error leaves it.

        Args:
            last_room: whether it may take the last room on the disk: erasing, signing, signing in.

        Raises:
            StorageFailed: when it could not be written.
        """
        if self._ballast is not None:
            self._ballast.make_room(last=last_room)
        with database.writing(self._engine) as connection:
            transaction = SqlTransaction(connection, self._audit_key)
            yield transaction
            transaction.finish()

    def is_under_its_key(self) -> bool:
        """Say whether the audit trail was written under the key that this store was given."""
        with database.writing(self._engine) as connection:
            return is_the_audit_key(connection, self._audit_key)

    def close(self) -> None:
        """Let go of the connections that wait for work; the store can still be used."""
        self._engine.dispose()

    @contextmanager
    def evidence(self) -> Iterator[Evidence]:
        """Give what is held against its hashes, as it stands at one moment."""
        # Read from the file itself: an open connection may remember pages as they were before
        # somebody changed them behind the database's back.
        with database.opened(self._url) as engine, database.reading(engine) as connection:
            yield SqlEvidence(connection, self._audit_key)

    def altered(self) -> tuple[str, ...]:
        """Give the ids of all ratings, certificates and attempts whose hashes do not hold."""
        with self.evidence() as stored:
            return stored.altered()

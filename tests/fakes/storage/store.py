"""A store in dictionaries: everything a transaction did is undone when an error leaves it."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from ipt_training.domain.errors import DiskFull, StorageFailed
from ipt_training.domain.seals import Name
from ipt_training.domain.text import check_text
from ipt_training.domain.value import Value
from ipt_training.use_cases.ports import storage as ports
from ipt_training.use_cases.ports.evidence import Evidence
from tests.fakes.evidence import FakeEvidence
from tests.fakes.storage.attempts import FakeAttempts
from tests.fakes.storage.audit_trail import FakeAudit
from tests.fakes.storage.cases import FakeCases
from tests.fakes.storage.certificates import FakeCertificates
from tests.fakes.storage.drafts import FakeDrafts
from tests.fakes.storage.hours import FakeHours
from tests.fakes.storage.hours_words import FakeHoursWords
from tests.fakes.storage.people import FakePeople
from tests.fakes.storage.quoted_rubrics import FakeQuotedRubrics
from tests.fakes.storage.ratings import FakeRatings
from tests.fakes.storage.recordings import FakeRecordings
from tests.fakes.storage.requests import FakeRequests
from tests.fakes.storage.rows import Rows
from tests.fakes.storage.sign_ins import FakeSignIns
from tests.fakes.storage.standings import FakeStandings
from tests.fakes.storage.tallies import FakeTallies

AUDIT_KEY = b"the audit key of the tests, no one"


class FakeTransaction:
    """All records over the same dictionaries."""

    def __init__(self, rows: Rows, audit_key: bytes) -> None:
        written: set[Name] = set()
        self.people: ports.People = FakePeople(rows, written)
        self.sign_ins: ports.SignIns = FakeSignIns(rows)
        self.cases: ports.Cases = FakeCases(rows, written)
        self.recordings: ports.Recordings = FakeRecordings(rows)
        self.drafts: ports.Drafts = FakeDrafts(rows)
        self.quoted_rubrics: ports.QuotedRubrics = FakeQuotedRubrics(rows)
        self.ratings: ports.Ratings = FakeRatings(rows, written)
        self.tallies: ports.Tallies = FakeTallies(rows)
        self.attempts: ports.Attempts = FakeAttempts(rows, audit_key)
        self.hours: ports.HoursLog = FakeHours(rows, written)
        self.hours_words: ports.HoursWords = FakeHoursWords(rows, written)
        self.certificates: ports.Certificates = FakeCertificates(rows, written)
        self.standings: ports.Standings = FakeStandings(rows)
        trail = FakeAudit(rows, audit_key, written)
        self.audit: ports.AuditTrail = trail
        self.requests: ports.Requests = FakeRequests(rows)
        self.finish = trail.seal_the_rest

    def leave_nothing(self) -> None:
        """Have what is removed go; dictionaries keep nothing of it."""


class FakeStore:
    """The database, in memory: one writer at a time, and readers beside it."""

    def __init__(self, audit_key: bytes = AUDIT_KEY) -> None:
        self.rows = Rows()
        self._audit_key = audit_key
        self._one_writer = Lock()
        self.patience = 10.0
        """Seconds that a writer waits for another one."""
        self.full = False
        """Whether nothing can be written any more, but for those who may take the last room."""
        self.room_kept = True

    @contextmanager
    def reading(self) -> Iterator[ports.Transaction]:
        """Open a transaction that sees one moment; it ends as a failure where it wrote."""
        rows = self.rows
        seen = _copy(rows)
        yield FakeTransaction(seen, self._audit_key)
        if seen != rows:
            raise StorageFailed("A reading transaction cannot write; nothing was changed.")

    @contextmanager
    def writing(self, *, last_room: bool = False) -> Iterator[ports.Transaction]:
        """Open a transaction that replaces the rows when no error leaves it."""
        with self._alone():
            changed = _copy(self.rows)
            transaction = FakeTransaction(changed, self._audit_key)
            yield transaction
            transaction.finish()
            _check_texts(self.rows, changed)
            if self.full and not (last_room and self.room_kept):
                raise DiskFull("The disk of the server is full; nothing was changed.")
            self.rows = changed

    @contextmanager
    def evidence(self) -> Iterator[Evidence]:
        """Give what is held against its hashes, as it stands at one moment."""
        yield FakeEvidence(_copy(self.rows), self._audit_key)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._one_writer.acquire(timeout=self.patience):
            raise StorageFailed("The database is held by another writer; nothing was changed.")
        try:
            yield
        finally:
            self._one_writer.release()


def _check_texts(before: Rows, after: Rows) -> None:
    # As a database refuses them: the columns of a row, not the structures inside one.
    for name, held in vars(after).items():
        if isinstance(held, dict):
            known = getattr(before, name)
            for key, value in held.items():
                if known.get(key) is not value and isinstance(value, Value):
                    for text in (one for _, one in value if isinstance(one, str)):
                        check_text(text)


def _copy(rows: Rows) -> Rows:
    # The values are immutable; only the dictionaries and lists that hold them change.
    return Rows(**{name: copy.copy(held) for name, held in vars(rows).items()})

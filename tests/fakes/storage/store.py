"""A store in dictionaries: everything a transaction did is undone when an error leaves it."""

import copy
from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

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
        self.people: ports.People = FakePeople(rows)
        self.sign_ins: ports.SignIns = FakeSignIns(rows)
        self.cases: ports.Cases = FakeCases(rows)
        self.recordings: ports.Recordings = FakeRecordings(rows)
        self.drafts: ports.Drafts = FakeDrafts(rows)
        self.quoted_rubrics: ports.QuotedRubrics = FakeQuotedRubrics(rows)
        self.ratings: ports.Ratings = FakeRatings(rows)
        self.tallies: ports.Tallies = FakeTallies(rows)
        self.attempts: ports.Attempts = FakeAttempts(rows, audit_key)
        self.hours: ports.HoursLog = FakeHours(rows)
        self.hours_words: ports.HoursWords = FakeHoursWords(rows)
        self.certificates: ports.Certificates = FakeCertificates(rows)
        self.standings: ports.Standings = FakeStandings(rows)
        self.audit: ports.AuditTrail = FakeAudit(rows, audit_key)
        self.requests: ports.Requests = FakeRequests(rows)


class FakeStore:
    """The database, in memory; one transaction at a time."""

    def __init__(self, audit_key: bytes = AUDIT_KEY) -> None:
        self.rows = Rows()
        self._audit_key = audit_key
        self._one_at_a_time = RLock()

    @contextmanager
    def reading(self) -> Iterator[ports.Transaction]:
        """Open a transaction on a copy, so that what it writes is lost."""
        with self._one_at_a_time:
            yield FakeTransaction(_copy(self.rows), self._audit_key)

    @contextmanager
    def writing(self) -> Iterator[ports.Transaction]:
        """Open a transaction that replaces the rows when no error leaves it."""
        with self._one_at_a_time:
            changed = _copy(self.rows)
            yield FakeTransaction(changed, self._audit_key)
            self.rows = changed

    @contextmanager
    def evidence(self) -> Iterator[Evidence]:
        """Give what is held against its hashes, as it stands at one moment."""
        with self._one_at_a_time:
            rows = _copy(self.rows)
        yield FakeEvidence(rows, self._audit_key)


def _copy(rows: Rows) -> Rows:
    # The values are immutable; only the dictionaries and lists that hold them change.
    return Rows(**{name: copy.copy(held) for name, held in vars(rows).items()})

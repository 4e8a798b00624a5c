"""The database, as the use cases ask for it: one transaction, one port for each kind of record."""

from contextlib import AbstractContextManager
from typing import Protocol

from ipt_training.use_cases.ports.storage.attempts import Attempts
from ipt_training.use_cases.ports.storage.audit_trail import AuditTrail
from ipt_training.use_cases.ports.storage.cases import Cases
from ipt_training.use_cases.ports.storage.certificates import Certificates
from ipt_training.use_cases.ports.storage.drafts import Drafts
from ipt_training.use_cases.ports.storage.hours import HoursLog
from ipt_training.use_cases.ports.storage.hours_words import HoursWords
from ipt_training.use_cases.ports.storage.people import People
from ipt_training.use_cases.ports.storage.quoted_rubrics import QuotedRubrics
from ipt_training.use_cases.ports.storage.ratings import Ratings
from ipt_training.use_cases.ports.storage.recordings import Recordings
from ipt_training.use_cases.ports.storage.requests import Requests
from ipt_training.use_cases.ports.storage.sign_ins import SignIns
from ipt_training.use_cases.ports.storage.standings import Standings
from ipt_training.use_cases.ports.storage.tallies import Tallies


class Transaction(Protocol):
    """All records, seen and changed as one."""

    people: People
    sign_ins: SignIns
    cases: Cases
    recordings: Recordings
    drafts: Drafts
    quoted_rubrics: QuotedRubrics
    ratings: Ratings
    tallies: Tallies
    attempts: Attempts
    hours: HoursLog
    hours_words: HoursWords
    certificates: Certificates
    standings: Standings
    audit: AuditTrail
    requests: Requests

    def leave_nothing(self) -> None:
        """Have what this transaction removes go from every file of the database."""
        ...


class Store(Protocol):
    """The database."""

    def reading(self) -> AbstractContextManager[Transaction]:
        """Open a transaction that only reads."""
        ...

    def writing(self, *, last_room: bool = False) -> AbstractContextManager[Transaction]:
        """Open a transaction that commits at the end, or changes nothing when an error leaves it.

        Args:
            last_room: whether it may take the last room on the disk: erasing, signing, signing in.

        Raises:
            StorageFailed: when it could not be written.
        """
        ...

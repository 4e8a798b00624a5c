"""The database, as the use cases ask for it: a port for each kind of record, and the store.

Each has its adapter of the same name under ``adapters/storage/records`` and its fake of the same
name under ``tests/fakes/storage``.
"""

from ipt_training.use_cases.ports.storage.attempts import Attempts
from ipt_training.use_cases.ports.storage.audit_trail import AuditTrail
from ipt_training.use_cases.ports.storage.cases import Cases
from ipt_training.use_cases.ports.storage.certificates import CertificateEntry, Certificates
from ipt_training.use_cases.ports.storage.drafts import Drafts
from ipt_training.use_cases.ports.storage.hours import HoursLog
from ipt_training.use_cases.ports.storage.hours_words import HoursWords
from ipt_training.use_cases.ports.storage.people import People
from ipt_training.use_cases.ports.storage.quoted_rubrics import QuotedRubrics
from ipt_training.use_cases.ports.storage.ratings import (
    Found,
    Ratings,
    SignedEntry,
)
from ipt_training.use_cases.ports.storage.recordings import Recordings
from ipt_training.use_cases.ports.storage.requests import Requests
from ipt_training.use_cases.ports.storage.sign_ins import SignIns
from ipt_training.use_cases.ports.storage.standings import Standings
from ipt_training.use_cases.ports.storage.store import Store, Transaction
from ipt_training.use_cases.ports.storage.tallies import Tallies

__all__ = [
    "Attempts",
    "AuditTrail",
    "Cases",
    "CertificateEntry",
    "Certificates",
    "Drafts",
    "Found",
    "HoursLog",
    "HoursWords",
    "People",
    "QuotedRubrics",
    "Ratings",
    "Recordings",
    "Requests",
    "SignIns",
    "SignedEntry",
    "Standings",
    "Store",
    "Tallies",
    "Transaction",
]

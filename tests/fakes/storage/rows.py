"""Everything that the fake store holds, in dictionaries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ipt_training.domain.audit import Entry
from ipt_training.domain.certification.certificate import Certificate, Withdrawal
from ipt_training.domain.certification.portfolio import Hours, HoursWord
from ipt_training.domain.certification.standing import Standing
from ipt_training.domain.errors import StorageFailed
from ipt_training.domain.fidelity.rating import Draft, SetAside, SignedRating
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.fidelity.tally import Tally
from ipt_training.domain.ids import (
    PersonId,
    RecordingId,
)
from ipt_training.domain.people.person import Person, SignIn
from ipt_training.domain.practice.attempt import Attempt, Step
from ipt_training.domain.recordings.case import Case
from ipt_training.domain.recordings.due import DueMark
from ipt_training.domain.recordings.recording import Recording
from ipt_training.domain.recordings.transcript import Transcript


def refuse_twice(held: Mapping[str, object], identifier: str) -> None:
    """Refuse to store a thing over one that has its id, as a database does."""
    if identifier in held:
        raise StorageFailed("There is a thing with this id; nothing was changed.")


@dataclass
class Rows:
    """Everything that is stored."""

    people: dict[str, Person] = field(default_factory=dict)
    password_hashes: dict[str, str] = field(default_factory=dict)
    supervision: set[tuple[PersonId, PersonId]] = field(default_factory=set)
    """Trainee and supervisor."""
    sign_ins: dict[str, SignIn] = field(default_factory=dict)
    failures: dict[int, tuple[str, datetime]] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    recordings: dict[str, Recording] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    transcripts: dict[str, Transcript] = field(default_factory=dict)
    due_marks: dict[RecordingId, DueMark] = field(default_factory=dict)
    drafts: dict[str, Draft] = field(default_factory=dict)
    ratings: dict[str, SignedRating] = field(default_factory=dict)
    asides: dict[str, SetAside] = field(default_factory=dict)
    quoted_rubrics: dict[str, Rubric] = field(default_factory=dict)
    scorecards_read: dict[tuple[str, str], datetime] = field(default_factory=dict)
    """When, by rating and reader."""
    tallies: dict[str, Tally] = field(default_factory=dict)
    standings: dict[tuple[str, str], Standing] = field(default_factory=dict)
    attempts: dict[str, Attempt] = field(default_factory=dict)
    steps: list[tuple[str, Step]] = field(default_factory=list)
    links: dict[tuple[str, int], str] = field(default_factory=dict)
    """What binds each answer to the one before, by attempt and number."""
    hours: dict[str, Hours] = field(default_factory=dict)
    confirmations: dict[str, tuple[PersonId, datetime]] = field(default_factory=dict)
    """Who confirmed hours first, and when."""
    hours_words: dict[tuple[str, int], HoursWord] = field(default_factory=dict)
    certificates: dict[str, Certificate] = field(default_factory=dict)
    withdrawals: dict[str, Withdrawal] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    """Content hash by id of every rating and certificate, as it was when it was stored."""
    audit: list[Entry] = field(default_factory=list)
    requests: dict[str, tuple[str, datetime]] = field(default_factory=dict)

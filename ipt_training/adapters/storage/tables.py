"""The tables, each with its owner, purpose, privacy class and retention.

Privacy classes: ``none``, ``personal`` (about an account holder), ``health`` (about a patient, even
under a pseudonym) and ``secret`` (lets somebody in, or opens a recording).
"""

from datetime import datetime

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

from ipt_training.adapters.storage.columns import Day, Moment, Number, Structure, Word, YesNo
from ipt_training.domain.certification.decision import Decision
from ipt_training.domain.certification.portfolio import Activity
from ipt_training.domain.fidelity.rating import Judgement, NotRated
from ipt_training.domain.ids import Slug
from ipt_training.domain.ipt import Focus, Phase, Variant
from ipt_training.domain.people.person import Role
from ipt_training.domain.practice.attempt import AttemptKind, Given
from ipt_training.domain.recordings.case import Consent
from ipt_training.domain.recordings.recording import Media, RecordingState
from ipt_training.domain.recordings.transcript import Transcript

PRIVACY = ("none", "personal", "health", "secret")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(
    name: str, *parts: SchemaItem, owner: str, purpose: str, privacy: str, retention: str
) -> Table:
    return Table(
        name,
        metadata,
        *parts,
        sqlite_strict=True,
        info={"owner": owner, "purpose": purpose, "privacy": privacy, "retention": retention},
    )


def _id(name: str = "id") -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _to(
    name: str, target: str, *, primary_key: bool = False, nullable: bool = False
) -> Column[str]:
    return Column(name, Text, ForeignKey(target), primary_key=primary_key, nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    return Column(name, Moment, nullable=nullable)


person = _table(
    "person",
    _id(),
    Column("user_name", Text, nullable=False, unique=True),
    _text("name"),
    Column("roles", Structure(frozenset[Role]), nullable=False),
    Column("disabled", YesNo, nullable=False),
    Column("must_change_password", YesNo, nullable=False),
    _moment("created_at"),
    _text("password_hash"),
    owner="programme lead",
    purpose="Accounts, roles and password hashes",
    privacy="secret",
    retention="as long as a rating, certificate or audit entry names the person",
)

supervision = _table(
    "supervision",
    _to("trainee_id", "person.id", primary_key=True),
    _to("supervisor_id", "person.id", primary_key=True),
    Index(None, "supervisor_id"),
    owner="programme lead",
    purpose="Which supervisors a trainee is entrusted to",
    privacy="personal",
    retention="until it is changed",
)

sign_in = _table(
    "sign_in",
    _id(),
    _to("person_id", "person.id"),
    _moment("started_at"),
    _moment("seen_at"),
    _moment("ended_at", nullable=True),
    Index(None, "person_id"),
    owner="the person",
    purpose="Server-side sessions, by the hash of their cookie",
    privacy="secret",
    retention="ended rows are of no use after 12 hours",
)

failed_guess = _table(
    "failed_guess",
    Column("id", Integer, primary_key=True, autoincrement=True),
    _text("key"),
    _moment("at"),
    Index(None, "key", "at"),
    owner="the operator",
    purpose="Slowing down guesses at passwords, by account and address",
    privacy="personal",
    retention="of no use after 15 minutes; gone with the next sign-in of the account",
)

treatment_case = _table(
    "treatment_case",
    _id(),
    _to("trainee_id", "person.id"),
    _text("pseudonym"),
    Column("variant", Word(Variant), nullable=False),
    Column("phase", Word(Phase), nullable=False),
    Column("focus", Word(Focus), nullable=False),
    Column("planned_sessions", Integer, nullable=False),
    Column("consents", Structure(tuple[Consent, ...]), nullable=False),
    _moment("opened_at"),
    Column("completed_on", Day),
    Index(None, "trainee_id"),
    owner="the trainee",
    purpose="Treatment cases under a pseudonym, with consent",
    privacy="health",
    retention="as long as a certificate may rest on them",
)

recording = _table(
    "recording",
    _id(),
    _to("case_id", "treatment_case.id"),
    _to("therapist_id", "person.id"),
    Column("session_number", Integer, nullable=False),
    Column("phase", Word(Phase), nullable=False),
    Column("recorded_on", Day, nullable=False),
    Column("delete_by", Day, nullable=False),
    Column("state", Word(RecordingState), nullable=False),
    Column("media", Structure(Media)),
    _to("uploaded_by", "person.id"),
    _moment("uploaded_at"),
    Column("has_transcript", YesNo, nullable=False),
    Column("wrapped_key", LargeBinary),
    Index(None, "therapist_id"),
    Index(None, "state", "delete_by"),
    owner="the trainee",
    purpose="What is known of a recording, and its wrapped key",
    privacy="secret",
    retention="the key until the recording's delete-by day; the rest stays with the ratings",
)

transcript = _table(
    "transcript",
    _to("recording_id", "recording.id", primary_key=True),
    Column("body", Structure(Transcript), nullable=False),
    owner="the trainee",
    purpose="What was said in a recording",
    privacy="health",
    retention="until the recording is erased",
)

draft = _table(
    "draft",
    _id(),
    _to("recording_id", "recording.id"),
    _to("rater_id", "person.id"),
    _text("rubric_id"),
    _text("rubric_version"),
    Column("judgement", Structure(Judgement), nullable=False),
    Column("revision", Integer, nullable=False),
    _moment("started_at"),
    _moment("saved_at"),
    UniqueConstraint("rater_id", "recording_id"),
    owner="the rater",
    purpose="Ratings in work",
    privacy="health",
    retention="until signed",
)

rating = _table(
    "rating",
    _id(),
    _to("recording_id", "recording.id"),
    _text("recording_sha256"),
    _to("therapist_id", "person.id"),
    _to("rater_id", "person.id"),
    _text("rater_name"),
    _text("rubric_id"),
    _text("rubric_version"),
    _text("rubric_content_hash"),
    _text("rubric_structure_hash"),
    Column("judgement", Structure(Judgement), nullable=False),
    _moment("started_at"),
    _moment("signed_at"),
    _text("meaning"),
    _to("amends", "rating.id", nullable=True),
    _text("reason"),
    _text("content_hash"),
    Index(None, "recording_id", "signed_at"),
    Index(None, "rater_id", "signed_at"),
    Index(None, "therapist_id", "signed_at"),
    Index(None, "signed_at"),
    owner="the rater",
    purpose="Signed ratings, never changed",
    privacy="health",
    retention="as long as a certificate may rest on them",
)

item_score = _table(
    "item_score",
    _to("rating_id", "rating.id", primary_key=True),
    _id("item_id"),
    _id("aspect"),
    Column("value", Integer),
    Column("not_rated", Word(NotRated)),
    CheckConstraint("(value IS NULL) <> (not_rated IS NULL)", name="one_of"),
    owner="the rater",
    purpose="The scores of signed ratings as rows; aspect is empty where not rated",
    privacy="health",
    retention="with the rating",
)

attempt = _table(
    "attempt",
    _id(),
    _to("person_id", "person.id"),
    Column("kind", Word(AttemptKind), nullable=False),
    _text("content_id"),
    _text("content_version"),
    _text("content_hash"),
    Column("parts", Structure(tuple[Slug, ...]), nullable=False),
    _text("title"),
    _moment("started_at"),
    Index(None, "person_id", "started_at"),
    owner="the trainee",
    purpose="Practice: which form was drawn",
    privacy="personal",
    retention="as long as the account",
)

attempt_step = _table(
    "attempt_step",
    _to("attempt_id", "attempt.id", primary_key=True),
    _id("part_id"),
    Column("seq", Integer, nullable=False),
    Column("given", Structure(Given), nullable=False),
    Column("credit", Number),
    _moment("at"),
    Column("content_hash", Text),
    UniqueConstraint("attempt_id", "seq"),
    owner="the trainee",
    purpose="Practice: each answer as it was given",
    privacy="personal",
    retention="as long as the account",
)

hours_entry = _table(
    "hours_entry",
    _id(),
    _to("trainee_id", "person.id"),
    Column("activity", Word(Activity), nullable=False),
    Column("hours", Number, nullable=False),
    Column("on", Day, nullable=False),
    _text("what"),
    _moment("logged_at"),
    Index(None, "trainee_id", "logged_at"),
    owner="the trainee",
    purpose="Hours logged towards certification",
    privacy="personal",
    retention="as long as a certificate may rest on them",
)

hours_confirmation = _table(
    "hours_confirmation",
    _to("hours_id", "hours_entry.id", primary_key=True),
    _to("confirmed_by", "person.id"),
    _moment("confirmed_at"),
    owner="the supervisor",
    purpose="Who stands by logged hours",
    privacy="personal",
    retention="with the entry",
)

certificate = _table(
    "certificate",
    _id(),
    Column("code", Text, nullable=False, unique=True),
    _to("holder_id", "person.id"),
    _text("holder_name"),
    _text("level"),
    _text("programme"),
    _text("statement"),
    _text("pack_id"),
    _text("pack_version"),
    _text("pack_hash"),
    Column("decision", Structure(Decision), nullable=False),
    _to("issued_by", "person.id"),
    _text("issued_by_name"),
    _moment("issued_at"),
    Column("issued_on", Day, nullable=False),
    Column("expires_on", Day, nullable=False),
    Column("fictional", YesNo, nullable=False),
    _text("content_hash"),
    Index(None, "holder_id"),
    owner="the holder",
    purpose="Certificates as they were issued",
    privacy="personal",
    retention="for good: an employer may ask years later",
)

withdrawal = _table(
    "withdrawal",
    _to("certificate_id", "certificate.id", primary_key=True),
    _to("by", "person.id"),
    _moment("at"),
    _text("reason"),
    owner="programme lead",
    purpose="Certificates that ceased to count, and why",
    privacy="personal",
    retention="with the certificate",
)

audit = _table(
    "audit",
    Column("seq", Integer, primary_key=True, autoincrement=False),
    _text("at"),
    _text("actor"),
    _text("action"),
    _text("about"),
    _text("detail"),
    Column("previous", Text, nullable=False, unique=True),
    Column("digest", Text, nullable=False, unique=True),
    owner="the operator",
    purpose="Who did what when, chained so that a change shows; ids only",
    privacy="personal",
    retention="for good; at least six years",
)

request = _table(
    "request",
    _id("key"),
    _text("result"),
    _moment("at"),
    owner="the operator",
    purpose="What a submit that came twice answered the first time",
    privacy="none",
    retention="of no use after a day",
)

APPEND_ONLY = (
    "rating",
    "item_score",
    "attempt",
    "attempt_step",
    "hours_entry",
    "hours_confirmation",
    "certificate",
    "withdrawal",
    "audit",
)
"""Tables whose rows nobody changes or removes, not even this product."""

"""Tables: practice."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    Text,
    UniqueConstraint,
)

from ipt_training.adapters.storage.columns import Number, Structure, Word
from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment, words
from ipt_training.domain.ids import Slug
from ipt_training.domain.practice.attempt import AttemptKind, Given

attempt = declared(
    "attempt",
    identity(),
    link("person_id", "person.id"),
    Column("kind", Word(AttemptKind), nullable=False),
    words("content_id"),
    words("content_version"),
    words("content_hash"),
    Column("parts", Structure(tuple[Slug, ...]), nullable=False),
    words("title"),
    moment("started_at"),
    Index(None, "person_id", "started_at"),
    owner="the trainee",
    purpose="Practice: which form was drawn",
    privacy="personal",
    retention="as long as the account",
)

attempt_step = declared(
    "attempt_step",
    link("attempt_id", "attempt.id", primary_key=True),
    identity("part_id"),
    Column("seq", Integer, nullable=False),
    Column("given", Structure(Given), nullable=False),
    Column("credit", Number),
    moment("at"),
    Column("content_hash", Text),
    UniqueConstraint("attempt_id", "seq"),
    owner="the trainee",
    purpose="Practice: each answer as it was given, linked to the one before",
    privacy="personal",
    retention="as long as the account",
)

"""Tables: the audit chain."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    Text,
)

from ipt_training.adapters.storage.tables.parts import declared, identity, words

audit = declared(
    "audit",
    Column("seq", Integer, primary_key=True, autoincrement=False),
    words("at"),
    words("actor"),
    words("action"),
    words("about"),
    words("detail"),
    Column("previous", Text, nullable=False, unique=True),
    Column("digest", Text, nullable=False, unique=True),
    Index(None, "action", "seq"),
    Index(None, "about"),
    owner="the operator",
    purpose="Who did what when, chained so that a change shows; ids only",
    privacy="personal",
    retention="for good; at least six years",
)

known_key = declared(
    "known_key",
    identity("purpose"),
    words("key_id"),
    owner="the operator",
    purpose="Which key file belongs to this database; an id says nothing of the key",
    privacy="none",
    retention="as long as the database",
)

"""Tables: server-side sessions and failed guesses."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    Text,
)

from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment, words

sign_in = declared(
    "sign_in",
    identity(),
    link("person_id", "person.id"),
    moment("started_at"),
    moment("seen_at"),
    moment("ended_at", nullable=True),
    Column("zone", Text, nullable=False, server_default=""),
    Column("refused", Integer, nullable=False, server_default="0"),
    Index(None, "person_id"),
    owner="the person",
    purpose="Server-side sessions, by the hash of their cookie",
    privacy="secret",
    retention="removed by tidy 12 hours after the end",
)

failed_guess = declared(
    "failed_guess",
    Column("id", Integer, primary_key=True, autoincrement=True),
    words("key"),
    moment("at"),
    Index(None, "key", "at"),
    owner="the operator",
    purpose="Slowing down guesses at passwords, by account and address",
    privacy="personal",
    retention="removed by tidy after 15 minutes; gone with the next sign-in of the account",
)

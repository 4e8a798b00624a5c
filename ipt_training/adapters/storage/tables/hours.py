"""Tables: logged and confirmed hours."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
)

from ipt_training.adapters.storage.columns import Day, Word
from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment, words
from ipt_training.domain.certification.portfolio import Activity

hours_entry = declared(
    "hours_entry",
    identity(),
    link("trainee_id", "person.id"),
    Column("activity", Word(Activity), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("on", Day, nullable=False),
    words("what"),
    moment("logged_at"),
    Index(None, "trainee_id", "logged_at"),
    owner="the trainee",
    purpose="Hours logged towards certification",
    privacy="personal",
    retention="as long as a certificate may rest on them",
)

hours_confirmation = declared(
    "hours_confirmation",
    link("hours_id", "hours_entry.id", primary_key=True),
    link("confirmed_by", "person.id"),
    moment("confirmed_at"),
    owner="the supervisor",
    purpose="Who stands by logged hours",
    privacy="personal",
    retention="with the entry",
)

"""Tables: what was said of logged hours."""

from sqlalchemy import Column, Integer

from ipt_training.adapters.storage.columns import Word
from ipt_training.adapters.storage.tables.parts import declared, link, moment, words
from ipt_training.domain.certification.portfolio import HoursKind

hours_word = declared(
    "hours_word",
    link("hours_id", "hours_entry.id", primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Word(HoursKind), nullable=False),
    link("by", "person.id"),
    moment("at"),
    words("words"),
    owner="the supervisor and the trainee",
    purpose="Hours queried, answered, taken back and confirmed again; the last word holds",
    privacy="personal",
    retention="with the entry",
)

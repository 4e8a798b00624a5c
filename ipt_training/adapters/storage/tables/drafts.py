"""Tables: ratings in work."""

from sqlalchemy import (
    Column,
    Integer,
    Text,
    UniqueConstraint,
)

from ipt_training.adapters.storage.columns import Structure
from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment, words
from ipt_training.domain.fidelity.rating import Judgement

draft = declared(
    "draft",
    identity(),
    link("recording_id", "recording.id"),
    link("rater_id", "person.id"),
    words("rubric_id"),
    words("rubric_version"),
    Column("rubric_content_hash", Text),
    Column("judgement", Structure(Judgement), nullable=False),
    Column("revision", Integer, nullable=False),
    moment("started_at"),
    moment("saved_at"),
    UniqueConstraint("rater_id", "recording_id"),
    owner="the rater",
    purpose="Ratings in work",
    privacy="health",
    retention="until signed",
)

"""Tables: signed ratings."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
)

from ipt_training.adapters.storage.columns import Structure, Word
from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment, words
from ipt_training.domain.fidelity.rating import Judgement, NotRated

rating = declared(
    "rating",
    identity(),
    link("recording_id", "recording.id"),
    words("recording_sha256"),
    link("therapist_id", "person.id"),
    link("rater_id", "person.id"),
    words("rater_name"),
    words("rubric_id"),
    words("rubric_version"),
    words("rubric_content_hash"),
    words("rubric_structure_hash"),
    Column("judgement", Structure(Judgement), nullable=False),
    moment("started_at"),
    moment("signed_at"),
    words("meaning"),
    link("amends", "rating.id", nullable=True),
    words("reason"),
    words("content_hash"),
    Index(None, "recording_id", "signed_at"),
    Index(None, "rater_id", "signed_at"),
    Index(None, "therapist_id", "signed_at"),
    Index(None, "signed_at"),
    owner="the rater",
    purpose="Signed ratings, never changed",
    privacy="health",
    retention="as long as a certificate may rest on them",
)

item_score = declared(
    "item_score",
    link("rating_id", "rating.id", primary_key=True),
    identity("item_id"),
    identity("aspect"),
    Column("value", Integer),
    Column("not_rated", Word(NotRated)),
    CheckConstraint("(value IS NULL) <> (not_rated IS NULL)", name="one_of"),
    owner="the rater",
    purpose="The scores of signed ratings as rows; aspect is empty where not rated",
    privacy="health",
    retention="with the rating",
)

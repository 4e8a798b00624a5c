"""Tables: signed ratings, and those that were set aside.

``words`` is what was signed; the columns before it are there to be searched.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    Text,
)

from ipt_training.adapters.storage.columns import Word
from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment, words
from ipt_training.domain.fidelity.rating import NotRated

rating = declared(
    "rating",
    identity(),
    link("recording_id", "recording.id"),
    link("therapist_id", "person.id"),
    link("rater_id", "person.id"),
    words("rubric_id"),
    words("rubric_content_hash"),
    moment("signed_at"),
    link("amends", "rating.id", nullable=True),
    words("words"),
    Column("found_later", Text),
    Column("hash_version", Integer, nullable=False),
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

set_aside = declared(
    "set_aside",
    link("rating_id", "rating.id", primary_key=True),
    link("by", "person.id"),
    words("by_name"),
    moment("at"),
    words("reason"),
    owner="programme lead",
    purpose="Signed ratings that count no more, and why",
    privacy="health",
    retention="with the rating",
)

scorecard_read = declared(
    "scorecard_read",
    link("rating_id", "rating.id", primary_key=True),
    link("person_id", "person.id", primary_key=True),
    moment("at"),
    owner="whoever read it",
    purpose="When a trainee first opened a scorecard; Today leaves it out from then on",
    privacy="personal",
    retention="with the rating",
)

"""Tables: tallies of signed ratings."""

from sqlalchemy import Column, Index, LargeBinary, Text

from ipt_training.adapters.storage.columns import Word
from ipt_training.adapters.storage.tables.parts import declared, link, moment, words
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.fidelity.scorecard import Outcome
from ipt_training.domain.ipt import Dialect, Focus, Phase

tally = declared(
    "tally",
    link("rating_id", "rating.id", primary_key=True),
    link("recording_id", "recording.id"),
    link("case_id", "treatment_case.id"),
    link("therapist_id", "person.id"),
    link("rater_id", "person.id"),
    Column("kind", Word(RaterKind), nullable=False),
    words("rater_name"),
    words("rubric_id"),
    words("rubric_version"),
    words("rubric_content_hash"),
    words("rubric_structure_hash"),
    Column("phase", Word(Phase)),
    Column("focus", Word(Focus)),
    Column("dialect", Word(Dialect)),
    Column("outcome", Word(Outcome)),
    moment("signed_at"),
    Column("amends", Text),
    Column("scores", LargeBinary, nullable=False),
    Index(None, "therapist_id", "signed_at"),
    Index(None, "signed_at", "rating_id"),
    owner="the rater",
    purpose="What signed ratings come to, for counting; worked out from them, never believed over",
    privacy="health",
    retention="with the rating",
)

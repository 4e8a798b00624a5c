"""Tables: treatment cases."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
)

from ipt_training.adapters.storage.columns import Day, Structure, Word
from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment, words
from ipt_training.domain.ipt import Focus, Phase, Variant
from ipt_training.domain.recordings.case import Consent

treatment_case = declared(
    "treatment_case",
    identity(),
    link("trainee_id", "person.id"),
    words("pseudonym"),
    Column("variant", Word(Variant), nullable=False),
    Column("phase", Word(Phase), nullable=False),
    Column("focus", Word(Focus), nullable=False),
    Column("planned_sessions", Integer, nullable=False),
    Column("consents", Structure(tuple[Consent, ...]), nullable=False),
    moment("opened_at"),
    Column("completed_on", Day),
    moment("erased_at", nullable=True),
    Index(None, "trainee_id"),
    owner="the trainee",
    purpose="Treatment cases under a pseudonym, with consent",
    privacy="health",
    retention="until erased; then without pseudonym and consent, with the signed ratings",
)

"""Tables: where trainees stand with each pack of requirements."""

from sqlalchemy import Column, Index

from ipt_training.adapters.storage.columns import Day, Structure, YesNo
from ipt_training.adapters.storage.tables.parts import declared, identity, link, words
from ipt_training.domain.certification.decision import Finding

standing = declared(
    "standing",
    link("trainee_id", "person.id", primary_key=True),
    identity("pack_id"),
    words("pack_hash"),
    Column("met", YesNo, nullable=False),
    Column("findings", Structure(tuple[Finding, ...]), nullable=False),
    Column("as_of", Day, nullable=False),
    Column("until", Day),
    Index(None, "pack_id", "met"),
    owner="the trainee",
    purpose="Requirements held against evidence, for lists; worked out from it, not believed over",
    privacy="personal",
    retention="as long as the account",
)

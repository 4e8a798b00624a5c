"""Tables: certificates and withdrawals."""

from sqlalchemy import (
    Column,
    Index,
    Text,
)

from ipt_training.adapters.storage.columns import Day, Structure, YesNo
from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment, words
from ipt_training.domain.certification.decision import Decision

certificate = declared(
    "certificate",
    identity(),
    Column("code", Text, nullable=False, unique=True),
    link("holder_id", "person.id"),
    words("holder_name"),
    words("level"),
    words("programme"),
    words("statement"),
    words("pack_id"),
    words("pack_version"),
    words("pack_hash"),
    Column("decision", Structure(Decision), nullable=False),
    link("issued_by", "person.id"),
    words("issued_by_name"),
    moment("issued_at"),
    Column("issued_on", Day, nullable=False),
    Column("expires_on", Day, nullable=False),
    Column("fictional", YesNo, nullable=False),
    words("content_hash"),
    Index(None, "holder_id"),
    owner="the holder",
    purpose="Certificates as they were issued",
    privacy="personal",
    retention="for good: an employer may ask years later",
)

withdrawal = declared(
    "withdrawal",
    link("certificate_id", "certificate.id", primary_key=True),
    link("by", "person.id"),
    moment("at"),
    words("reason"),
    owner="programme lead",
    purpose="Certificates that ceased to count, and why",
    privacy="personal",
    retention="with the certificate",
)

"""Tables: certificates and withdrawals.

``words`` is what was issued; the columns before it are there to be searched.
"""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    Text,
)

from ipt_training.adapters.storage.columns import Day
from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment, words

certificate = declared(
    "certificate",
    identity(),
    Column("code", Text, nullable=False, unique=True),
    link("holder_id", "person.id"),
    words("pack_id"),
    moment("issued_at"),
    Column("expires_on", Day, nullable=False),
    words("words"),
    Column("hash_version", Integer, nullable=False),
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

"""Tables: accounts."""

from sqlalchemy import (
    Column,
    Index,
    Text,
)

from ipt_training.adapters.storage.columns import Structure, YesNo
from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment, words
from ipt_training.domain.people.person import Role

person = declared(
    "person",
    identity(),
    Column("user_name", Text, nullable=False, unique=True),
    words("name"),
    Column("roles", Structure(frozenset[Role]), nullable=False),
    Column("disabled", YesNo, nullable=False),
    Column("must_change_password", YesNo, nullable=False),
    moment("created_at"),
    moment("erased_at", nullable=True),
    words("password_hash"),
    owner="programme lead",
    purpose="Accounts, roles and password hashes",
    privacy="secret",
    retention="until erased; then a pseudonym, as long as something signed names the person",
)

supervision = declared(
    "supervision",
    link("trainee_id", "person.id", primary_key=True),
    link("supervisor_id", "person.id", primary_key=True),
    Index(None, "supervisor_id"),
    owner="programme lead",
    purpose="Which supervisors a trainee is entrusted to",
    privacy="personal",
    retention="until it is changed",
)

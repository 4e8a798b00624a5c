"""What tables are made of: their common columns, and what each has to say of itself."""

from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

from ipt_training.adapters.storage.columns import Moment

PRIVACY = ("none", "personal", "health", "secret")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def declared(
    name: str, *parts: SchemaItem, owner: str, purpose: str, privacy: str, retention: str
) -> Table:
    """Declare a table with its owner, purpose, privacy class and retention."""
    return Table(
        name,
        metadata,
        *parts,
        sqlite_strict=True,
        info={"owner": owner, "purpose": purpose, "privacy": privacy, "retention": retention},
    )


def identity(name: str = "id") -> Column[str]:
    """Give the column that names a row."""
    return Column(name, Text, primary_key=True)


def words(name: str) -> Column[str]:
    """Give a column of text that is never missing."""
    return Column(name, Text, nullable=False)


def link(
    name: str, target: str, *, primary_key: bool = False, nullable: bool = False
) -> Column[str]:
    """Give a column that points at a row of another table."""
    return Column(name, Text, ForeignKey(target), primary_key=primary_key, nullable=nullable)


def moment(name: str, *, nullable: bool = False) -> Column[datetime]:
    """Give a column of a point in time."""
    return Column(name, Moment, nullable=nullable)

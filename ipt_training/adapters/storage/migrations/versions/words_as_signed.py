"""Ratings and certificates are kept in the words that were signed; what was true then is frozen.

Until now a rating was put together from columns and hashed as the class of the day spelled it. The
words are spelled here once more as they were then, so that the hash taken at signing holds for
them. How a rater stood to the therapist was looked up; it is written down as it stands at this
update, which is the nearest to the truth that is left.
"""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.Text().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
STRICT = {"sqlite_strict": True}
KIND = """CASE WHEN rater_id = therapist_id THEN 'self'
    WHEN EXISTS (SELECT 1 FROM supervision WHERE supervision.trainee_id = therapist_id
        AND supervision.supervisor_id = rater_id) THEN 'supervisor'
    ELSE 'independent' END"""
RATING_WORDS = (
    *("recording_sha256", "rater_name", "rubric_version", "rubric_structure_hash", "judgement"),
    *("started_at", "meaning", "reason"),
)
CERTIFICATE_WORDS = (
    *("holder_name", "level", "programme", "statement", "pack_version", "pack_hash", "decision"),
    *("issued_by", "issued_by_name", "issued_on", "fictional"),
)


def upgrade() -> None:
    """Spell what was signed, drop the columns that only repeat it, make the new tables."""
    _make_tables()
    with op.batch_alter_table("draft", table_kwargs=STRICT) as draft:
        draft.add_column(sa.Column("rubric_content_hash", sa.Text()))
    _freeze_tallies()
    _keep_words("rating", _rating_words)
    _freeze_ratings()
    _leave_words("rating", RATING_WORDS)
    _keep_words("certificate", _certificate_words)
    _leave_words("certificate", CERTIFICATE_WORDS)


def _make_tables() -> None:
    op.create_table('quoted_rubric',
    sa.Column('content_hash', sa.Text(), nullable=False),
    sa.Column('rubric_id', sa.Text(), nullable=False),
    sa.Column('rubric_version', sa.Text(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('content_hash', name='pk_quoted_rubric'),
    sqlite_strict=True
    )
    op.create_table('set_aside',
    sa.Column('rating_id', sa.Text(), nullable=False),
    sa.Column('by', sa.Text(), nullable=False),
    sa.Column('by_name', sa.Text(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['rating_id'], ['rating.id'], name='fk_set_aside_rating_id'),
    sa.ForeignKeyConstraint(['by'], ['person.id'], name='fk_set_aside_by'),
    sa.PrimaryKeyConstraint('rating_id', name='pk_set_aside'),
    sqlite_strict=True
    )


def _freeze_tallies() -> None:
    with op.batch_alter_table("tally", table_kwargs=STRICT) as tally:
        tally.add_column(sa.Column("kind", sa.Text()))
    op.execute(f"UPDATE tally SET kind = {KIND}")
    with op.batch_alter_table("tally", table_kwargs=STRICT) as tally:
        tally.alter_column("kind", nullable=False)


def _freeze_ratings() -> None:
    with op.batch_alter_table("rating", table_kwargs=STRICT) as rating:
        rating.add_column(sa.Column("found_later", sa.Text()))
    connection = op.get_bind()
    people = connection.execute(sa.text("SELECT id, roles FROM person"))
    roles = {person.id: person.roles for person in people}
    rows = connection.execute(sa.text(f"SELECT id, rater_id, {KIND} AS kind FROM rating")).all()
    for row in rows:
        found = {"kind": row.kind, "roles": sorted(json.loads(roles.get(row.rater_id, "[]")))}
        connection.execute(
            sa.text("UPDATE rating SET found_later = :found WHERE id = :id"),
            {"found": json.dumps(found), "id": row.id},
        )


def _keep_words(table: str, words_of: Callable[[Mapping[str, Any]], object]) -> None:
    with op.batch_alter_table(table, table_kwargs=STRICT) as changed:
        changed.add_column(sa.Column("words", sa.Text()))
        changed.add_column(sa.Column("hash_version", sa.Integer()))
    connection = op.get_bind()
    for row in connection.execute(sa.text(f"SELECT * FROM {table}")).mappings().all():
        words = json.dumps(
            words_of(dict(row)), sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        connection.execute(
            sa.text(f"UPDATE {table} SET words = :words, hash_version = 1 WHERE id = :id"),
            {"words": words, "id": row["id"]},
        )


def _leave_words(table: str, repeated: tuple[str, ...]) -> None:
    with op.batch_alter_table(table, table_kwargs=STRICT) as changed:
        if table == "certificate" and op.get_bind().dialect.name == "postgresql":
            changed.drop_constraint("fk_certificate_issued_by", type_="foreignkey")
        for column in ("words", "hash_version"):
            changed.alter_column(column, nullable=False)
        for column in repeated:
            changed.drop_column(column)


def _rating_words(row: Mapping[str, Any]) -> object:
    plain = ("id", "recording_id", "recording_sha256", "therapist_id", "rater_id", "rater_name")
    quoted = ("id", "version", "content_hash", "structure_hash")
    return {
        **{name: row[name] for name in (*plain, "meaning", "amends", "reason")},
        "rubric": {name: row[f"rubric_{name}"] for name in quoted},
        "judgement": _json(row["judgement"]),
        "started_at": _time(row["started_at"]),
        "signed_at": _time(row["signed_at"]),
    }


def _certificate_words(row: Mapping[str, Any]) -> object:
    plain = (
        *("id", "code", "holder_id", "holder_name", "level", "programme", "statement", "pack_id"),
        *("pack_version", "pack_hash", "issued_by", "issued_by_name", "issued_on", "expires_on"),
    )
    return {
        **{name: row[name] for name in plain},
        "decision": _json(row["decision"]),
        "issued_at": _time(row["issued_at"]),
        "fictional": bool(row["fictional"]),
    }


def _json(stored: str) -> object:
    try:
        return json.loads(stored)
    except ValueError:
        # It was damaged before; kept as it is, its hash does not hold, and the audit names it.
        return stored


def _time(stored: str | datetime) -> str:
    try:
        at = stored if isinstance(stored, datetime) else datetime.fromisoformat(stored)
    except ValueError:
        return str(stored)
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")

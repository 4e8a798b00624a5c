"""Recordings are marked as due before a later look erases them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

MOMENT = sa.Text().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
NUMBER: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "due_mark",
        sa.Column("recording_id", sa.Text(), nullable=False),
        sa.Column("marked_at", MOMENT, nullable=False),
        sa.Column("ran", NUMBER, nullable=False),
        sa.Column("lasted", NUMBER, nullable=False),
        sa.PrimaryKeyConstraint("recording_id", name="pk_due_mark"),
        sqlite_strict=True,
    )

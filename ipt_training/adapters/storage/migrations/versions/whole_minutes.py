"""Logged hours are kept as whole minutes, so that ten times 1.1 hours is 11 hours.

Where trainees stand was worked out from sums of fractions; it goes, and is worked out anew when the
product starts.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STRICT = {"sqlite_strict": True}
# What was more than nothing stays more than nothing.
NEAREST = """UPDATE hours_entry SET minutes =
    CASE WHEN hours * 60 < 1 THEN 1 ELSE CAST(ROUND(hours * 60) AS INTEGER) END"""


def upgrade() -> None:
    """Write every entry in minutes, the nearest, and leave the fraction of an hour."""
    with op.batch_alter_table("hours_entry", table_kwargs=STRICT) as entry:
        entry.add_column(sa.Column("minutes", sa.Integer()))
    op.execute(NEAREST)
    with op.batch_alter_table("hours_entry", table_kwargs=STRICT) as entry:
        entry.alter_column("minutes", nullable=False)
        entry.drop_column("hours")
    op.execute("DELETE FROM standing")

"""Cases and accounts that were erased say since when."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

MOMENT = sa.Text().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the columns; nothing that is there was erased."""
    op.add_column("treatment_case", sa.Column("erased_at", MOMENT))
    op.add_column("person", sa.Column("erased_at", MOMENT))

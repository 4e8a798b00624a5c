"""Sessions count what was refused in them."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; sessions that are open begin at none."""
    op.add_column("sign_in", sa.Column("refused", sa.Integer(), nullable=False, server_default="0"))

"""Each sign-in says in which zone the clock of its reader stands; those of before do not."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("sign_in", sa.Column("zone", sa.Text(), nullable=False, server_default=""))

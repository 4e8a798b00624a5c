"""When a trainee first opened a scorecard; those that came back before count as new."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

MOMENT = sa.Text().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table('scorecard_read',
    sa.Column('rating_id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['rating_id'], ['rating.id'], name='fk_scorecard_read_rating_id'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name='fk_scorecard_read_person_id'),
    sa.PrimaryKeyConstraint('rating_id', 'person_id', name='pk_scorecard_read'),
    sqlite_strict=True
    )

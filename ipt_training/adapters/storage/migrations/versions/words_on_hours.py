"""What was said of logged hours: queried, answered, taken back, confirmed again."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

MOMENT = sa.Text().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Make the table, empty; what keeps its rows as written is put on after every update."""
    op.create_table('hours_word',
    sa.Column('hours_id', sa.Text(), nullable=False),
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('by', sa.Text(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['hours_id'], ['hours_entry.id'], name='fk_hours_word_hours_id'),
    sa.ForeignKeyConstraint(['by'], ['person.id'], name='fk_hours_word_by'),
    sa.PrimaryKeyConstraint('hours_id', 'seq', name='pk_hours_word'),
    sqlite_strict=True
    )

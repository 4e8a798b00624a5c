"""Tallies of signed ratings and standings of trainees, worked out when the product next starts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.Text().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Make the tables, empty."""
    op.create_table('tally',
    sa.Column('rating_id', sa.Text(), nullable=False),
    sa.Column('recording_id', sa.Text(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('therapist_id', sa.Text(), nullable=False),
    sa.Column('rater_id', sa.Text(), nullable=False),
    sa.Column('rater_name', sa.Text(), nullable=False),
    sa.Column('rubric_id', sa.Text(), nullable=False),
    sa.Column('rubric_version', sa.Text(), nullable=False),
    sa.Column('rubric_content_hash', sa.Text(), nullable=False),
    sa.Column('rubric_structure_hash', sa.Text(), nullable=False),
    sa.Column('phase', sa.Text(), nullable=True),
    sa.Column('focus', sa.Text(), nullable=True),
    sa.Column('dialect', sa.Text(), nullable=True),
    sa.Column('outcome', sa.Text(), nullable=True),
    sa.Column('signed_at', MOMENT, nullable=False),
    sa.Column('amends', sa.Text(), nullable=True),
    sa.Column('scores', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['rating_id'], ['rating.id'], name='fk_tally_rating_id'),
    sa.ForeignKeyConstraint(['recording_id'], ['recording.id'], name='fk_tally_recording_id'),
    sa.ForeignKeyConstraint(['case_id'], ['treatment_case.id'], name='fk_tally_case_id'),
    sa.ForeignKeyConstraint(['therapist_id'], ['person.id'], name='fk_tally_therapist_id'),
    sa.ForeignKeyConstraint(['rater_id'], ['person.id'], name='fk_tally_rater_id'),
    sa.PrimaryKeyConstraint('rating_id', name='pk_tally'),
    sqlite_strict=True
    )
    op.create_index('ix_tally_signed_at_rating_id', 'tally', ['signed_at', 'rating_id'])
    op.create_index('ix_tally_therapist_id_signed_at', 'tally', ['therapist_id', 'signed_at'])
    op.create_table('standing',
    sa.Column('trainee_id', sa.Text(), nullable=False),
    sa.Column('pack_id', sa.Text(), nullable=False),
    sa.Column('pack_hash', sa.Text(), nullable=False),
    sa.Column('met', sa.Integer(), nullable=False),
    sa.Column('findings', sa.Text(), nullable=False),
    sa.Column('as_of', sa.Text(), nullable=False),
    sa.Column('until', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['trainee_id'], ['person.id'], name='fk_standing_trainee_id'),
    sa.PrimaryKeyConstraint('trainee_id', 'pack_id', name='pk_standing'),
    sqlite_strict=True
    )
    op.create_index('ix_standing_pack_id_met', 'standing', ['pack_id', 'met'])
    op.create_index('ix_recording_case_id', 'recording', ['case_id'])

"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.Text().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
NUMBER: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _people()
    _cases()
    _ratings()
    _practice()
    _certification()
    _trail()


def _people() -> None:
    op.create_table('person',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('user_name', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('roles', sa.Text(), nullable=False),
    sa.Column('disabled', sa.Integer(), nullable=False),
    sa.Column('must_change_password', sa.Integer(), nullable=False),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.Column('password_hash', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_person'),
    sa.UniqueConstraint('user_name', name='uq_person_user_name'),
    sqlite_strict=True
    )
    op.create_table('supervision',
    sa.Column('trainee_id', sa.Text(), nullable=False),
    sa.Column('supervisor_id', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['supervisor_id'], ['person.id'], name='fk_supervision_supervisor_id'),
    sa.ForeignKeyConstraint(['trainee_id'], ['person.id'], name='fk_supervision_trainee_id'),
    sa.PrimaryKeyConstraint('trainee_id', 'supervisor_id', name='pk_supervision'),
    sqlite_strict=True
    )
    op.create_index('ix_supervision_supervisor_id', 'supervision', ['supervisor_id'])
    op.create_table('sign_in',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.Column('started_at', MOMENT, nullable=False),
    sa.Column('seen_at', MOMENT, nullable=False),
    sa.Column('ended_at', MOMENT, nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name='fk_sign_in_person_id'),
    sa.PrimaryKeyConstraint('id', name='pk_sign_in'),
    sqlite_strict=True
    )
    op.create_index('ix_sign_in_person_id', 'sign_in', ['person_id'])
    op.create_table('failed_guess',
    sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('id', name='pk_failed_guess'),
    sqlite_strict=True
    )
    op.create_index('ix_failed_guess_key_at', 'failed_guess', ['key', 'at'])


def _cases() -> None:
    op.create_table('treatment_case',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('trainee_id', sa.Text(), nullable=False),
    sa.Column('pseudonym', sa.Text(), nullable=False),
    sa.Column('variant', sa.Text(), nullable=False),
    sa.Column('phase', sa.Text(), nullable=False),
    sa.Column('focus', sa.Text(), nullable=False),
    sa.Column('planned_sessions', sa.Integer(), nullable=False),
    sa.Column('consents', sa.Text(), nullable=False),
    sa.Column('opened_at', MOMENT, nullable=False),
    sa.Column('completed_on', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['trainee_id'], ['person.id'], name='fk_treatment_case_trainee_id'),
    sa.PrimaryKeyConstraint('id', name='pk_treatment_case'),
    sqlite_strict=True
    )
    op.create_index('ix_treatment_case_trainee_id', 'treatment_case', ['trainee_id'])
    op.create_table('recording',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('therapist_id', sa.Text(), nullable=False),
    sa.Column('session_number', sa.Integer(), nullable=False),
    sa.Column('phase', sa.Text(), nullable=False),
    sa.Column('recorded_on', sa.Text(), nullable=False),
    sa.Column('delete_by', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('media', sa.Text(), nullable=True),
    sa.Column('uploaded_by', sa.Text(), nullable=False),
    sa.Column('uploaded_at', MOMENT, nullable=False),
    sa.Column('has_transcript', sa.Integer(), nullable=False),
    sa.Column('wrapped_key', sa.LargeBinary(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['treatment_case.id'], name='fk_recording_case_id'),
    sa.ForeignKeyConstraint(['therapist_id'], ['person.id'], name='fk_recording_therapist_id'),
    sa.ForeignKeyConstraint(['uploaded_by'], ['person.id'], name='fk_recording_uploaded_by'),
    sa.PrimaryKeyConstraint('id', name='pk_recording'),
    sqlite_strict=True
    )
    op.create_index('ix_recording_state_delete_by', 'recording', ['state', 'delete_by'])
    op.create_index('ix_recording_therapist_id', 'recording', ['therapist_id'])
    op.create_table('transcript',
    sa.Column('recording_id', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['recording_id'], ['recording.id'], name='fk_transcript_recording_id'),
    sa.PrimaryKeyConstraint('recording_id', name='pk_transcript'),
    sqlite_strict=True
    )


def _ratings() -> None:
    op.create_table('draft',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('recording_id', sa.Text(), nullable=False),
    sa.Column('rater_id', sa.Text(), nullable=False),
    sa.Column('rubric_id', sa.Text(), nullable=False),
    sa.Column('rubric_version', sa.Text(), nullable=False),
    sa.Column('judgement', sa.Text(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('started_at', MOMENT, nullable=False),
    sa.Column('saved_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['rater_id'], ['person.id'], name='fk_draft_rater_id'),
    sa.ForeignKeyConstraint(['recording_id'], ['recording.id'], name='fk_draft_recording_id'),
    sa.PrimaryKeyConstraint('id', name='pk_draft'),
    sa.UniqueConstraint('rater_id', 'recording_id', name='uq_draft_rater_id_recording_id'),
    sqlite_strict=True
    )
    op.create_table('rating',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('recording_id', sa.Text(), nullable=False),
    sa.Column('recording_sha256', sa.Text(), nullable=False),
    sa.Column('therapist_id', sa.Text(), nullable=False),
    sa.Column('rater_id', sa.Text(), nullable=False),
    sa.Column('rater_name', sa.Text(), nullable=False),
    sa.Column('rubric_id', sa.Text(), nullable=False),
    sa.Column('rubric_version', sa.Text(), nullable=False),
    sa.Column('rubric_content_hash', sa.Text(), nullable=False),
    sa.Column('rubric_structure_hash', sa.Text(), nullable=False),
    sa.Column('judgement', sa.Text(), nullable=False),
    sa.Column('started_at', MOMENT, nullable=False),
    sa.Column('signed_at', MOMENT, nullable=False),
    sa.Column('meaning', sa.Text(), nullable=False),
    sa.Column('amends', sa.Text(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('content_hash', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['amends'], ['rating.id'], name='fk_rating_amends'),
    sa.ForeignKeyConstraint(['rater_id'], ['person.id'], name='fk_rating_rater_id'),
    sa.ForeignKeyConstraint(['recording_id'], ['recording.id'], name='fk_rating_recording_id'),
    sa.ForeignKeyConstraint(['therapist_id'], ['person.id'], name='fk_rating_therapist_id'),
    sa.PrimaryKeyConstraint('id', name='pk_rating'),
    sqlite_strict=True
    )
    op.create_index('ix_rating_rater_id_signed_at', 'rating', ['rater_id', 'signed_at'])
    op.create_index('ix_rating_recording_id_signed_at', 'rating', ['recording_id', 'signed_at'])
    op.create_index('ix_rating_signed_at', 'rating', ['signed_at'])
    op.create_index('ix_rating_therapist_id_signed_at', 'rating', ['therapist_id', 'signed_at'])
    op.create_table('item_score',
    sa.Column('rating_id', sa.Text(), nullable=False),
    sa.Column('item_id', sa.Text(), nullable=False),
    sa.Column('aspect', sa.Text(), nullable=False),
    sa.Column('value', sa.Integer(), nullable=True),
    sa.Column('not_rated', sa.Text(), nullable=True),
    sa.CheckConstraint('(value IS NULL) <> (not_rated IS NULL)', name=op.f('ck_item_score_one_of')),
    sa.ForeignKeyConstraint(['rating_id'], ['rating.id'], name='fk_item_score_rating_id'),
    sa.PrimaryKeyConstraint('rating_id', 'item_id', 'aspect', name='pk_item_score'),
    sqlite_strict=True
    )


def _practice() -> None:
    op.create_table('attempt',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('content_id', sa.Text(), nullable=False),
    sa.Column('content_version', sa.Text(), nullable=False),
    sa.Column('content_hash', sa.Text(), nullable=False),
    sa.Column('parts', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('started_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name='fk_attempt_person_id'),
    sa.PrimaryKeyConstraint('id', name='pk_attempt'),
    sqlite_strict=True
    )
    op.create_index('ix_attempt_person_id_started_at', 'attempt', ['person_id', 'started_at'])
    op.create_table('attempt_step',
    sa.Column('attempt_id', sa.Text(), nullable=False),
    sa.Column('part_id', sa.Text(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('given', sa.Text(), nullable=False),
    sa.Column('credit', NUMBER, nullable=True),
    sa.Column('at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['attempt_id'], ['attempt.id'], name='fk_attempt_step_attempt_id'),
    sa.PrimaryKeyConstraint('attempt_id', 'part_id', name='pk_attempt_step'),
    sa.UniqueConstraint('attempt_id', 'seq', name='uq_attempt_step_attempt_id_seq'),
    sqlite_strict=True
    )


def _certification() -> None:
    op.create_table('hours_entry',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('trainee_id', sa.Text(), nullable=False),
    sa.Column('activity', sa.Text(), nullable=False),
    sa.Column('hours', NUMBER, nullable=False),
    sa.Column('on', sa.Text(), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('logged_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['trainee_id'], ['person.id'], name='fk_hours_entry_trainee_id'),
    sa.PrimaryKeyConstraint('id', name='pk_hours_entry'),
    sqlite_strict=True
    )
    op.create_index('ix_hours_entry_trainee_id_logged_at', 'hours_entry', ['trainee_id', 'logged_at'])
    op.create_table('hours_confirmation',
    sa.Column('hours_id', sa.Text(), nullable=False),
    sa.Column('confirmed_by', sa.Text(), nullable=False),
    sa.Column('confirmed_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['confirmed_by'], ['person.id'], name='fk_hours_confirmation_confirmed_by'),
    sa.ForeignKeyConstraint(['hours_id'], ['hours_entry.id'], name='fk_hours_confirmation_hours_id'),
    sa.PrimaryKeyConstraint('hours_id', name='pk_hours_confirmation'),
    sqlite_strict=True
    )
    op.create_table('certificate',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('holder_id', sa.Text(), nullable=False),
    sa.Column('holder_name', sa.Text(), nullable=False),
    sa.Column('level', sa.Text(), nullable=False),
    sa.Column('programme', sa.Text(), nullable=False),
    sa.Column('statement', sa.Text(), nullable=False),
    sa.Column('pack_id', sa.Text(), nullable=False),
    sa.Column('pack_version', sa.Text(), nullable=False),
    sa.Column('pack_hash', sa.Text(), nullable=False),
    sa.Column('decision', sa.Text(), nullable=False),
    sa.Column('issued_by', sa.Text(), nullable=False),
    sa.Column('issued_by_name', sa.Text(), nullable=False),
    sa.Column('issued_at', MOMENT, nullable=False),
    sa.Column('issued_on', sa.Text(), nullable=False),
    sa.Column('expires_on', sa.Text(), nullable=False),
    sa.Column('fictional', sa.Integer(), nullable=False),
    sa.Column('content_hash', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['holder_id'], ['person.id'], name='fk_certificate_holder_id'),
    sa.ForeignKeyConstraint(['issued_by'], ['person.id'], name='fk_certificate_issued_by'),
    sa.PrimaryKeyConstraint('id', name='pk_certificate'),
    sa.UniqueConstraint('code', name='uq_certificate_code'),
    sqlite_strict=True
    )
    op.create_index('ix_certificate_holder_id', 'certificate', ['holder_id'])
    op.create_table('withdrawal',
    sa.Column('certificate_id', sa.Text(), nullable=False),
    sa.Column('by', sa.Text(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['by'], ['person.id'], name='fk_withdrawal_by'),
    sa.ForeignKeyConstraint(['certificate_id'], ['certificate.id'], name='fk_withdrawal_certificate_id'),
    sa.PrimaryKeyConstraint('certificate_id', name='pk_withdrawal'),
    sqlite_strict=True
    )


def _trail() -> None:
    op.create_table('audit',
    sa.Column('seq', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('at', sa.Text(), nullable=False),
    sa.Column('actor', sa.Text(), nullable=False),
    sa.Column('action', sa.Text(), nullable=False),
    sa.Column('about', sa.Text(), nullable=False),
    sa.Column('detail', sa.Text(), nullable=False),
    sa.Column('previous', sa.Text(), nullable=False),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('seq', name='pk_audit'),
    sa.UniqueConstraint('digest', name='uq_audit_digest'),
    sa.UniqueConstraint('previous', name='uq_audit_previous'),
    sqlite_strict=True
    )
    op.create_table('request',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('result', sa.Text(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('key', name='pk_request'),
    sqlite_strict=True
    )

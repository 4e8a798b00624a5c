"""Tables: recordings."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
)

from ipt_training.adapters.storage.columns import Day, Number, Structure, Word, YesNo
from ipt_training.adapters.storage.tables.parts import declared, identity, link, moment
from ipt_training.domain.ipt import Phase
from ipt_training.domain.recordings.recording import Media, RecordingState
from ipt_training.domain.recordings.transcript import Transcript

recording = declared(
    "recording",
    identity(),
    link("case_id", "treatment_case.id"),
    link("therapist_id", "person.id"),
    Column("session_number", Integer, nullable=False),
    Column("phase", Word(Phase), nullable=False),
    Column("recorded_on", Day, nullable=False),
    Column("delete_by", Day, nullable=False),
    Column("state", Word(RecordingState), nullable=False),
    Column("media", Structure(Media)),
    link("uploaded_by", "person.id"),
    moment("uploaded_at"),
    Column("has_transcript", YesNo, nullable=False),
    Column("wrapped_key", LargeBinary),
    Index(None, "therapist_id"),
    Index(None, "case_id"),
    Index(None, "state", "delete_by"),
    owner="the trainee",
    purpose="What is known of a recording, and its wrapped key",
    privacy="secret",
    retention="the key until the recording's delete-by day; the rest stays with the ratings",
)

transcript = declared(
    "transcript",
    link("recording_id", "recording.id", primary_key=True),
    Column("body", Structure(Transcript), nullable=False),
    owner="the trainee",
    purpose="What was said in a recording",
    privacy="health",
    retention="until the recording is erased",
)

due_mark = declared(
    "due_mark",
    identity("recording_id"),
    moment("marked_at"),
    Column("ran", Number, nullable=False),
    Column("lasted", Number, nullable=False),
    owner="the operator",
    purpose="Which recordings were found due, since when, so that no jump of the clock erases one",
    privacy="none",
    retention="until the recording is erased",
)

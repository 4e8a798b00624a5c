"""Recordings, kept in dictionaries."""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime

from ipt_training.domain.errors import NotFound
from ipt_training.domain.ids import (
    CaseId,
    PersonId,
    RecordingId,
)
from ipt_training.domain.recordings.due import DueMark
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.domain.recordings.transcript import Transcript
from tests.fakes.storage.rows import Rows, refuse_twice


class FakeRecordings:
    """Recordings, keys and transcripts."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def add(self, recording: Recording, wrapped_key: bytes) -> None:
        """Add a recording with its key."""
        refuse_twice(self._rows.recordings, recording.id)
        self._rows.recordings[recording.id] = recording
        self._rows.keys[recording.id] = wrapped_key

    def get(self, recording_id: RecordingId) -> Recording | None:
        """Find by id."""
        return self._rows.recordings.get(recording_id)

    def replace(self, recording: Recording) -> None:
        """Store a changed recording."""
        self._check_there(recording.id)
        self._rows.recordings[recording.id] = recording

    def of(self, therapist_ids: Collection[PersonId]) -> tuple[Recording, ...]:
        """Give the recordings of these therapists, oldest first."""
        return self._sorted(lambda one: one.therapist_id in therapist_ids)

    def to_rate(self, supervisor_id: PersonId) -> tuple[Recording, ...]:
        """Give the recordings of a supervisor's trainees that can be heard, oldest first."""
        mine = {t for t, s in self._rows.supervision if s == supervisor_id}
        ready = RecordingState.READY
        return self._sorted(lambda one: one.therapist_id in mine and one.state is ready)

    def some(self, recording_ids: Collection[RecordingId]) -> Mapping[RecordingId, Recording]:
        """Give these recordings by id."""
        return {one.id: one for one in self._rows.recordings.values() if one.id in recording_ids}

    def all(self) -> tuple[Recording, ...]:
        """Give every recording, oldest first."""
        return self._sorted(lambda _: True)

    def of_cases(self, case_ids: Collection[CaseId]) -> tuple[Recording, ...]:
        """Give the recordings of these cases, oldest first."""
        return self._sorted(lambda one: one.case_id in case_ids)

    def wrapped_key(self, recording_id: RecordingId) -> bytes | None:
        """Give the wrapped key."""
        return self._rows.keys.get(recording_id)

    def erase_key(self, recording_id: RecordingId) -> None:
        """Forget the key for good."""
        self._check_there(recording_id)
        self._rows.keys.pop(recording_id, None)

    def any_key(self) -> bytes | None:
        """Give some wrapped key."""
        return next(iter(self._rows.keys.values()), None)

    def set_transcript(self, recording_id: RecordingId, transcript: Transcript) -> None:
        """Store or replace the transcript."""
        self._rows.transcripts[recording_id] = transcript

    def transcript(self, recording_id: RecordingId) -> Transcript | None:
        """Give the transcript."""
        return self._rows.transcripts.get(recording_id)

    def erase_transcript(self, recording_id: RecordingId) -> None:
        """Remove the transcript."""
        self._rows.transcripts.pop(recording_id, None)

    def remove(self, recording_id: RecordingId) -> None:
        """Remove what is known of a recording."""
        self._rows.recordings.pop(recording_id, None)
        self._rows.keys.pop(recording_id, None)

    def due_for_erasure(self, at: datetime) -> tuple[Recording, ...]:
        """Give the recordings not erased yet whose delete-by day has passed."""
        today = at.astimezone(UTC).date()
        return self._sorted(
            lambda one: one.state is not RecordingState.ERASED and one.delete_by < today
        )

    def abandoned(self, before: datetime) -> tuple[Recording, ...]:
        """Give the uploads that were begun before then and never finished."""
        return self._sorted(
            lambda one: one.state is RecordingState.UPLOADING and one.uploaded_at < before
        )

    def due_marks(self) -> Mapping[RecordingId, DueMark]:
        """Give what was marked as due, by recording."""
        return dict(self._rows.due_marks)

    def mark_due(self, mark: DueMark) -> None:
        """Store or replace the mark of a recording."""
        self._rows.due_marks[mark.recording_id] = mark

    def unmark(self, recording_id: RecordingId) -> None:
        """Forget the mark of a recording."""
        self._rows.due_marks.pop(recording_id, None)

    def _sorted(self, wanted: Callable[[Recording], bool]) -> tuple[Recording, ...]:
        found = (one for one in self._rows.recordings.values() if wanted(one))
        return tuple(sorted(found, key=lambda one: (one.recorded_on, one.uploaded_at, one.id)))

    def _check_there(self, recording_id: RecordingId) -> None:
        if recording_id not in self._rows.recordings:
            raise NotFound("There is no such recording.")

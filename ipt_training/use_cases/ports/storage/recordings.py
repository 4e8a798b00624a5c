"""Recordings, their keys and transcripts, as the use cases ask for them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from ipt_training.domain.ids import (
    CaseId,
    PersonId,
    RecordingId,
)
from ipt_training.domain.recordings.due import DueMark
from ipt_training.domain.recordings.recording import Recording
from ipt_training.domain.recordings.transcript import Transcript


class Recordings(Protocol):
    """What is known of recordings, their wrapped keys and transcripts."""

    def add(self, recording: Recording, wrapped_key: bytes) -> None:
        """Add a recording with its key."""
        ...

    def get(self, recording_id: RecordingId) -> Recording | None:
        """Find by id."""
        ...

    def replace(self, recording: Recording) -> None:
        """Store a changed recording."""
        ...

    def of(self, therapist_ids: Collection[PersonId]) -> tuple[Recording, ...]:
        """Give the recordings of these therapists, oldest first."""
        ...

    def to_rate(self, supervisor_id: PersonId) -> tuple[Recording, ...]:
        """Give the recordings of a supervisor's trainees that can be heard, oldest first."""
        ...

    def some(self, recording_ids: Collection[RecordingId]) -> Mapping[RecordingId, Recording]:
        """Give these recordings by id."""
        ...

    def all(self) -> tuple[Recording, ...]:
        """Give every recording, oldest first."""
        ...

    def of_cases(self, case_ids: Collection[CaseId]) -> tuple[Recording, ...]:
        """Give the recordings of these cases, oldest first."""
        ...

    def wrapped_key(self, recording_id: RecordingId) -> bytes | None:
        """Give the wrapped key, or nothing once it was erased."""
        ...

    def erase_key(self, recording_id: RecordingId) -> None:
        """Forget the key for good."""
        ...

    def any_key(self) -> bytes | None:
        """Give some wrapped key, to check the vault's key against; nothing when there is none."""
        ...

    def set_transcript(self, recording_id: RecordingId, transcript: Transcript) -> None:
        """Store or replace the transcript."""
        ...

    def transcript(self, recording_id: RecordingId) -> Transcript | None:
        """Give the transcript."""
        ...

    def erase_transcript(self, recording_id: RecordingId) -> None:
        """Remove the transcript; nothing happens where there is none."""
        ...

    def remove(self, recording_id: RecordingId) -> None:
        """Remove what is known of a recording, of which nothing else is left."""
        ...

    def due_for_erasure(self, at: datetime) -> tuple[Recording, ...]:
        """Give the recordings not erased yet whose delete-by day has passed."""
        ...

    def abandoned(self, before: datetime) -> tuple[Recording, ...]:
        """Give the uploads that were begun before then and never finished."""
        ...

    def due_marks(self) -> Mapping[RecordingId, DueMark]:
        """Give what was marked as due, by recording."""
        ...

    def mark_due(self, mark: DueMark) -> None:
        """Store or replace the mark of a recording."""
        ...

    def unmark(self, recording_id: RecordingId) -> None:
        """Forget the mark of a recording."""
        ...

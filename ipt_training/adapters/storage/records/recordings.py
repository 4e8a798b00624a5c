"""What is known of recordings, their wrapped keys and transcripts."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from ipt_training.adapters.storage.database import scrub
from ipt_training.adapters.storage.rows import among, change, every, find
from ipt_training.adapters.storage.tables import due_mark, supervision
from ipt_training.adapters.storage.tables import recording as table
from ipt_training.adapters.storage.tables import transcript as transcripts
from ipt_training.domain.ids import CaseId, PersonId, RecordingId
from ipt_training.domain.recordings.due import DueMark
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.domain.recordings.transcript import Transcript

MISSING = "There is no such recording."


def _recordings() -> Select[Any]:
    return select(*(column for column in table.c if column.name != "wrapped_key"))


_BY_ID = _recordings().where(table.c.id == bindparam("id"))


class SqlRecordings:
    """Recordings in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, recording: Recording, wrapped_key: bytes) -> None:
        """Add a recording with its key."""
        self._connection.execute(insert(table), {**dict(recording), "wrapped_key": wrapped_key})

    def get(self, recording_id: RecordingId) -> Recording | None:
        """Find by id."""
        return find(self._connection, Recording, _BY_ID, id=recording_id)

    def replace(self, recording: Recording) -> None:
        """Store a changed recording; its key stays as it is."""
        change(
            self._connection,
            update(table).where(table.c.id == recording.id).values(**dict(recording)),
            missing=MISSING,
        )

    def of(self, therapist_ids: Collection[PersonId]) -> tuple[Recording, ...]:
        """Give the recordings of these therapists, oldest first."""
        query = _recordings().where(among(self._connection, table.c.therapist_id, therapist_ids))
        return every(self._connection, Recording, _oldest_first(query))

    def to_rate(self, supervisor_id: PersonId) -> tuple[Recording, ...]:
        """Give the recordings of a supervisor's trainees that can be heard, oldest first."""
        mine = supervision.c.trainee_id == table.c.therapist_id
        query = (
            _recordings()
            .join(supervision, mine)
            .where(
                supervision.c.supervisor_id == supervisor_id,
                table.c.state == RecordingState.READY,
            )
        )
        return every(self._connection, Recording, _oldest_first(query))

    def some(self, recording_ids: Collection[RecordingId]) -> Mapping[RecordingId, Recording]:
        """Give these recordings by id."""
        query = _recordings().where(among(self._connection, table.c.id, recording_ids))
        return {one.id: one for one in every(self._connection, Recording, query)}

    def all(self) -> tuple[Recording, ...]:
        """Give every recording, oldest first."""
        return every(self._connection, Recording, _oldest_first(_recordings()))

    def of_cases(self, case_ids: Collection[CaseId]) -> tuple[Recording, ...]:
        """Give the recordings of these cases, oldest first."""
        query = _recordings().where(among(self._connection, table.c.case_id, case_ids))
        return every(self._connection, Recording, _oldest_first(query))

    def wrapped_key(self, recording_id: RecordingId) -> bytes | None:
        """Give the wrapped key, or nothing once it was erased."""
        return self._connection.scalar(
            select(table.c.wrapped_key).where(table.c.id == recording_id)
        )

    def erase_key(self, recording_id: RecordingId) -> None:
        """Forget the key for good."""
        scrub(self._connection)
        change(
            self._connection,
            update(table).where(table.c.id == recording_id).values(wrapped_key=None),
            missing=MISSING,
        )

    def any_key(self) -> bytes | None:
        """Give some wrapped key, to check the vault's key against; nothing when there is none."""
        return self._connection.scalar(
            select(table.c.wrapped_key).where(table.c.wrapped_key.is_not(None)).limit(1)
        )

    def set_transcript(self, recording_id: RecordingId, transcript: Transcript) -> None:
        """Store or replace the transcript."""
        self.erase_transcript(recording_id)
        self._connection.execute(
            insert(transcripts).values(recording_id=recording_id, body=transcript)
        )

    def transcript(self, recording_id: RecordingId) -> Transcript | None:
        """Give the transcript."""
        return self._connection.scalar(
            select(transcripts.c.body).where(transcripts.c.recording_id == recording_id)
        )

    def erase_transcript(self, recording_id: RecordingId) -> None:
        """Remove the transcript; nothing happens where there is none."""
        self._connection.execute(
            delete(transcripts).where(transcripts.c.recording_id == recording_id)
        )

    def remove(self, recording_id: RecordingId) -> None:
        """Remove what is known of a recording, of which nothing else is left."""
        self._connection.execute(delete(table).where(table.c.id == recording_id))

    def due_for_erasure(self, at: datetime) -> tuple[Recording, ...]:
        """Give the recordings not erased yet whose delete-by day has passed, in UTC.

        One that never finished uploading is among them: its pieces are sound, too.
        """
        query = _recordings().where(
            table.c.state != RecordingState.ERASED,
            table.c.delete_by < at.astimezone(UTC).date(),
        )
        return every(self._connection, Recording, _oldest_first(query))

    def abandoned(self, before: datetime) -> tuple[Recording, ...]:
        """Give the uploads that were begun before then and never finished."""
        query = _recordings().where(
            table.c.state == RecordingState.UPLOADING, table.c.uploaded_at < before
        )
        return every(self._connection, Recording, _oldest_first(query))

    def due_marks(self) -> Mapping[RecordingId, DueMark]:
        """Give what was marked as due, by recording."""
        return {one.recording_id: one for one in every(self._connection, DueMark, select(due_mark))}

    def mark_due(self, mark: DueMark) -> None:
        """Store or replace the mark of a recording."""
        self.unmark(mark.recording_id)
        self._connection.execute(insert(due_mark).values(**dict(mark)))

    def unmark(self, recording_id: RecordingId) -> None:
        """Forget the mark of a recording."""
        self._connection.execute(delete(due_mark).where(due_mark.c.recording_id == recording_id))


def _oldest_first(query: Select[Any]) -> Select[Any]:
    return query.order_by(table.c.recorded_on, table.c.uploaded_at, table.c.id)

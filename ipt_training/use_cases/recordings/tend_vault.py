"""What lies in the vault held against what the database tells: nothing missing, nothing left over.

Recordings that an earlier version stored as MP3 are stored anew here, because no browser found
every place in them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ipt_training.domain.errors import Conflict, IptTrainingError, NotFound
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.use_cases.ports.recordings import Vault
from ipt_training.use_cases.ports.storage.store import Store
from ipt_training.use_cases.ports.system import Clock
from ipt_training.use_cases.recordings.forget import ERASED

NOT_FOUND_IN = "audio/mpeg"
"""What recordings were served as whose places a browser only estimates."""


@dataclass(frozen=True)
class TendVault:
    """Looks after the files of recordings, past the people whose they are."""

    store: Store
    clock: Clock
    vault: Vault

    def differences(self) -> tuple[str, ...]:
        """List the sound that should be there and is not, and what should not be there and is."""
        found = dict(self._differences())
        # What was being stored or erased at that moment is so no longer at the next look.
        again = dict(self._differences()) if found else {}
        return tuple(line for one, line in found.items() if again.get(one) == line)

    def sweep(self) -> tuple[RecordingId, ...]:
        """Remove the files of erased recordings, whenever they were; give those that resist."""
        left = []
        for recording_id in self.vault.inventory():
            if not self._is_erased(recording_id):
                continue
            try:
                self.vault.erase(recording_id)
            except IptTrainingError:
                left.append(recording_id)
        return tuple(left)

    def store_anew(self) -> None:
        """Store recordings anew, without loss, in whose earlier form places were not found exactly.

        Raises:
            Conflict: naming how many could not be; they are as they were, and can be heard.
        """
        failed = 0
        for recording in self._recordings():
            media = recording.media
            if recording.state is not RecordingState.READY or media is None:
                continue
            if media.content_type == NOT_FOUND_IN:
                try:
                    self._store_anew(recording.id)
                except IptTrainingError:
                    failed += 1
        if failed:
            raise Conflict(f"{failed} recordings could not be stored anew; they are as they were.")

    def _store_anew(self, recording_id: RecordingId) -> None:
        with self.store.reading() as tx:
            wrapped = tx.recordings.wrapped_key(recording_id)
        if wrapped is None:
            return
        media = self.vault.store_anew(recording_id, wrapped)
        with self.store.writing() as tx:
            recording = tx.recordings.get(recording_id)
            if recording is None or recording.state is not RecordingState.READY:
                raise NotFound("The sound of this recording was erased.")
            if recording.media is None or recording.media.content_type != NOT_FOUND_IN:
                return  # another process was faster
            at = self._moment(tx.audit.last_at())
            changed = media.model_copy(update={"retimed_at": at})
            tx.recordings.replace(recording.model_copy(update={"media": changed}))
            tx.audit.append(
                at=at, actor="upkeep", action="recording stored anew", about=recording_id, detail={}
            )

    def _moment(self, last: datetime | None) -> datetime:
        now = self.clock.now()
        return max(now, last) if last else now

    def _differences(self) -> Iterator[tuple[RecordingId, str]]:
        told = {one.id: one for one in self._recordings()}
        there = self.vault.inventory()
        for one in told.values():
            if one.state is RecordingState.READY and there.get(one.id) is None:
                yield one.id, f"the sound of recording {one.id} is missing from the vault"
            elif one.state is RecordingState.READY and _is_another(one, there.get(one.id)):
                yield one.id, f"the sound of recording {one.id} is not the one that was stored"
        for recording_id in there:
            recording = told.get(recording_id)
            if recording is None and not self._is_erased(recording_id):
                yield recording_id, f"the vault holds recording {recording_id}, which nobody knows"
            elif recording is None or recording.state is RecordingState.ERASED:
                yield (
                    recording_id,
                    f"files of recording {recording_id} are left after it was erased; run tidy",
                )

    def _is_erased(self, recording_id: RecordingId) -> bool:
        with self.store.reading() as tx:
            recording = tx.recordings.get(recording_id)
            if recording is None:
                # It went with its case: the trail alone still tells of it.
                return tx.audit.tells(ERASED, about=recording_id)
        return recording.state is RecordingState.ERASED

    def _recordings(self) -> tuple[Recording, ...]:
        with self.store.reading() as tx:
            return tx.recordings.all()


def _is_another(recording: Recording, size: int | None) -> bool:
    return recording.media is not None and recording.media.size != size

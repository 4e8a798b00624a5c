"""Taking a recording's sound and words away for good, in the transaction that says so."""

from collections.abc import Iterable

from ipt_training.domain.errors import StorageFailed
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import Recording, RecordingState
from ipt_training.use_cases.ports.recordings import Vault
from ipt_training.use_cases.ports.storage.store import Transaction

ERASED = "recording erased"
"""The action of the entry about each recording whose sound was erased."""


def forget(tx: Transaction, recording: Recording) -> None:
    """Erase key, transcript and everybody's unsigned ratings; what was signed stays."""
    tx.leave_nothing()
    tx.recordings.erase_key(recording.id)
    tx.recordings.erase_transcript(recording.id)
    tx.recordings.unmark(recording.id)
    for draft in tx.drafts.about([recording.id]):
        tx.drafts.remove(draft.id)
    tx.recordings.replace(
        recording.model_copy(update={"state": RecordingState.ERASED, "has_transcript": False})
    )


def erase_sound(vault: Vault, recording_ids: Iterable[RecordingId]) -> None:
    """Remove the files of recordings whose keys are gone; one that fails keeps no other.

    Raises:
        StorageFailed: when a file stayed, after every other was tried.
    """
    failed: StorageFailed | None = None
    for recording_id in recording_ids:
        try:
            vault.erase(recording_id)
        except StorageFailed as error:
            failed = error
    if failed is not None:
        raise StorageFailed(
            "It is erased: the key to the sound is gone and nobody can hear it. Its file could not"
            " be removed now; the daily tidy tries again."
        ) from failed

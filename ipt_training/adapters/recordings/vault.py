"""The vault in a local folder: pieces come in, a recording comes out, all of it encrypted."""

import errno
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ipt_training.adapters.recordings.durable import only_one, sync_folder
from ipt_training.adapters.recordings.facts import Facts
from ipt_training.adapters.recordings.inspection import Limits, inspect
from ipt_training.adapters.recordings.keys import VaultKey, new_wrapped_key, unwrap
from ipt_training.adapters.recordings.places import Place, place_of, places
from ipt_training.adapters.recordings.sniff import SERVED_AS
from ipt_training.adapters.recordings.stream import SealedFile, plain_size, seal
from ipt_training.domain.errors import (
    BadMedia,
    Conflict,
    DiskFull,
    Doubtful,
    NotFound,
    StorageFailed,
    VaultLocked,
)
from ipt_training.domain.ids import RecordingId
from ipt_training.domain.recordings.recording import LARGEST_UPLOAD, Media

ROOM_TO_LEAVE = 512 * 1024**2
"""Bytes that stay free on the disk; no piece is taken below that."""


class FileVault:
    """Keeps recordings encrypted in a folder, each under a key of its own."""

    def __init__(self, folder: Path, key: VaultKey | None, *, limits: Limits | None = None) -> None:
        """Open the vault over a folder.

        Args:
            folder: where the files go; made when the first piece arrives.
            key: the vault's own key, or nothing when it is locked.
            limits: what the process that inspects an upload may use.
        """
        self._root = folder
        self._key = key
        self._limits = limits or Limits()

    def new_key(self, recording_id: RecordingId) -> bytes:
        """Make a data key and give it wrapped, for the database row."""
        return new_wrapped_key(self._unlocked(), recording_id)

    def received(self, recording_id: RecordingId) -> int:
        """Say how many bytes of an upload have arrived."""
        with _storage():
            return place_of(self._root, recording_id).arrived()

    def receive(
        self, recording_id: RecordingId, wrapped_key: bytes, offset: int, piece: bytes
    ) -> int:
        """Keep one piece of an upload, encrypted and on disk before this returns."""
        data_key = self._data_key(recording_id, wrapped_key)
        if offset + len(piece) > LARGEST_UPLOAD:
            raise BadMedia(_TOO_LARGE)
        with self._holding(recording_id) as place:
            arrived = place.arrived()
            if place.facts() is not None:
                raise Conflict(f"This recording is complete; all {arrived} bytes have arrived.")
            if offset != arrived:
                raise Conflict(f"{arrived} bytes have arrived; the upload goes on from there.")
            if not piece:
                return arrived
            self._check_room(len(piece))
            place.drop_unfinished()
            path = place.piece(offset)
            seal(path, data_key, of=place.of(path), pieces=[piece])
            return arrived + len(piece)

    def finish(
        self,
        recording_id: RecordingId,
        wrapped_key: bytes,
        file_name: str,  # noqa: ARG002 - what a file is shows in its bytes, never in its name
        *,
        accepted: bool = False,
    ) -> Media:
        """Probe the upload in a limited process, remux it, store it and drop the pieces.

        Asked again after it was done, it gives the same answer.

        Raises:
            Doubtful: when something has to be accepted first; the recording waits for that.
            BadMedia: when it is not a recording that can be rated; the pieces are dropped.
        """
        data_key = self._data_key(recording_id, wrapped_key)
        with self._holding(recording_id) as place:
            if place.facts() is None:
                self._store(place, data_key)
            place.drop_pieces()
            facts = Facts.load(place, data_key)
        if facts.doubts and not accepted:
            raise Doubtful(" ".join(facts.doubts))
        return facts.media.model_copy(update={"remarks": facts.doubts + facts.media.remarks})

    @contextmanager
    def open(self, recording_id: RecordingId, wrapped_key: bytes) -> Iterator[SealedFile]:
        """Open a stored recording."""
        data_key = self._data_key(recording_id, wrapped_key)
        path = self._stored(recording_id).sound
        with _storage():
            sound = SealedFile(path, data_key, of=f"{recording_id}/{path.name}")
        try:
            yield sound
        finally:
            sound.close()

    def peaks(self, recording_id: RecordingId, wrapped_key: bytes) -> tuple[float, ...]:
        """Give the loudness of a stored recording over its length, each from 0 to 1."""
        data_key = self._data_key(recording_id, wrapped_key)
        with _storage():
            return Facts.load(self._stored(recording_id), data_key).peaks

    def store_anew(self, recording_id: RecordingId, wrapped_key: bytes) -> Media:
        """Store a recording anew from what is stored, with as much sound; give what it is now."""
        data_key = self._data_key(recording_id, wrapped_key)
        self._stored(recording_id)
        with self._holding(recording_id) as place:
            facts = Facts.load(place, data_key)
            if facts.media.content_type in SERVED_AS.values():
                return facts.media
            self._check_room(2 * plain_size(place.sound))
            try:
                new = inspect(place, data_key, self._limits, to=place.anew, stored=True)
                place.anew.replace(place.sound)
                sync_folder(place.folder)
            finally:
                place.anew.unlink(missing_ok=True)
            new.save(place, data_key, arrived=place.arrived())
            return new.media

    def inventory(self) -> Mapping[RecordingId, int | None]:
        """Give the bytes of the sound of everything that lies here; nothing where none is."""
        with _storage():
            return {
                one.recording_id: plain_size(one.sound) if one.is_stored() else None
                for one in places(self._root)
            }

    def erase(self, recording_id: RecordingId) -> None:
        """Remove the file and every piece of it; nothing happens where there is none."""
        if not place_of(self._root, recording_id).folder.is_dir():
            return
        with self._holding(recording_id) as place:
            place.drop_all()

    def _store(self, place: Place, data_key: bytes) -> None:
        arrived = place.arrived()
        self._check_room(arrived)
        place.drop_unfinished()
        try:
            facts = inspect(place, data_key, self._limits)
        except BadMedia:
            place.sound.unlink(missing_ok=True)
            place.drop_pieces()
            raise
        facts.save(place, data_key, arrived=arrived)

    def _stored(self, recording_id: RecordingId) -> Place:
        place = place_of(self._root, recording_id)
        if not place.is_stored():
            raise NotFound("There is no sound under this address.")
        return place

    def _unlocked(self) -> VaultKey:
        if self._key is None:
            raise VaultLocked("The recordings are locked: their key is missing or wrong.")
        return self._key

    def _data_key(self, recording_id: RecordingId, wrapped_key: bytes) -> bytes:
        return unwrap(self._unlocked(), recording_id, wrapped_key)

    @contextmanager
    def _holding(self, recording_id: RecordingId) -> Iterator[Place]:
        place = place_of(self._root, recording_id)
        with _storage(), only_one(place.folder):
            yield place

    def _check_room(self, needed: int) -> None:
        if shutil.disk_usage(self._root).free < needed + ROOM_TO_LEAVE:
            raise DiskFull(
                "The disk of the server is almost full; nothing was kept of this. What has arrived"
                " stays; the operator has to make room."
            )


_TOO_LARGE = f"This file is too large: a recording has at most {LARGEST_UPLOAD // 1024**3} GiB."


@contextmanager
def _storage() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound("There is no sound under this address.") from error
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(
                "The disk of the server is full; nothing was kept of this. The operator has to make"
                " room."
            ) from error
        raise StorageFailed("The recordings' folder could not be used; nothing changed.") from error

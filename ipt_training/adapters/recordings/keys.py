"""The vault's own key in its file, and the data keys of recordings wrapped under it."""

import hashlib
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ipt_training.adapters.recordings.durable import write_new
from ipt_training.domain.errors import Corrupt, VaultLocked
from ipt_training.domain.ids import RecordingId

KEY_BYTES = 32
_NONCE_BYTES = 12


@dataclass(frozen=True)
class VaultKey:
    """The key that wraps every data key; whoever holds it and the database can listen."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise VaultLocked(f"The recordings' key must have {KEY_BYTES} bytes.")

    @property
    def id(self) -> str:
        """The key's name: it tells keys apart and says nothing of the key."""
        return hashlib.sha256(b"ipt vault key id" + self.secret).hexdigest()[:32]


def load_or_create_key(path: Path, *, any_wrapped: bytes | None) -> VaultKey:
    """Read the vault's key; make it only while nothing has ever been wrapped under one.

    Args:
        path: where the key lies, outside the data folder.
        any_wrapped: any wrapped data key of the database, or nothing when it has none.

    Raises:
        VaultLocked: when the key is missing though recordings need it, wrong, or open to others.
    """
    if any_wrapped is None and not path.exists():
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_new(path, secrets.token_bytes(KEY_BYTES))
        except OSError as error:
            raise VaultLocked(f"The recordings' key could not be written to {path}.") from error
    secret = _secret(path)
    if len(secret) != KEY_BYTES:
        _locked(f"{path} is not a whole key; bring the right one back")
    key = VaultKey(secret)
    if any_wrapped is not None:
        try:
            _check_name(_fields(any_wrapped), key)
        except VaultLocked:
            _locked(f"{path} is not the key they were stored under; bring the right one back")
    return key


def new_wrapped_key(key: VaultKey, recording_id: RecordingId) -> bytes:
    """Make a data key for a recording and give it wrapped, for the database row."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    data_key = secrets.token_bytes(KEY_BYTES)
    sealed = AESGCM(key.secret).encrypt(nonce, data_key, _owner(recording_id, key))
    fields = {"key": key.id, "nonce": nonce.hex(), "sealed": sealed.hex()}
    return json.dumps(fields, sort_keys=True).encode()


def unwrap(key: VaultKey, recording_id: RecordingId, wrapped: bytes) -> bytes:
    """Give the data key of a recording.

    Raises:
        VaultLocked: when it was wrapped under another vault key.
        Corrupt: when it was altered or belongs to another recording.
    """
    fields = _fields(wrapped)
    _check_name(fields, key)
    try:
        nonce, sealed = bytes.fromhex(fields["nonce"]), bytes.fromhex(fields["sealed"])
        return AESGCM(key.secret).decrypt(nonce, sealed, _owner(recording_id, key))
    except (InvalidTag, ValueError, KeyError) as error:
        raise _altered() from error


def _secret(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                _locked(f"others may read its file; run: chmod 600 {path}")
            return file.read(KEY_BYTES + 1)
    except FileNotFoundError:
        _locked(f"the key {path} is missing; bring it back from where it is kept")
    except OSError as error:
        raise VaultLocked(f"The recordings are locked: {path} cannot be read.") from error


def _fields(wrapped: bytes) -> dict[str, str]:
    try:
        fields = json.loads(wrapped)
    except (ValueError, RecursionError) as error:
        raise _altered() from error
    if not isinstance(fields, dict) or not all(isinstance(each, str) for each in fields.values()):
        raise _altered()
    return fields


def _check_name(fields: dict[str, str], key: VaultKey) -> None:
    if not secrets.compare_digest(fields.get("key", "").encode(), key.id.encode()):
        _locked("this is not the key they were stored under")


def _owner(recording_id: RecordingId, key: VaultKey) -> bytes:
    return f"{recording_id}|{key.id}".encode()


def _altered() -> Corrupt:
    return Corrupt("The key of this recording was altered or is another recording's.")


def _locked(why: str) -> NoReturn:
    raise VaultLocked(f"The recordings are locked: {why}.")

"""The vault's key: made once, never twice, and useless to others."""

import stat
from pathlib import Path

import pytest

from ipt_training.adapters.recordings.keys import (
    VaultKey,
    load_or_create_key,
    new_wrapped_key,
    unwrap,
)
from ipt_training.domain.errors import Corrupt, VaultLocked
from ipt_training.domain.ids import RecordingId

RECORDING = RecordingId("r1")


def test_a_first_key_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "vault.key"

    made = load_or_create_key(path, any_wrapped=None)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == made.secret
    assert load_or_create_key(path, any_wrapped=None) == made
    assert [each.name for each in path.parent.iterdir()] == ["vault.key"]


def test_no_key_is_made_while_recordings_need_the_old_one(tmp_path: Path, key: VaultKey) -> None:
    path = tmp_path / "vault.key"

    with pytest.raises(VaultLocked, match="missing"):
        load_or_create_key(path, any_wrapped=new_wrapped_key(key, RECORDING))

    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"short", bytes(31), bytes(33), bytes(32)])
def test_a_wrong_or_short_key_leaves_the_vault_locked(
    tmp_path: Path, key: VaultKey, content: bytes
) -> None:
    path = tmp_path / "vault.key"
    path.write_bytes(content)
    path.chmod(0o600)

    with pytest.raises(VaultLocked):
        load_or_create_key(path, any_wrapped=new_wrapped_key(key, RECORDING))

    assert path.read_bytes() == content


def test_the_right_key_opens_what_it_wrapped(tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    wrapped = new_wrapped_key(load_or_create_key(path, any_wrapped=None), RECORDING)

    again = load_or_create_key(path, any_wrapped=wrapped)

    assert len(unwrap(again, RECORDING, wrapped)) == 32


def test_a_key_others_may_read_is_refused_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    load_or_create_key(path, any_wrapped=None)
    path.chmod(0o644)

    with pytest.raises(VaultLocked, match="chmod 600"):
        load_or_create_key(path, any_wrapped=None)


def test_a_key_is_not_shown() -> None:
    assert repr(VaultKey(b"s" * 32)) == "VaultKey()"


def test_a_wrapped_key_is_of_one_recording_and_one_vault_key(key: VaultKey) -> None:
    wrapped = new_wrapped_key(key, RECORDING)

    with pytest.raises(Corrupt):
        unwrap(key, RecordingId("r2"), wrapped)
    with pytest.raises(VaultLocked):
        unwrap(VaultKey(b"o" * 32), RECORDING, wrapped)


def test_every_altered_byte_of_a_wrapped_key_is_noticed(key: VaultKey) -> None:
    wrapped = new_wrapped_key(key, RECORDING)

    for place in range(len(wrapped)):
        altered = bytearray(wrapped)
        altered[place] ^= 1
        with pytest.raises((Corrupt, VaultLocked)):
            unwrap(key, RECORDING, bytes(altered))
    for strange in (b"", b"[]", b"null", b"{}", b'{"key": 3}', b"[" * 100_000, b"\xff"):
        with pytest.raises((Corrupt, VaultLocked)):
            unwrap(key, RECORDING, strange)

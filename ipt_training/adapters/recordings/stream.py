"""One encrypted file: chunks sealed in order, the last marked, so that nothing can be cut or moved.

A file is a header of 35 bytes (mark and version, chunk size, salt, nonce prefix) and its chunks,
each AES-256-GCM text and tag. The file's key comes by HKDF-SHA256 from the data key and the salt,
bound to the header and to what the file is of; a chunk's nonce is the prefix, its number and
whether it is the last (the STREAM construction).
"""

import os
import secrets
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ipt_training.adapters.recordings.durable import write_whole
from ipt_training.domain.errors import Corrupt

CHUNK = 256 * 1024
"""Plain bytes in every chunk but the last."""
_MARK = b"IPTREC\x00\x01"
_HEADER = struct.Struct(">8sI16s7s")
_TAG = 16
_MOST_CHUNKS = 2**32


def seal(path: Path, data_key: bytes, *, of: str, pieces: Iterable[bytes]) -> None:
    """Write an encrypted file, whole or not at all.

    Args:
        path: where it goes.
        data_key: the recording's key.
        of: what the file is of; opening it as anything else fails.
        pieces: the plain bytes.
    """
    write_whole(path, _sealed(data_key, of, pieces))


def plain_size(path: Path) -> int:
    """Give the number of plain bytes by the file's length, without any key."""
    body = path.stat().st_size - _HEADER.size
    return max(0, body - _count(body) * _TAG)


class SealedFile:
    """An encrypted file opened for reading; its length is authentic once it is open."""

    def __init__(self, path: Path, data_key: bytes, *, of: str) -> None:
        self._file = path.open("rb", buffering=0)
        try:
            self._open(data_key, of)
        except BaseException:
            self.close()
            raise

    @property
    def size(self) -> int:
        """Plain bytes in all."""
        return self._size

    def read(self, start: int, end: int) -> Iterator[bytes]:
        """Give the bytes from start to end, both included, as far as there are any.

        Raises:
            Corrupt: before any byte of an altered chunk is given.
        """
        end = min(end, self._size - 1)
        if start < 0 or start > end:
            return
        for number in range(start // CHUNK, end // CHUNK + 1):
            offset = number * CHUNK
            yield self.chunk(number)[max(0, start - offset) : end - offset + 1]

    def chunk(self, number: int) -> bytes:
        """Give one chunk.

        Raises:
            Corrupt: when it is not what was written there.
        """
        offset = _HEADER.size + number * (CHUNK + _TAG)
        sealed = os.pread(self._file.fileno(), CHUNK + _TAG, offset)
        nonce = _nonce(self._prefix, number, last=number == self._chunks - 1)
        try:
            return self._cipher.decrypt(nonce, sealed, None)
        except (InvalidTag, ValueError) as error:
            raise Corrupt("The stored recording was altered or cut.") from error

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _open(self, data_key: bytes, of: str) -> None:
        header = self._file.read(_HEADER.size)
        body = os.fstat(self._file.fileno()).st_size - _HEADER.size
        if len(header) < _HEADER.size or body < _TAG:
            raise Corrupt("The stored recording was cut.")
        mark, chunk, _salt, self._prefix = _HEADER.unpack(header)
        if mark != _MARK or chunk != CHUNK:
            raise Corrupt("The stored recording is not of a kind this version wrote.")
        self._cipher = _cipher(data_key, header, of)
        self._chunks = _count(body)
        self._size = body - self._chunks * _TAG
        self.chunk(self._chunks - 1)


def _sealed(data_key: bytes, of: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
    prefix = secrets.token_bytes(7)
    header = _HEADER.pack(_MARK, CHUNK, secrets.token_bytes(16), prefix)
    cipher = _cipher(data_key, header, of)
    yield header
    for number, (chunk, last) in enumerate(_chunks(pieces)):
        if number >= _MOST_CHUNKS:
            raise OverflowError("A file has no room for more chunks.")
        yield cipher.encrypt(_nonce(prefix, number, last=last), chunk, None)


def _chunks(pieces: Iterable[bytes]) -> Iterator[tuple[bytes | memoryview, bool]]:
    # A chunk's worth is held back until another byte comes, because the last one has to be known.
    held = b""
    for piece in pieces:
        rest = memoryview(piece)
        while len(held) + len(rest) > CHUNK:
            taken = CHUNK - len(held)
            yield (held + rest[:taken] if held else rest[:taken]), False
            held, rest = b"", rest[taken:]
        held += rest
    yield held, True


def _cipher(data_key: bytes, header: bytes, of: str) -> AESGCM:
    salt = _HEADER.unpack(header)[2]
    bound_to = b"ipt recording file" + header + of.encode()
    return AESGCM(HKDF(SHA256(), 32, salt, bound_to).derive(data_key))


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + struct.pack(">I?", number, last)


def _count(body: int) -> int:
    return max(1, -(-body // (CHUNK + _TAG)))

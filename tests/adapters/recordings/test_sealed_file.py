"""One encrypted file: what goes in comes out, and nothing altered ever does."""

import random
from pathlib import Path

import pytest

from ipt_training.adapters.recordings.stream import CHUNK, SealedFile, plain_size, seal
from ipt_training.domain.errors import Corrupt

KEY = b"k" * 32
HEADER = 35
SEALED = CHUNK + 16
SIZES = (0, 1, 15, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 12_345)


def _plain(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def _sealed(path: Path, plain: bytes, *, of: str = "r1/sound") -> Path:
    seal(path, KEY, of=of, pieces=[plain])
    return path


def _read(path: Path, *, key: bytes = KEY, of: str = "r1/sound") -> bytes:
    file = SealedFile(path, key, of=of)
    try:
        return b"".join(file.read(0, file.size - 1))
    finally:
        file.close()


@pytest.mark.parametrize("size", SIZES)
def test_what_was_sealed_comes_back(tmp_path: Path, size: int) -> None:
    plain = _plain(size)
    path = tmp_path / "sound"

    seal(path, KEY, of="r1/sound", pieces=[plain[:7], b"", plain[7:]])

    assert _read(path) == plain
    assert plain_size(path) == size
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_thousand_ranges_equal_the_plain_bytes(tmp_path: Path) -> None:
    plain = _plain(3 * CHUNK + 12_345)
    file = SealedFile(_sealed(tmp_path / "sound", plain), KEY, of="r1/sound")
    chance = random.Random(7)
    for _ in range(1000):
        start = chance.randrange(len(plain))
        end = min(len(plain) + 5, start + chance.randrange(2 * CHUNK))
        assert b"".join(file.read(start, end)) == plain[start : end + 1]
    for start, end in ((-1, 5), (len(plain), len(plain) + 1), (5, 4)):
        assert list(file.read(start, end)) == []
    file.close()


def test_every_header_byte_and_five_hundred_others_are_guarded(tmp_path: Path) -> None:
    path = _sealed(tmp_path / "sound", _plain(2 * CHUNK + 999))
    good = path.read_bytes()
    chance = random.Random(11)
    places = [*range(HEADER), *(chance.randrange(HEADER, len(good)) for _ in range(500))]
    for place in places:
        altered = bytearray(good)
        altered[place] ^= 1 << chance.randrange(8)
        path.write_bytes(altered)
        with pytest.raises(Corrupt):
            _read(path)


def test_no_byte_of_an_altered_chunk_is_given(tmp_path: Path) -> None:
    plain = _plain(3 * CHUNK)
    path = _sealed(tmp_path / "sound", plain)
    altered = bytearray(path.read_bytes())
    altered[HEADER + SEALED + 100] ^= 1
    path.write_bytes(altered)

    file = SealedFile(path, KEY, of="r1/sound")
    given: list[bytes] = []
    with pytest.raises(Corrupt):
        given.extend(file.read(0, file.size))
    file.close()

    assert given == [plain[:CHUNK]]


def test_a_cut_file_does_not_open_wherever_it_was_cut(tmp_path: Path) -> None:
    path = _sealed(tmp_path / "sound", _plain(2 * CHUNK + 999))
    good = path.read_bytes()
    chance = random.Random(13)
    edges = [0, 1, HEADER, HEADER + 16, HEADER + SEALED, HEADER + 2 * SEALED, len(good) - 1]
    for length in [*edges, *(chance.randrange(len(good)) for _ in range(200))]:
        path.write_bytes(good[:length])
        with pytest.raises(Corrupt):
            _read(path)


def test_chunks_cannot_be_moved_doubled_or_added(tmp_path: Path) -> None:
    path = _sealed(tmp_path / "sound", _plain(4 * CHUNK))
    good = path.read_bytes()
    header, body = good[:HEADER], good[HEADER:]
    chunks = [body[at : at + SEALED] for at in range(0, len(body), SEALED)]
    first, second, third, last = chunks
    other = _sealed(tmp_path / "other", _plain(4 * CHUNK)).read_bytes()
    forged = {
        "swapped": header + second + first + third + last,
        "doubled": header + first + first + second + third + last,
        "last doubled": good + last,
        "bytes added": good + b"x",
        "a chunk added": good + bytes(SEALED),
        "one left out": header + first + third + last,
        "last left out": header + first + second + third,
        "chunk of another file": header + first + other[HEADER + SEALED :],
        "header of another file": other[:HEADER] + body,
    }
    for content in forged.values():
        path.write_bytes(content)
        with pytest.raises(Corrupt):
            _read(path)


def test_a_file_opens_only_as_what_it_is_and_with_its_key(tmp_path: Path) -> None:
    path = _sealed(tmp_path / "sound", _plain(1000))

    for of, key in (("r2/sound", KEY), ("r1/0.part", KEY), ("r1/sound", b"o" * 32)):
        with pytest.raises(Corrupt):
            _read(path, key=key, of=of)


def test_the_same_bytes_are_never_sealed_alike(tmp_path: Path) -> None:
    first = _sealed(tmp_path / "a", bytes(1000)).read_bytes()
    second = _sealed(tmp_path / "b", bytes(1000)).read_bytes()

    assert first[-1000:] != second[-1000:]


def test_a_failure_while_writing_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> list[bytes]:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        seal(tmp_path / "sound", KEY, of="r1/sound", pieces=(piece for piece in failing()))

    assert list(tmp_path.iterdir()) == []

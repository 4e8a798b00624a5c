"""The pieces of an upload, read as one file that can be sought in; nothing plain on disk."""

import io
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator

from ipt_training.adapters.recordings.places import Place
from ipt_training.adapters.recordings.stream import CHUNK, SealedFile

_OPEN_AT_ONCE = 32
_CHUNKS_AT_HAND = 8


class Pieces(io.RawIOBase):
    """An upload as one seekable file."""

    def __init__(self, place: Place, data_key: bytes) -> None:
        super().__init__()
        self._place, self._data_key = place, data_key
        self._offsets = place.offsets()
        self.size = place.arrived()
        self._position = 0
        self._open: OrderedDict[int, SealedFile] = OrderedDict()
        self._chunks: OrderedDict[tuple[int, int], bytes] = OrderedDict()

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be sought in."""
        return True

    def tell(self) -> int:
        """Say where reading goes on."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to an offset."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def read(self, size: int = -1) -> bytes:
        """Give that many bytes from here on, fewer only at the end.

        Raises:
            Corrupt: when a piece was altered.
        """
        end = self.size if size < 0 else min(self.size, self._position + size)
        found = bytearray()
        while self._position < end:
            some = self._some(end)
            found += some
            self._position += len(some)
        return bytes(found)

    def all(self) -> Iterator[bytes]:
        """Give everything from the start."""
        self._position = 0
        while some := self.read(CHUNK):
            yield some

    def close(self) -> None:
        """Let go of every piece."""
        for file in self._open.values():
            file.close()
        self._open.clear()
        super().close()

    def _some(self, end: int) -> bytes:
        offset = self._offsets[bisect_right(self._offsets, self._position) - 1]
        number, within = divmod(self._position - offset, CHUNK)
        chunk = self._chunk(offset, number)
        return chunk[within : within + end - self._position]

    def _chunk(self, offset: int, number: int) -> bytes:
        if (offset, number) not in self._chunks:
            self._chunks[offset, number] = self._piece(offset).chunk(number)
            if len(self._chunks) > _CHUNKS_AT_HAND:
                self._chunks.popitem(last=False)
        self._chunks.move_to_end((offset, number))
        return self._chunks[offset, number]

    def _piece(self, offset: int) -> SealedFile:
        if offset not in self._open:
            path = self._place.piece(offset)
            self._open[offset] = SealedFile(path, self._data_key, of=self._place.of(path))
            if len(self._open) > _OPEN_AT_ONCE:
                self._open.popitem(last=False)[1].close()
        self._open.move_to_end(offset)
        return self._open[offset]

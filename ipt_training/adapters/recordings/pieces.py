"""The pieces of an upload, read as one file that can be sought in; nothing plain on disk."""

from bisect import bisect_right
from collections import OrderedDict

from ipt_training.adapters.recordings.places import Place
from ipt_training.adapters.recordings.seekable import Seekable
from ipt_training.adapters.recordings.stream import CHUNK, SealedFile

_OPEN_AT_ONCE = 32
_CHUNKS_AT_HAND = 8


class Pieces(Seekable):
    """An upload as one seekable file."""

    def __init__(self, place: Place, data_key: bytes) -> None:
        super().__init__()
        self._place, self._data_key = place, data_key
        self._offsets = place.offsets()
        self.size = place.arrived()
        self._open: OrderedDict[int, SealedFile] = OrderedDict()
        self._chunks: OrderedDict[tuple[int, int], bytes] = OrderedDict()

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

"""Bytes that lie encrypted or elsewhere, read as one file that can be sought in."""

import io
from abc import abstractmethod
from collections.abc import Iterator

from ipt_training.adapters.recordings.stream import CHUNK, SealedFile


class Seekable(io.RawIOBase):
    """A file of known length that is only read."""

    size = 0

    def __init__(self) -> None:
        super().__init__()
        self._position = 0

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
            Corrupt: when they are not what was written.
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

    @abstractmethod
    def _some(self, end: int) -> bytes:
        """Give at least one byte from where reading stands, none from the end on."""


class Part(Seekable):
    """A stretch of another file, with bytes of its own in front."""

    def __init__(self, whole: Seekable, start: int, end: int, *, head: bytes = b"") -> None:
        super().__init__()
        self.whole, self.start, self.end, self.head = whole, start, end, head
        self.size = len(head) + max(0, end - start)

    def _some(self, end: int) -> bytes:
        if self._position < len(self.head):
            return self.head[self._position : end]
        self.whole.seek(self.start + self._position - len(self.head))
        return self.whole.read(end - self._position)


class Sealed(Seekable):
    """A sealed file, read as what it holds; closing it lets go of it."""

    def __init__(self, file: SealedFile) -> None:
        super().__init__()
        self._file, self.size = file, file.size
        self._at_hand: tuple[int, bytes] = (-1, b"")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        super().close()

    def _some(self, end: int) -> bytes:
        number, within = divmod(self._position, CHUNK)
        if self._at_hand[0] != number:
            self._at_hand = number, self._file.chunk(number)
        return self._at_hand[1][within : within + end - self._position]


class InMemory(Seekable):
    """Bytes at hand."""

    def __init__(self, content: memoryview) -> None:
        super().__init__()
        self._content, self.size = content, len(content)

    def _some(self, end: int) -> bytes:
        return bytes(self._content[self._position : end])

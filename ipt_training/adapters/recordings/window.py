"""Shared bytes in memory, written and read through windows that each have a place of their own."""

import io


class Shared:
    """Bytes that a muxer writes."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()

    def window(self) -> "Window":
        """Give one more place to write and read at."""
        return Window(self._bytes)

    def content(self) -> memoryview:
        """Give all that was written."""
        return self._bytes.getbuffer()


class Window:
    """A place of its own in shared bytes."""

    def __init__(self, shared: io.BytesIO) -> None:
        self._shared = shared
        self._position = 0

    def read(self, size: int) -> bytes:
        """Give bytes from here on."""
        self._shared.seek(self._position)
        found = self._shared.read(size)
        self._position += len(found)
        return found

    def write(self, content: bytes) -> int:
        """Put bytes here."""
        self._shared.seek(self._position)
        written = self._shared.write(content)
        self._position += written
        return written

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        if whence == io.SEEK_END:
            self._position = self._shared.seek(offset, whence)
        else:
            self._position = offset if whence == io.SEEK_SET else self._position + offset
        return self._position

    def tell(self) -> int:
        """Say where this window stands."""
        return self._position

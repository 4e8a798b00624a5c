"""The boxes that MP4 files are made of."""

import struct
from collections.abc import Iterator

from ipt_training.adapters.recordings.seekable import Seekable


def boxes(file: Seekable, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Give each box of a stretch: its kind, where its content begins, and where it ends."""
    while start + 8 <= end:
        file.seek(start)
        head = file.read(16)
        size, kind = struct.unpack(">I4s", head[:8])
        inner = start + 8
        if size == 1 and len(head) == 16:
            size, inner = struct.unpack(">Q", head[8:])[0], start + 16
        elif size == 0:
            size = end - start
        if size < inner - start:
            return
        yield kind, inner, start + size
        start += size

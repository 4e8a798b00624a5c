"""Long recordings whose every second says which one it is, by a pair of tones."""

import io
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

import av
import numpy as np
import numpy.typing as npt
from av import AudioFrame, AudioStream, VideoFrame, VideoStream

_BLOCK = 30
"""Seconds made at once; every other block is noisy, so that a changing bit rate changes."""
VARYING = {"flags": "+qscale", "global_quality": "590"}


def second_of(low: float, high: float) -> int:
    """Read the second off the two loudest tones, in Hz."""
    return round((low - 300) / 20) + 60 * round((high - 1700) / 80)


def tones(
    container_format: str,
    sound: str,
    picture: str | None = None,
    *,
    start: int = 0,
    seconds: int = 1200,
    rate: int = 8_000,
    options: Mapping[str, str] | None = None,
) -> bytes:
    """Record so many seconds of tones from a second on, with a picture a second if one is named."""
    file = io.BytesIO()
    with av.open(file, "w", format=container_format) as container:
        heard = container.add_stream(sound, rate=rate, options=dict(options or {}))
        seen = container.add_stream(picture, rate=1) if picture else None
        assert isinstance(heard, AudioStream)
        heard.layout = "mono"
        if isinstance(seen, VideoStream):
            seen.width, seen.height, seen.pix_fmt = 64, 48, "yuv420p"
        for first in range(0, seconds, _BLOCK):
            frame = AudioFrame.from_ndarray(
                _block(start + first, rate), format="s16", layout="mono"
            )
            frame.sample_rate, frame.pts = rate, first * rate
            frame.time_base = Fraction(1, rate)
            container.mux(heard.encode(frame))
            for second in range(first, first + _BLOCK) if isinstance(seen, VideoStream) else ():
                image = VideoFrame.from_ndarray(np.full((48, 64, 3), second % 255, np.uint8))
                image.pts, image.time_base = second, Fraction(1, 1)
                assert isinstance(seen, VideoStream)
                container.mux(seen.encode(image))
        for stream in (heard, seen):
            if isinstance(stream, AudioStream | VideoStream):
                container.mux(stream.encode(None))
    return file.getvalue()


@cache
def _block(start: int, rate: int) -> npt.NDArray[np.int16]:
    moments = np.arange(rate) / rate
    seconds = np.arange(start, start + _BLOCK)[:, np.newaxis]
    low, high = 300 + 20 * (seconds % 60), 1700 + 80 * (seconds // 60)
    sound = 0.4 * (np.sin(2 * np.pi * low * moments) + np.sin(2 * np.pi * high * moments))
    if start // _BLOCK % 2:
        sound += np.random.default_rng(start).normal(0, 0.05, sound.shape)
    return (np.clip(sound, -1, 1) * 30_000).astype(np.int16).reshape(1, -1)

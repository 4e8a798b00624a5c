"""Small recordings made for the tests, one of each form."""

import io
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

import av
import numpy as np
from av import AudioFrame, AudioStream, VideoFrame, VideoStream
from av.container import OutputContainer

RATE = 48_000

_FORMS: dict[str, tuple[str, str, str | None]] = {
    "mp3": ("mp3", "libmp3lame", None),
    "m4a": ("ipod", "aac", None),
    "wav": ("wav", "pcm_s16le", None),
    "ogg": ("ogg", "libopus", None),
    "webm": ("webm", "libopus", None),
    "flac": ("flac", "flac", None),
    "mp4": ("mp4", "aac", "libx264"),
    "webm video": ("webm", "libopus", "libvpx"),
}
FORMS = tuple(_FORMS)


def media(
    form: str, *, seconds: float = 6.0, options: dict[str, str] | None = None, **metadata: str
) -> bytes:
    """Make a recording of a tone that swells."""
    container_format, sound, picture = _FORMS[form]
    return encoded(
        container_format, sound, picture, seconds=seconds, options=options, metadata=metadata
    )


def encoded(
    container_format: str,
    sound: str | None,
    picture: str | None = None,
    *,
    seconds: float = 6.0,
    options: dict[str, str] | None = None,
    metadata: dict[str, str] | None = None,
    rate: int = RATE,
    layout: Literal["mono", "stereo"] = "mono",
) -> bytes:
    """Encode a file with PyAV."""
    file = io.BytesIO()
    with av.open(file, "w", format=container_format, options=options or {}) as container:
        container.metadata.update(metadata or {})
        heard = container.add_stream(sound, rate=rate) if sound else None
        seen = container.add_stream(picture, rate=10) if picture else None
        assert heard is None or isinstance(heard, AudioStream)
        assert seen is None or isinstance(seen, VideoStream)
        if heard is not None:
            heard.layout = layout
        if seen is not None:
            seen.width, seen.height, seen.pix_fmt = 64, 48, "yuv420p"
        for second in range(max(1, round(seconds))):
            if heard is not None:
                _hear(container, heard, second)
            if seen is not None:
                _see(container, seen, second)
        for stream in (heard, seen):
            if stream is not None:
                container.mux(stream.encode(None))
    return file.getvalue()


def varying_mp3(*, seconds: int) -> bytes:
    """Make an MP3 of changing bit rate with no index: silent at first, then loud."""
    samples = np.random.default_rng(1).normal(0, 9_000, seconds * 16_000).clip(-32_000, 32_000)
    samples[: seconds * 12_000] *= 0.0001
    options = {"write_xing": "0", "id3v2_version": "0"}
    file = io.BytesIO()
    with av.open(file, "w", format="mp3", options=options) as container:
        stream = container.add_stream(
            "libmp3lame", rate=16_000, options={"flags": "+qscale", "global_quality": "590"}
        )
        assert isinstance(stream, AudioStream)
        stream.layout = "mono"
        frame = AudioFrame.from_ndarray(
            samples.astype(np.int16)[np.newaxis, :], format="s16", layout="mono"
        )
        frame.sample_rate, frame.time_base = 16_000, Fraction(1, 16_000)
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return file.getvalue()


def two_tracks(*loud: float, picture: bool = False, sound: float = 3, seen: float = 3) -> bytes:
    """Make a video of as many sound tracks as there are loudnesses."""
    file = io.BytesIO()
    with av.open(file, "w", format="mp4") as container:
        sounds = [container.add_stream("aac", rate=RATE) for _ in loud]
        pictures = [container.add_stream("libx264", rate=5)] if picture else []
        for stream in sounds:
            assert isinstance(stream, AudioStream)
            stream.layout = "mono"
        for shown in pictures:
            assert isinstance(shown, VideoStream)
            shown.width, shown.height, shown.pix_fmt = 64, 48, "yuv420p"
        for number, (stream, loudness) in enumerate(zip(sounds, loud, strict=True)):
            assert isinstance(stream, AudioStream)
            times = np.arange(int(sound * RATE)) / RATE
            tone = loudness * np.sin(2 * np.pi * (440 + 660 * number) * times)
            frame = AudioFrame.from_ndarray(
                tone.astype(np.float32)[np.newaxis, :], format="fltp", layout="mono"
            )
            frame.sample_rate, frame.pts, frame.time_base = RATE, 0, Fraction(1, RATE)
            container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        for shown in pictures:
            assert isinstance(shown, VideoStream)
            for number in range(int(seen * 5)):
                image = VideoFrame.from_ndarray(np.full((48, 64, 3), number % 255, np.uint8))
                image.pts, image.time_base = number, Fraction(1, 5)
                container.mux(shown.encode(image))
            container.mux(shown.encode(None))
    return file.getvalue()


def _hear(container: OutputContainer, stream: AudioStream, second: int) -> None:
    for frame in _tone(second):
        container.mux(stream.encode(frame))


def _tone(second: int) -> Iterator[AudioFrame]:
    layout: Literal["mono"] = "mono"
    for part in range(50):
        first = second * RATE + part * RATE // 50
        times = (first + np.arange(RATE // 50)) / RATE
        loud = 0.1 + 0.8 * (np.sin(times) ** 2)
        noise = np.random.default_rng(first).normal(0, 0.05, len(times))
        samples = (np.clip(loud * np.sin(880 * times) + noise, -1, 1) * 32_000).astype(np.int16)
        frame = AudioFrame.from_ndarray(samples[np.newaxis, :], format="s16", layout=layout)
        frame.sample_rate, frame.pts, frame.time_base = RATE, first, Fraction(1, RATE)
        yield frame


def _see(container: OutputContainer, stream: VideoStream, second: int) -> None:
    for part in range(10):
        picture = np.full((48, 64, 3), (second * 10 + part) % 255, dtype=np.uint8)
        frame = VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = second * 10 + part, Fraction(1, 10)
        container.mux(stream.encode(frame))

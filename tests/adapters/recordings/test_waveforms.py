"""The drawn loudness: about a thousand values that follow the sound."""

from fractions import Fraction

import numpy as np
import pytest
from av import AudioFrame

from ipt_training.adapters.recordings.waveform import Waveform, loudness

RATE = 8000


def _frames(samples: "np.ndarray[tuple[int], np.dtype[np.int16]]", size: int) -> list[AudioFrame]:
    frames = []
    for start in range(0, len(samples), size):
        part = samples[np.newaxis, start : start + size]
        frame = AudioFrame.from_ndarray(part, format="s16", layout="mono")
        frame.sample_rate, frame.time_base = RATE, Fraction(1, RATE)
        frames.append(frame)
    return frames


@pytest.mark.parametrize("size", [100, 160, 1024, 9000])
def test_loud_is_high_and_quiet_is_low_whatever_the_frames(size: int) -> None:
    samples = np.zeros(100 * RATE, dtype=np.int16)
    samples[50 * RATE : 60 * RATE] = -20_000
    samples[60 * RATE : 70 * RATE] = 10_000
    waveform = Waveform(rate=RATE)
    for frame in _frames(samples, size):
        waveform.add(loudness(frame))

    peaks = waveform.peaks()

    assert len(peaks) == 1000
    assert set(peaks[:500]) == {0.0}
    assert set(peaks[500:600]) == {1.0}
    assert set(peaks[600:700]) == {0.5}
    assert set(peaks[701:]) == {0.0}


def test_silence_and_nothing_are_drawn_without_complaint() -> None:
    silent = Waveform(rate=RATE)
    for frame in _frames(np.zeros(RATE, dtype=np.int16), 500):
        silent.add(loudness(frame))

    assert set(silent.peaks()) == {0.0}
    assert Waveform(rate=RATE).peaks() == ()

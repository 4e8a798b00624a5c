"""The loudness of a recording over its length, for drawing it."""

from typing import Any

import numpy as np

PEAKS = 1000
"""How many values a recording is drawn from."""
LONGEST = 2 * 3600
"""Seconds; a longer recording is not drawn."""


class Waveform:
    """Collects the peaks while the sound is decoded."""

    def __init__(self, *, seconds: float, rate: int) -> None:
        self._step = max(1, round(seconds * rate / PEAKS))
        self._rate = rate
        self._peaks = np.zeros(PEAKS)
        self._heard = 0

    @property
    def seconds(self) -> float:
        """How much was decoded."""
        return self._heard / self._rate

    def add(self, frame: Any) -> None:
        """Take a decoded frame."""
        loudness = _loudness(frame)
        offsets = np.arange(-(self._heard % self._step), len(loudness), self._step).clip(0)
        places = ((self._heard + offsets) // self._step).clip(max=PEAKS - 1)
        np.maximum.at(self._peaks, places, np.maximum.reduceat(loudness, offsets))
        self._heard += len(loudness)

    def peaks(self) -> tuple[float, ...]:
        """Give the peaks, the loudest of them 1."""
        loudest = float(self._peaks.max())
        if loudest <= 0:
            return tuple(self._peaks.tolist())
        return tuple(round(float(each) / loudest, 4) for each in self._peaks)


def _loudness(frame: Any) -> Any:
    samples = frame.to_ndarray()
    if samples.dtype == np.uint8:
        samples = samples.astype(np.int16) - 128
    channels = 1 if frame.format.is_planar else frame.layout.nb_channels
    if channels > 1:
        samples = samples.reshape(-1, channels).T
    high, low = samples.max(axis=0), samples.min(axis=0)
    loudness = np.maximum(high.astype(np.float64), -low.astype(np.float64))
    return np.nan_to_num(loudness, nan=0.0, posinf=0.0, neginf=0.0)

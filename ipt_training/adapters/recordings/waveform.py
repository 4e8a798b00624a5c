"""The loudness of a recording over its length, for drawing it."""

import numpy as np
import numpy.typing as npt
from av import AudioFrame

PEAKS = 1000
"""How many values a recording is drawn from, fewer only when it is shorter than ten seconds."""
LONGEST = 2 * 3600
"""Seconds; a longer recording is not drawn."""
_PER_SECOND = 100
_Loudness = npt.NDArray[np.float64]


class Waveform:
    """Collects the peaks while the sound is decoded."""

    def __init__(self, *, rate: int) -> None:
        self._step = max(1, rate // _PER_SECOND)
        self._peaks: _Loudness = np.zeros(60 * _PER_SECOND)
        self._heard = 0

    def add(self, frame: AudioFrame) -> None:
        """Take a decoded frame."""
        loudness = _loudness(frame)
        offsets = np.arange(-(self._heard % self._step), len(loudness), self._step).clip(0)
        places = (self._heard + offsets) // self._step
        self._heard += len(loudness)
        while self._heard // self._step >= len(self._peaks):
            self._peaks = np.concatenate([self._peaks, np.zeros_like(self._peaks)])
        np.maximum.at(self._peaks, places, np.maximum.reduceat(loudness, offsets))

    def peaks(self) -> tuple[float, ...]:
        """Give the peaks, the loudest of them 1."""
        fine = self._peaks[: -(-self._heard // self._step)]
        if not len(fine):
            return ()
        starts = np.unique(np.linspace(0, len(fine), PEAKS, endpoint=False).astype(int))
        coarse = np.maximum.reduceat(fine, starts)
        loudest = float(coarse.max()) or 1.0
        return tuple(round(float(each) / loudest, 4) for each in coarse)


def _loudness(frame: AudioFrame) -> _Loudness:
    samples = frame.to_ndarray()
    if samples.dtype == np.uint8:
        samples = samples.astype(np.int16) - 128
    if not frame.format.is_planar:
        samples = samples.reshape(-1, frame.layout.nb_channels).T
    high, low = samples.max(axis=0), samples.min(axis=0)
    loudness: _Loudness = np.maximum(
        np.abs(high.astype(np.float64)), np.abs(low.astype(np.float64))
    )
    loudness[~np.isfinite(loudness)] = 0.0
    return loudness

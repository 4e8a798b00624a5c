"""The loudness of a recording over its length, for drawing it."""

import numpy as np
import numpy.typing as npt
from av import AudioFrame

PEAKS = 1000
"""How many values a recording is drawn from, fewer only when it is shorter than ten seconds."""
LONGEST = 2 * 3600
"""Seconds; a longer recording is not drawn."""
_PER_SECOND = 100
_GAP = 0.5
"""Seconds without sound that are drawn as such; less is the rounding of stamps."""
Loudness = npt.NDArray[np.float64]


class Waveform:
    """Collects the peaks while the sound is decoded."""

    def __init__(self, *, rate: int) -> None:
        self._rate = rate
        self._step = max(1, rate // _PER_SECOND)
        self._peaks: Loudness = np.zeros(60 * _PER_SECOND)
        self._heard = 0

    def add(self, loudness: Loudness, *, at: float | None = None) -> None:
        """Take the samples of a frame, and the second they stand at: a gap before is drawn."""
        if at is not None and at - self._heard / self._rate > _GAP:
            self._heard = round(at * self._rate)
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


def loudness(frame: AudioFrame) -> Loudness:
    """Give how loud each sample of a decoded frame is, of 1, over all its channels."""
    samples = frame.to_ndarray()
    if samples.dtype == np.uint8:
        samples = samples.astype(np.int16) - 128
        full = 128.0
    else:
        full = 1.0 if samples.dtype.kind == "f" else 2.0 ** (8 * samples.dtype.itemsize - 1)
    if not frame.format.is_planar:
        samples = samples.reshape(-1, frame.layout.nb_channels).T
    if len(samples) == 1:
        only: Loudness = np.abs(samples[0].astype(np.float64)) / full
        return only if np.isfinite(only.sum()) else np.where(np.isfinite(only), only, 0.0)
    high, low = samples.max(axis=0), samples.min(axis=0)
    found: Loudness = np.maximum(np.abs(high.astype(np.float64)), np.abs(low.astype(np.float64)))
    found[~np.isfinite(found)] = 0.0
    return found / full

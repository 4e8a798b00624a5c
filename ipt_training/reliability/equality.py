"""When two scores are the same: the one rule of every coefficient.

0.1 + 0.2 is not 0.3 in binary fractions, and a mean of items may differ from another by its last
bits. Scores this close are one score, before anything is counted, so that no two figures of one
table can contradict each other.
"""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

ROUNDING = 1e-12
"""How far apart, as a share of the largest score, two scores may lie and still be one."""


def room_of(scores: FloatArray) -> float:
    """Give how far apart two of these scores may lie and still be one; NaN is a missing score."""
    largest = np.abs(scores[np.isfinite(scores)]).max(initial=0.0)
    return float(largest) * ROUNDING


def levelled(scores: FloatArray) -> FloatArray:
    """Give the scores with those that differ by rounding alone made the same.

    Of each such run the number that is shortest to write stands for all; every other score stays
    as it is to its last bit.
    """
    flat = scores[np.isfinite(scores)]
    if flat.size == 0 or bool((flat == np.rint(flat)).all()):
        return scores
    # With counts, which are not used, numpy does without its masked arrays: no import.
    names = np.unique(flat, return_counts=True)[0]
    close = np.diff(names) <= room_of(flat)
    if not close.any():
        return scores
    runs = np.concatenate([[0], np.cumsum(~close)])
    plain = np.array(
        [
            min(names[runs == run], key=lambda one: len(repr(float(one))))
            for run in range(runs[-1] + 1)
        ]
    )
    made = scores.copy()
    given = np.isfinite(scores)
    made[given] = plain[runs[np.searchsorted(names, flat)]]
    return made

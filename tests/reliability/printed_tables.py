"""Ratings that were printed with their coefficients, and shorthand to read results."""

import numpy as np

from ipt_training.reliability.estimate import Estimate, NotEstimable, Result
from ipt_training.reliability.ratings_table import RatingsTable

NA = float("nan")

FOUR_RATERS = RatingsTable.of(
    np.array(
        [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, NA, NA, NA],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NA, NA],
            [NA, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NA],
        ]
    ).T
)
"""Krippendorff's data C; ``cac.raw4raters`` of the R package irrCAC by K. L. Gwet."""

_DIAGNOSES = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006
10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""

DIAGNOSES = RatingsTable.of(
    [
        [place + 1 for place, count in enumerate(row) for _ in range(int(count))]
        for row in _DIAGNOSES.split()
    ]
)
"""Fleiss (1971): 30 patients, 6 psychiatrists each, depression, personality disorder,
schizophrenia, neurosis, other."""

COHEN_1968 = np.array([[88.0, 14.0, 18.0], [10.0, 40.0, 10.0], [2.0, 6.0, 12.0]])
"""Cohen (1968), proportions of 200 patients, here as counts."""

FLEISS_COHEN_EVERITT = np.array([[106.0, 10.0, 4.0], [22.0, 28.0, 10.0], [2.0, 12.0, 6.0]])
"""Fleiss, Cohen & Everitt (1969), two psychiatrists, 200 patients."""


def figure(result: Result) -> Estimate:
    """Give the estimate that must be there."""
    assert isinstance(result, Estimate), result
    return result


def reason(result: object) -> str:
    """Give the reason why there must be no estimate."""
    assert isinstance(result, NotEstimable), result
    return result.reason


def of_counts(counts: list[list[int]]) -> RatingsTable:
    """Give the ratings of two raters that a contingency table counts."""
    return RatingsTable.of(
        [
            [row + 1, column + 1]
            for row, line in enumerate(counts)
            for column, count in enumerate(line)
            for _ in range(count)
        ]
    )

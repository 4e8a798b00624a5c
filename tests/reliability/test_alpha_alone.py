"""Krippendorff's alpha without an interval is the same figure, sooner."""

import numpy as np
import pytest

from ipt_training.reliability.krippendorff import Level, krippendorff_alpha
from ipt_training.reliability.ratings_table import RatingsTable
from tests.reliability.printed_tables import figure


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize(
    ("scores", "raters"),
    [
        (5, 4),
        # so many scores and raters that patterns of counts no longer fit one number
        (24, 9),
        # so many scores that no table of pairs is made
        (40, 4),
    ],
)
@pytest.mark.parametrize("missing", [0.0, 0.3])
def test_the_figure_alone_is_the_figure_with_an_interval(
    level: Level, scores: int, raters: int, missing: float
) -> None:
    rng = np.random.default_rng(3)
    given = rng.integers(1, scores + 1, (80, raters)).astype(np.float64)
    given[0, :] = given[0, 0]
    given[rng.random(given.shape) < missing] = np.nan
    table = RatingsTable.of(given)
    alone = figure(krippendorff_alpha(table, level=level, resamples=0))
    with_interval = figure(krippendorff_alpha(table, level=level, resamples=50))
    assert alone.value == pytest.approx(with_interval.value, abs=1e-12)
    assert (alone.low, alone.high, alone.standard_error) == (None, None, None)
    assert (alone.n_targets, alone.n_raters) == (with_interval.n_targets, with_interval.n_raters)

"""Words for coefficients, and Gwet's rule, against the benchmarking vignette of irrCAC (R)."""

import pytest

from ipt_training.reliability.bands import (
    ALTMAN,
    CICCHETTI,
    FLEISS,
    KOO_LI,
    LANDIS_KOCH,
    Bands,
    Verdict,
    benchmark,
    spanned,
)
from ipt_training.reliability.estimate import Estimate
from ipt_training.reliability.gwet import gwet_ac
from tests.reliability.printed_tables import FOUR_RATERS, figure, reason


def _verdict(estimate: Estimate, bands: Bands) -> Verdict:
    found = benchmark(estimate, bands)
    assert isinstance(found, Verdict)
    return found


def test_the_verdict_on_four_raters_is_moderate_as_printed() -> None:
    # irrCAC hands its benchmarks the printed AC1 .77544 with standard error .14295
    found = _verdict(Estimate(0.77544, None, None, 12, 4, 0.14295), LANDIS_KOCH)
    assert found.word == "moderate"
    assert list(found.memberships)[:3] == ["almost perfect", "substantial", "moderate"]
    printed = [0.39674, 0.88336, 0.99542]
    assert [round(share, 5) for share in found.memberships.values()][:3] == printed
    assert _verdict(figure(gwet_ac(FOUR_RATERS)), LANDIS_KOCH).word == "moderate"


@pytest.mark.parametrize(
    ("bands", "word"), [(ALTMAN, "moderate"), (FLEISS, "intermediate to good")]
)
def test_other_sources_give_the_printed_verdicts_too(bands: Bands, word: str) -> None:
    assert _verdict(figure(gwet_ac(FOUR_RATERS)), bands).word == word


@pytest.mark.parametrize("bands", [LANDIS_KOCH, ALTMAN, FLEISS, KOO_LI, CICCHETTI])
def test_memberships_grow_to_one_and_every_source_is_named(bands: Bands) -> None:
    shares = list(_verdict(Estimate(0.3, None, None, 9, 2, 0.4), bands).memberships.values())
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert bands.source


@pytest.mark.parametrize(
    ("value", "error", "word"),
    [
        (0.8, 0.0, "almost perfect"),
        (0.79, 0.0, "substantial"),
        (-0.5, 0.0, "poor"),
        (1.0, 1e-6, "almost perfect"),
        (-1.25, 1e-3, "poor"),
        (-1.1, 0.1, "poor"),
    ],
)
def test_a_coefficient_without_doubt_gets_the_word_of_its_value(
    value: float, error: float, word: str
) -> None:
    assert _verdict(Estimate(value, None, None, 9, 2, error), LANDIS_KOCH).word == word


def test_no_standard_error_gives_no_verdict() -> None:
    assert reason(benchmark(Estimate(0.8, None, None, 1, 2), KOO_LI)) == (
        "the coefficient has no standard error"
    )


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0.91, 0.95, ("excellent",)),
        (0.7, 0.91, ("moderate", "good", "excellent")),
        (-1.3, 0.5, ("poor", "moderate")),
        (0.75, 0.76, ("good",)),
        (-0.2, 0.1, ("poor",)),
    ],
)
def test_an_interval_touches_the_bands_it_reaches(
    low: float, high: float, words: tuple[str, ...]
) -> None:
    assert spanned(Estimate(0.75, low, high, 9, 2), KOO_LI) == words


def test_no_interval_spans_no_bands() -> None:
    assert reason(spanned(Estimate(0.75, None, None, 1, 2), KOO_LI)) == (
        "the coefficient has no interval"
    )

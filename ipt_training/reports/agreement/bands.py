"""What the literature would call a coefficient: context with its source, never a verdict."""

from ipt_training.domain.agreement.results import Agreement
from ipt_training.reliability.bands import (
    CICCHETTI,
    KOO_LI,
    LANDIS_KOCH,
    Bands,
    Verdict,
    benchmark,
    spanned,
)
from ipt_training.reliability.estimate import Estimate, NotEstimable

CONTEXT = (
    "Such words are context: they were made for other purposes, and what is enough depends on what"
    " the score decides. For a certificate, look at the lower limit of the interval."
)


def bands_of(agreement: Agreement) -> tuple[str, ...]:
    """Give the words of the usual sources for the coefficient that fits the question."""
    result = agreement.main.result
    if not isinstance(result, Estimate):
        return ()
    sources = (KOO_LI, CICCHETTI) if agreement.is_mean else (LANDIS_KOCH,)
    return (*(_sentence(result, bands) for bands in sources), CONTEXT)


def _sentence(result: Estimate, bands: Bands) -> str:
    verdict = benchmark(result, bands)
    if isinstance(verdict, Verdict):
        return (
            f"{bands.name} would say “{verdict.word}” (with at least 95 % certainty, by Gwet's"
            f" rule). {bands.source}."
        )
    words = spanned(result, bands)
    if isinstance(words, NotEstimable):
        return f"{bands.name} say nothing, because {words.reason}. {bands.source}."
    span = f"“{words[0]}”" if len(words) == 1 else f"“{words[0]}” to “{words[-1]}”"
    return f"{bands.name} would say {span}, over the interval. {bands.source}."

"""An estimated figure in words: with its interval, in brief, or why there is none."""

from ipt_training.reliability.estimate import Estimate, Result


def result_of(result: Result, digits: int = 2) -> str:
    """Give a figure with its interval, or why there is none."""
    if isinstance(result, Estimate):
        return f"{result.value:.{digits}f}{_interval(result, digits)}"
    return f"Not estimable because {result.reason}"


def brief(result: Result, digits: int = 2) -> str:
    """Give a figure alone; a dash where there is none."""
    return f"{result.value:.{digits}f}" if isinstance(result, Estimate) else "–"


def percent_of(result: Result) -> str:
    """Give a share as a percentage with its interval, or why there is none."""
    if not isinstance(result, Estimate):
        return f"Not estimable because {result.reason}"
    if result.low is None or result.high is None:
        return f"{result.value:.0%}"
    return (
        f"{result.value:.0%} ({result.confidence:.0%} interval {result.low:.0%} to"
        f" {result.high:.0%})"
    )


def brief_percent(result: Result) -> str:
    """Give a share as a percentage alone; a dash where there is none."""
    return f"{result.value:.0%}" if isinstance(result, Estimate) else "–"


def _interval(result: Estimate, digits: int) -> str:
    if result.low is None or result.high is None:
        return ""
    return (
        f" ({result.confidence:.0%} interval {result.low:.{digits}f} to {result.high:.{digits}f})"
    )

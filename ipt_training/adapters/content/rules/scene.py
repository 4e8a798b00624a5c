"""The rules of one scene: its decision can be made and marked."""

from collections.abc import Iterator

from ipt_training.adapters.content.rules.finding import Finding, repeated
from ipt_training.domain.practice.vignette import Choose, Map, Rank, Scene


def scene_findings(scene: Scene, here: tuple[str | int, ...]) -> Iterator[Finding]:
    """Options have ids of their own, one best move, and places that exist."""
    at = (*here, "decision")
    match scene.decision:
        case Choose(options=options):
            yield from repeated((option.id for option in options), (*at, "options"))
            best = sum(option.credit == 1 for option in options)
            if best != 1:
                yield (
                    (*at, "options"),
                    f"{best} options have credit 1; exactly one is the best move",
                )
        case Rank(options=ranked):
            yield from repeated((option.id for option in ranked), (*at, "options"))
        case Map():
            yield from _map(scene.decision, at)
        case _:
            pass
    yield from _twice(scene.rubric_items, (*here, "rubric_items"))


def _map(decision: Map, at: tuple[str | int, ...]) -> Iterator[Finding]:
    yield from repeated((option.id for option in decision.options), (*at, "options"))
    yield from repeated((place.id for place in decision.bins), (*at, "bins"))
    bins = {place.id for place in decision.bins}
    for index, option in enumerate(decision.options):
        if option.bin not in bins:
            yield (
                (*at, "options", index, "bin"),
                f"“{option.bin}” is not one of the bins: {', '.join(sorted(bins))}",
            )


def _twice(items: tuple[str, ...], at: tuple[str | int, ...]) -> Iterator[Finding]:
    for index, item_id in enumerate(items):
        if item_id in items[:index]:
            yield (*at, index), f"names the item “{item_id}” twice"

"""The words that all rules share: a finding, and the rule that ids stand once."""

from collections.abc import Iterable, Iterator

Finding = tuple[tuple[str | int, ...], str]
"""The way to a value inside a pack, and what is wrong with it."""


def repeated(
    ids: Iterable[str], around: tuple[str | int, ...], *, name: str = "id"
) -> Iterator[Finding]:
    """Find ids that stand twice in one list."""
    seen: set[str] = set()
    for index, own in enumerate(ids):
        if own in seen:
            yield (*around, index, name), f"“{own}” stands twice; every {name} stands once"
        seen.add(own)


def folded(text: str) -> str:
    """Give a text with its line breaks and runs of spaces as single spaces."""
    return " ".join(text.split())

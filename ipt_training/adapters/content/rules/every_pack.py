"""What every pack must say of itself."""

from collections.abc import Iterator

from ipt_training.adapters.content.rules.finding import Finding
from ipt_training.domain.pack import Pack


def pack_findings(pack: Pack) -> Iterator[Finding]:
    """A pack names its sources."""
    if not pack.sources:
        yield (
            ("sources",),
            "names no source; name at least one publication that the pack rests on",
        )

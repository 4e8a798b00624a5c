"""The rules of requirement packs."""

from collections.abc import Iterator

from ipt_training.adapters.content.rules.finding import Finding, repeated
from ipt_training.domain.certification.requirements import RecordingsRequired, RequirementPack


def programme_findings(pack: RequirementPack) -> Iterator[Finding]:
    """Requirements have ids of their own, and what they ask for can be met."""
    yield from repeated((required.id for required in pack.requirements), ("requirements",))
    for index, required in enumerate(pack.requirements):
        if not isinstance(required, RecordingsRequired):
            continue
        here = ("requirements", index)
        if len(set(required.phases)) > required.at_least:
            yield (
                (*here, "phases"),
                f"names {len(set(required.phases))} phases for {required.at_least} recordings;"
                " a recording has one phase",
            )

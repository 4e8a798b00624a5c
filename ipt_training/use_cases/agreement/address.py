"""A selection of ratings as part of an address, and back."""

from collections.abc import Mapping
from datetime import date

from ipt_training.domain.agreement.pooling import ItemSet, Selection
from ipt_training.domain.errors import NotFound
from ipt_training.domain.fidelity.rating import RaterKind
from ipt_training.domain.ipt import Dialect, Phase


def query_of(selection: Selection) -> dict[str, str]:
    """Give a selection as the query of an address; what is not asked for is left out."""
    fields = {
        "structure": selection.structure_hash,
        "kind": selection.kind.value,
        "dialect": selection.dialect.value,
        "first": selection.first.isoformat() if selection.first else "",
        "last": selection.last.isoformat() if selection.last else "",
        "phase": selection.phase.value if selection.phase else "",
        "group": selection.item_set.group_id or "",
        "item": selection.item_set.item_id or "",
    }
    return {name: value for name, value in fields.items() if value}


def selection_of(query: Mapping[str, str]) -> Selection:
    """Give the selection that an address asks for.

    Raises:
        NotFound: when the address does not say one.
    """
    try:
        phase, first, last = query.get("phase"), query.get("first"), query.get("last")
        return Selection(
            structure_hash=query["structure"],
            kind=RaterKind(query["kind"]),
            dialect=Dialect(query["dialect"]),
            first=date.fromisoformat(first) if first else None,
            last=date.fromisoformat(last) if last else None,
            phase=Phase(phase) if phase else None,
            item_set=ItemSet(group_id=query.get("group"), item_id=query.get("item")),
        )
    except (KeyError, ValueError) as error:
        raise NotFound("There is nothing here under this address.") from error

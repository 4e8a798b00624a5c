"""What the choice of a dialect means for a rating: which items it brings, and comparisons."""

from ipt_training.domain.fidelity.rating import Heard, applicable_items
from ipt_training.domain.fidelity.rubric import Item, Rubric
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.domain.value import Value


class Choice(Value):
    """One dialect, for a phase and a focus."""

    dialect: Dialect
    asked: tuple[Item, ...]
    """Items that are asked here and not in every dialect."""
    left_out: tuple[Item, ...]
    """Items that another dialect asks and this one does not."""
    comparable: tuple[Dialect, ...]
    """Dialects in which the same items are asked, this one among them."""


def choices(rubric: Rubric, phase: Phase, focus: Focus) -> tuple[Choice, ...]:
    """Give what each dialect would mean; nothing is asked or left out where all ask the same."""
    asked = {
        dialect: applicable_items(rubric, Heard(phase=phase, focus=focus, dialect=dialect))
        for dialect in Dialect
    }
    every = asked[Dialect.BOTH]
    decided = [item for item in every if any(item not in items for items in asked.values())]
    return tuple(
        Choice(
            dialect=dialect,
            asked=tuple(item for item in decided if item in items),
            left_out=tuple(item for item in decided if item not in items),
            comparable=tuple(one for one in Dialect if asked[one] == items),
        )
        for dialect, items in asked.items()
    )

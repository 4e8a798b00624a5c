"""What the choice of a dialect means for a rating, in sentences at the time of choosing."""

from collections.abc import Sequence

from ipt_training.domain.fidelity.dialects import Choice
from ipt_training.domain.fidelity.rubric import Item
from ipt_training.domain.ipt import Dialect
from ipt_training.reports.words import DIALECTS, listed

NO_MATTER = (
    "For this phase and focus every dialect asks the same items: whichever you choose, your rating"
    " is compared with those of others, for agreement and for how sure a score is."
)


def before_choosing(offered: Sequence[Choice]) -> str:
    """Say what the choice decides."""
    sparing = [one for one in offered if one.left_out]
    if not sparing:
        return NO_MATTER
    decides = "; ".join(
        f"“{DIALECTS[one.dialect]}” does not ask {_titles(one.left_out)}" for one in sparing
    )
    return (
        f"The dialect decides which items you are asked here: {decides}. Ratings that were asked"
        " different items are not compared, neither for agreement nor for how sure a score is."
    )


def once_chosen(offered: Sequence[Choice], chosen: Dialect) -> str:
    """Say what was chosen by a dialect, and whose ratings this one is compared with."""
    choice = next(one for one in offered if one.dialect is chosen)
    others = [one.dialect for one in offered if one.dialect not in choice.comparable]
    if not others:
        return NO_MATTER
    asked = f"asks {_titles(choice.asked)}" if choice.asked else ""
    spares = f"does not ask {_titles(choice.left_out)}" if choice.left_out else ""
    what = " and ".join(part for part in (asked, spares) if part)
    return (
        f"“{DIALECTS[chosen]}” {what}. Your rating is compared with those in"
        f" {_named(choice.comparable)} and not with those in {_named(others)}, which ask other"
        " items here; neither for agreement nor for how sure a score is."
    )


def _titles(items: Sequence[Item]) -> str:
    return listed([f"“{item.title}”" for item in items])


def _named(dialects: Sequence[Dialect]) -> str:
    # Their names hold an "and" of their own.
    return listed([f"“{DIALECTS[one]}”" for one in dialects])

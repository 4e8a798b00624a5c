"""The desk says what the choice of a dialect means, before and after it is made."""

import pytest

from ipt_training.domain.fidelity.dialects import choices
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.reports.fidelity.dialect_choice import NO_MATTER, before_choosing, once_chosen
from tests.builders import a_rubric, an_item

RUBRIC = a_rubric(
    an_item("both"),
    an_item("sick", phases=(Phase.INITIAL,), dialect=Dialect.COLUMBIA),
    an_item("attachment", focuses=(Focus.GRIEF,), dialect=Dialect.INSTITUTE),
)
NOWHERE = "neither for agreement nor for how sure a score is."


def test_where_the_choice_changes_nothing_it_says_so() -> None:
    offered = choices(RUBRIC, Phase.MIDDLE, Focus.SENSITIVITY)
    assert before_choosing(offered) == NO_MATTER
    assert {once_chosen(offered, one) for one in Dialect} == {NO_MATTER}


COLUMBIA, INSTITUTE, BOTH = (
    "“Columbia and ISIPT usage”",
    "“IPT Institute usage”",
    "“Either tradition”",
)


def test_before_the_choice_it_says_what_each_dialect_does_not_ask() -> None:
    offered = choices(RUBRIC, Phase.INITIAL, Focus.GRIEF)
    assert before_choosing(offered) == (
        f"The dialect decides which items you are asked here: {COLUMBIA} does not ask “Item"
        f" attachment”; {INSTITUTE} does not ask “Item sick”. Ratings that were asked different"
        f" items are not compared, {NOWHERE}"
    )


@pytest.mark.parametrize(
    ("focus", "chosen", "what", "compared", "others"),
    [
        (
            Focus.SENSITIVITY,
            Dialect.INSTITUTE,
            f"{INSTITUTE} does not ask “Item sick”.",
            INSTITUTE,
            f"{BOTH} and {COLUMBIA}",
        ),
        (
            Focus.SENSITIVITY,
            Dialect.BOTH,
            f"{BOTH} asks “Item sick”.",
            f"{BOTH} and {COLUMBIA}",
            INSTITUTE,
        ),
        (
            Focus.GRIEF,
            Dialect.COLUMBIA,
            f"{COLUMBIA} asks “Item sick” and does not ask “Item attachment”.",
            COLUMBIA,
            f"{BOTH} and {INSTITUTE}",
        ),
    ],
)
def test_once_chosen_it_says_whose_ratings_are_compared(
    focus: Focus, chosen: Dialect, what: str, compared: str, others: str
) -> None:
    assert once_chosen(choices(RUBRIC, Phase.INITIAL, focus), chosen) == (
        f"{what} Your rating is compared with those in {compared} and not with those in {others},"
        f" which ask other items here; {NOWHERE}"
    )

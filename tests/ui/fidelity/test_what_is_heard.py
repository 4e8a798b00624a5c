"""The desk says what a dialect means at the time it is chosen."""

import pytest
from streamlit.testing.v1 import AppTest

from ipt_training.domain.ids import RatingId
from ipt_training.domain.ipt import Dialect, Phase
from tests.builders import a_rubric, an_item
from tests.fakes.office import Office
from tests.ui.fidelity.conftest import Draw


@pytest.fixture
def office() -> Office:
    """Give a programme whose rubric asks an item of one tradition in the initial phase."""
    sick_role = an_item("s1", phases=(Phase.INITIAL,), dialect=Dialect.COLUMBIA)
    return Office(rubrics=(a_rubric(an_item("r1"), sick_role),))


def choose(at: AppTest, draft_id: str, **said: str) -> str:
    for name, value in said.items():
        at.button_group(key=f"desk.{name}.{draft_id}").set_value(value).run()
    assert not at.exception
    return " ".join(one.value for one in at.caption).replace("\\", "")


def test_before_the_dialect_is_chosen_it_says_what_that_decides(
    draw: Draw, draft_id: RatingId
) -> None:
    at = draw("desk", rating=draft_id)
    assert "ialect" not in choose(at, draft_id, phase="initial")
    assert "“IPT Institute usage” does not ask “Item s1”" in choose(at, draft_id, focus="grief")
    assert "every dialect asks the same items" in choose(at, draft_id, phase="middle")


def test_once_chosen_it_goes_on_saying_whose_ratings_are_compared(
    draw: Draw, draft_id: RatingId
) -> None:
    at = draw("desk", rating=draft_id)
    text = choose(at, draft_id, phase="initial", focus="grief", dialect="institute")
    assert "Your rating is compared with those in “IPT Institute usage” and not with" in text
    assert "neither for agreement nor for how sure a score is" in text


def test_where_the_dialect_decides_nothing_the_rubric_stands_without_a_word_on_it(
    draw: Draw, draft_id: RatingId
) -> None:
    at = draw("desk", rating=draft_id)
    text = choose(at, draft_id, phase="middle", focus="grief", dialect="institute")
    assert "compared" not in text

"""A dialect decides which items are asked, and with that whose ratings are compared."""

from ipt_training.domain.fidelity.dialects import choices
from ipt_training.domain.ipt import Dialect, Focus, Phase
from tests.builders import a_rubric, an_item

RUBRIC = a_rubric(
    an_item("both"),
    an_item("sick-role", phases=(Phase.INITIAL,), dialect=Dialect.COLUMBIA),
    an_item("attachment", focuses=(Focus.GRIEF,), dialect=Dialect.INSTITUTE),
)


def said(phase: Phase, focus: Focus) -> dict[str, tuple[list[str], list[str], list[str]]]:
    return {
        one.dialect.value: (
            [item.id for item in one.asked],
            [item.id for item in one.left_out],
            [other.value for other in one.comparable],
        )
        for one in choices(RUBRIC, phase, focus)
    }


def test_where_every_dialect_asks_the_same_all_are_comparable() -> None:
    everybody = ["both", "columbia", "institute"]
    assert said(Phase.MIDDLE, Focus.SENSITIVITY) == {
        dialect: ([], [], everybody) for dialect in everybody
    }


def test_an_item_of_one_dialect_is_left_out_by_the_other() -> None:
    assert said(Phase.INITIAL, Focus.SENSITIVITY) == {
        "both": (["sick-role"], [], ["both", "columbia"]),
        "columbia": (["sick-role"], [], ["both", "columbia"]),
        "institute": ([], ["sick-role"], ["institute"]),
    }


def test_items_of_both_dialects_set_all_three_apart() -> None:
    assert said(Phase.INITIAL, Focus.GRIEF) == {
        "both": (["sick-role", "attachment"], [], ["both"]),
        "columbia": (["sick-role"], ["attachment"], ["columbia"]),
        "institute": (["attachment"], ["sick-role"], ["institute"]),
    }

"""The rating desk, drawn over fakes; what counts is what is stored."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from ipt_training.domain.fidelity.rating import Draft, Judgement, NotRated
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.ids import RatingId
from ipt_training.ui.fidelity.saving import Pen
from ipt_training.use_cases.people.access import Session
from tests.builders import MIDDLE_GRIEF, a_judgement, scored
from tests.fakes.office import OTHER_SUPERVISOR, Office
from tests.ui.fidelity.conftest import Draw

Transactions = Callable[..., AbstractContextManager[object]]
Stored = Callable[[], Draft]


def _noting(asked: list[str], kind: str, ask: Transactions) -> Transactions:
    def asking(**how: bool) -> AbstractContextManager[object]:
        asked.append(kind)
        return ask(**how)

    return asking


def _key(kind: str, draft_id: str, *parts: str, turn: int = 1) -> str:
    return ".".join(("desk", kind, draft_id, *parts, str(turn)))


def test_somebody_elses_draft_is_not_found(draw: Draw, draft_id: RatingId) -> None:
    at = draw("desk", OTHER_SUPERVISOR, rating=draft_id)

    assert not at.exception
    assert "no draft of yours" in at.info[0].value


def test_before_any_item_it_asks_what_is_heard_and_chooses_nothing(
    draw: Draw, draft_id: RatingId
) -> None:
    at = draw("desk", rating=draft_id)

    assert not at.exception
    groups = [one for one in at.button_group if one.key and f".{draft_id}" in one.key]
    assert [one.label for one in groups] == ["Phase", "Focus", "Dialect"]
    assert [one.value for one in groups] == [None, None, None]


def test_once_all_three_are_said_the_items_follow(
    draw: Draw, draft_id: RatingId, stored: Stored
) -> None:
    at = draw("desk", rating=draft_id)
    for name, value in (("phase", "middle"), ("focus", "grief"), ("dialect", "both")):
        at.button_group(key=f"desk.{name}.{draft_id}").set_value(value).run()

    assert not at.exception
    assert stored().judgement.heard == MIDDLE_GRIEF
    titles = [one.value for one in at.header]
    assert [f"Item {one}" in titles for one in ("r1", "m1", "m2", "g1", "i3", "n1")] == [
        False, False, False, False, False, False,
    ]  # fmt: skip
    shown = " ".join(one.value for one in at.markdown)
    assert all(f"Item {one}" in shown for one in ("r1", "m1", "m2", "g1"))
    assert "Item i3" not in shown
    assert "Item n1" not in shown


def test_a_score_is_saved_at_once_and_nothing_else_is(
    draw: Draw, heard_draft: RatingId, stored: Stored
) -> None:
    at = draw("desk", rating=heard_draft)
    at.button_group(key=_key("skill", heard_draft, "m1")).set_value(4).run()

    assert not at.exception
    assert {one: dict(a.scores) for one, a in stored().judgement.answers.items()} == {
        "m1": {Aspect.SKILL: 4}
    }
    assert any("skill as at level 4" in one.value for one in at.caption)


def test_a_score_takes_one_transaction_to_save_and_draw(
    office: Office, draw: Draw, heard_draft: RatingId, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = draw("desk", rating=heard_draft)
    asked: list[str] = []
    for kind in ("reading", "writing"):
        monkeypatch.setattr(office.store, kind, _noting(asked, kind, getattr(office.store, kind)))
    at.button_group(key=_key("skill", heard_draft, "m1")).set_value(4).run()

    # This test's app draws the whole page anew, with a new pen; a browser redraws the desk alone.
    assert asked == ["writing", "reading"]


def test_what_a_change_left_is_drawn_once_and_then_the_draft_is_read_again(
    office: Office, supervisor: Session, heard_draft: RatingId
) -> None:
    pen = Pen(office, supervisor, heard_draft)  # type: ignore[arg-type]
    pen.write(lambda now: now.draft.judgement.model_copy(update={"comment": "Mine."}))
    elsewhere = Judgement(heard=MIDDLE_GRIEF, comment="Of another window.")
    office.rating.save(supervisor, heard_draft, elsewhere, expected=2)

    assert pen.desk_to_draw().draft.judgement.comment == "Mine."
    assert pen.desk_to_draw().draft.judgement.comment == "Of another window."


def test_no_opportunity_is_saved_and_taken_back(
    draw: Draw, heard_draft: RatingId, stored: Stored
) -> None:
    at = draw("desk", rating=heard_draft)
    why = _key("why", heard_draft, "m2")
    at.button_group(key=why).set_value("no_opportunity").run()
    assert stored().judgement.answers["m2"].not_rated is NotRated.NO_OPPORTUNITY

    at.button_group(key=why).set_value(None).run()

    assert stored().judgement.answers["m2"].not_rated is None


def test_an_answer_of_another_window_stays_and_is_shown(
    office: Office, supervisor: Session, draw: Draw, heard_draft: RatingId, stored: Stored
) -> None:
    at = draw("desk", rating=heard_draft)
    elsewhere = Judgement(heard=MIDDLE_GRIEF, answers={"m1": scored(2, 5)})
    office.rating.save(supervisor, heard_draft, elsewhere, expected=1)

    at.button_group(key=_key("skill", heard_draft, "m2")).set_value(3).run()

    assert not at.exception
    assert stored().judgement.answers["m1"] == scored(2, 5)
    assert stored().judgement.answers["m2"].scores == {Aspect.SKILL: 3}
    assert at.button_group(key=_key("skill", heard_draft, "m1", turn=2)).value == 5


def test_a_draft_opened_again_shows_what_is_stored(
    office: Office, supervisor: Session, draw: Draw, heard_draft: RatingId
) -> None:
    office.rating.save(supervisor, heard_draft, a_judgement(3), expected=1)

    at = draw("desk", rating=heard_draft)

    assert at.button_group(key=_key("extent", heard_draft, "m1")).value == 3
    assert any("5 of 5 items" in one.value for one in at.markdown)


def test_an_incomplete_rating_lists_what_is_open_and_asks_no_password(
    draw: Draw, heard_draft: RatingId
) -> None:
    at = draw("desk", rating=heard_draft)
    at.button(key="desk.sign").click().run()

    assert not at.exception
    assert len(at.text_input) == 0
    assert [one.value for one in at.markdown if one.value.startswith("- ")] == [
        f"- Item {one}" for one in ("r1", "m1", "m2", "g1", "n1")
    ]

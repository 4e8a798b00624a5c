"""What may be entered into a rating, what must be, and what is frozen."""

import pytest
from pydantic import ValidationError

from ipt_training.domain.errors import RuleBroken
from ipt_training.domain.fidelity.rating import (
    Answer,
    Evidence,
    Heard,
    Judgement,
    NotRated,
    Polarity,
    applicable_items,
    check_complete,
    check_judgement,
    frozen,
    is_answered,
    missing_items,
)
from ipt_training.domain.fidelity.rubric import Aspect, Standing
from ipt_training.domain.ipt import Dialect, Focus, Phase
from tests.builders import MIDDLE_GRIEF, a_judgement, a_rubric, absent, an_item, scored


@pytest.mark.parametrize(
    ("heard", "items"),
    [
        (MIDDLE_GRIEF, ["r1", "m1", "m2", "g1", "n1"]),
        (Heard(phase=Phase.MIDDLE, focus=Focus.ROLE_DISPUTE), ["r1", "m1", "m2", "n1"]),
        (Heard(phase=Phase.INITIAL, focus=Focus.GRIEF), ["r1", "m2", "g1", "i3", "n1"]),
        (
            Heard(phase=Phase.INITIAL, focus=Focus.GRIEF, dialect=Dialect.INSTITUTE),
            ["r1", "m2", "g1", "n1"],
        ),
        (
            Heard(phase=Phase.INITIAL, focus=Focus.ROLE_DISPUTE, dialect=Dialect.COLUMBIA),
            ["r1", "m2", "i3", "n1"],
        ),
    ],
)
def test_items_follow_from_phase_focus_and_dialect(heard: Heard, items: list[str]) -> None:
    assert [item.id for item in applicable_items(a_rubric(), heard)] == items


@pytest.mark.parametrize(
    ("answer", "answered"),
    [
        (None, False),
        (Answer(), False),
        (Answer(scores={Aspect.EXTENT: 3}), False),
        (scored(3, 3), True),
        (Answer(not_rated=NotRated.NO_OPPORTUNITY), True),
    ],
)
def test_an_item_is_answered_by_all_its_scores_or_a_reason(
    answer: Answer | None, answered: bool
) -> None:
    assert is_answered(an_item("m1"), answer) is answered


@pytest.mark.parametrize(
    ("scores", "answered"),
    [
        ({Aspect.DOSE: 1}, True),
        ({Aspect.DOSE: 2}, False),
        ({Aspect.DOSE: 2, Aspect.PURPOSE: 1}, True),
    ],
)
def test_what_did_not_happen_needs_no_purpose(scores: dict[Aspect, int], answered: bool) -> None:
    item = an_item("n1", standing=Standing.OUTSIDE)
    assert is_answered(item, Answer(scores=scores)) is answered


def test_an_item_cannot_be_scored_and_not_rated() -> None:
    with pytest.raises(ValidationError, match="either scored or not rated"):
        Answer(scores={Aspect.SKILL: 3}, not_rated=NotRated.NOT_APPLICABLE)


def test_evidence_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValidationError, match="ends before it starts"):
        Evidence(id="e1", start=10.0, end=4.0, polarity=Polarity.FOR)


def test_nothing_is_missing_before_phase_and_focus_are_heard() -> None:
    assert missing_items(a_rubric(), Judgement()) == ()


def test_missing_items_are_named_in_the_rubrics_order() -> None:
    judgement = Judgement(heard=MIDDLE_GRIEF, answers={"m1": scored(3, 3), "n1": absent()})
    assert [item.id for item in missing_items(a_rubric(), judgement)] == ["r1", "m2", "g1"]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"zz": scored(3, 3)}, "no item 'zz'"),
        ({"m1": scored(3, 6)}, r"6 is not on the skill scale of “Item m1” \(1 to 5\)"),
        ({"m1": scored(0, 3)}, "0 is not on the extent scale"),
        ({"m1": scored(-1, 3)}, "-1 is not on the extent scale"),
        ({"m1": Answer(scores={Aspect.DOSE: 1})}, "“Item m1” is not scored on dose"),
    ],
)
def test_scores_off_the_scale_are_refused(answers: dict[str, Answer], sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        check_judgement(a_rubric(), Judgement(heard=MIDDLE_GRIEF, answers=answers), duration=None)


@pytest.mark.parametrize(
    ("end", "items", "sentence"),
    [
        (1900.0, ("m1",), "after the end of the recording"),
        (20.0, ("zz",), "an item the rubric does not have: 'zz'"),
    ],
)
def test_evidence_out_of_place_is_refused(
    end: float, items: tuple[str, ...], sentence: str
) -> None:
    moment = Evidence(id="e1", start=10.0, end=end, polarity=Polarity.FOR, items=items)
    with pytest.raises(RuleBroken, match=sentence):
        check_judgement(
            a_rubric(), a_judgement().model_copy(update={"evidence": (moment,)}), duration=1800.0
        )


def test_a_judgement_on_the_scales_is_accepted() -> None:
    moment = Evidence(id="e1", start=10.0, end=15.0, polarity=Polarity.FOR, items=("m1",))
    judgement = a_judgement().model_copy(update={"evidence": (moment,)})
    check_judgement(a_rubric(), judgement, duration=1800.0)
    check_judgement(a_rubric(), judgement, duration=None)
    check_complete(a_rubric(), judgement)


def test_signing_needs_phase_and_focus() -> None:
    with pytest.raises(RuleBroken, match="which phase and focus you heard"):
        check_complete(a_rubric(), Judgement())


def test_signing_names_every_open_item() -> None:
    judgement = Judgement(heard=MIDDLE_GRIEF, answers={"m1": scored(3, 3)})
    with pytest.raises(
        RuleBroken, match="4 items are not rated yet: Item r1, Item m2, Item g1, Item n1"
    ):
        check_complete(a_rubric(), judgement)


@pytest.mark.parametrize(
    "scores",
    [{Aspect.DOSE: 4, Aspect.PURPOSE: 1}, {Aspect.DOSE: 2, Aspect.PURPOSE: 3}],
)
def test_predominant_or_harmful_work_outside_ipt_needs_evidence(scores: dict[Aspect, int]) -> None:
    judgement = a_judgement(n1=Answer(scores=scores))
    with pytest.raises(RuleBroken, match="needs evidence"):
        check_complete(a_rubric(), judgement)
    moment = Evidence(id="e1", start=10.0, end=15.0, polarity=Polarity.AGAINST, items=("n1",))
    check_complete(a_rubric(), judgement.model_copy(update={"evidence": (moment,)}))


def test_what_is_frozen_is_what_belongs_to_the_phase_and_focus_heard() -> None:
    judgement = a_judgement(i3=scored(2, 2))
    assert "i3" not in frozen(judgement, a_rubric()).answers
    assert set(frozen(judgement, a_rubric()).answers) == {"r1", "m1", "m2", "g1", "n1"}


def test_nothing_is_dropped_before_phase_and_focus_are_heard() -> None:
    judgement = Judgement(answers={"i3": scored(2, 2)})
    assert frozen(judgement, a_rubric()) == judgement

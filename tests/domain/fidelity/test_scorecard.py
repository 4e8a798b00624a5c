"""How scores are formed: means over what was rated, and an outcome with its reasons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipt_training.domain.fidelity.rating import Answer, Evidence, Judgement, NotRated, Polarity
from ipt_training.domain.fidelity.rubric import Aspect, Standing
from ipt_training.domain.fidelity.scorecard import Mean, NotScored, Outcome, score
from tests.builders import (
    MIDDLE_GRIEF,
    a_judgement,
    a_rubric,
    an_item,
    anchors,
    scored,
)

NOT_APPLICABLE = Answer(not_rated=NotRated.NOT_APPLICABLE)
NO_OPPORTUNITY = Answer(not_rated=NotRated.NO_OPPORTUNITY)


def test_the_mean_is_over_the_rated_items_and_says_how_many() -> None:
    card = score(a_rubric(), a_judgement(3, m2=scored(5, 5)))
    # r1, m1 and g1 are 3 and m2 is 5: (3 + 3 + 3 + 5) / 4
    assert card.skill == Mean(value=3.5, n=4)
    assert card.extent == Mean(value=3.5, n=4)
    assert (card.applicable, card.rated) == (4, 4)


@pytest.mark.parametrize("reason", [NOT_APPLICABLE, NO_OPPORTUNITY])
def test_an_item_that_is_not_rated_lowers_no_mean(reason: Answer) -> None:
    card = score(a_rubric(), a_judgement(4, m2=reason))
    assert card.skill == Mean(value=4.0, n=3)


def test_with_nothing_rated_there_is_no_mean_and_no_zero() -> None:
    unrated = dict.fromkeys(("r1", "m1", "m2", "g1"), NO_OPPORTUNITY)
    card = score(a_rubric(), a_judgement(**unrated))
    assert card.skill == NotScored(reason="no item was rated")
    assert card.outcome is Outcome.UNDECIDED


def test_a_rubric_without_extent_says_that_nothing_is_scored_on_it() -> None:
    item = an_item("m1").model_copy(update={"anchors": {Aspect.SKILL: anchors(Aspect.SKILL, 5)}})
    card = score(
        a_rubric(item),
        Judgement(heard=MIDDLE_GRIEF, answers={"m1": Answer(scores={Aspect.SKILL: 4})}),
    )
    assert card.extent == NotScored(reason="no item here is scored on extent")


def test_a_session_at_the_mark_meets_it() -> None:
    card = score(a_rubric(), a_judgement(3))
    assert card.outcome is Outcome.MEETS
    assert card.reasons == (
        "Mean skill 3.00 over 4 items, at the mark of 3.00 or above.",
        "All 2 essential items that were rated are at 2 or above.",
    )
    assert (card.essentials_met, card.essentials_rated) == (2, 2)


def test_a_mean_below_the_mark_is_below() -> None:
    card = score(a_rubric(), a_judgement(3, m2=scored(2, 2)))
    assert card.outcome is Outcome.BELOW
    assert card.reasons == ("Mean skill 2.75 over 4 items; at least 3.00 is needed.",)


def test_one_essential_item_below_its_minimum_is_below_whatever_the_mean() -> None:
    card = score(a_rubric(), a_judgement(5, m1=scored(1, 1)))
    assert card.outcome is Outcome.BELOW
    assert card.reasons == ("Item m1: skill 1, at least 2 is needed.",)
    assert (card.essentials_met, card.essentials_rated) == (1, 2)


def test_risk_below_its_minimum_is_flagged_and_below() -> None:
    card = score(a_rubric(), a_judgement(5, r1=scored(1, 1)))
    assert card.outcome is Outcome.BELOW
    assert [flag.sentence for flag in card.flags] == ["Item r1: below the mark"]


def test_risk_without_opportunity_is_flagged() -> None:
    card = score(a_rubric(), a_judgement(4, r1=NO_OPPORTUNITY))
    assert [flag.sentence for flag in card.flags] == ["Item r1: no opportunity was seen"]
    assert card.outcome is Outcome.MEETS


def test_a_missed_moment_of_risk_is_flagged() -> None:
    missed = Evidence(id="e1", start=1.0, end=5.0, polarity=Polarity.MISSED, items=("r1",))
    card = score(a_rubric(), a_judgement(4).model_copy(update={"evidence": (missed,)}))
    assert [flag.sentence for flag in card.flags] == ["Item r1: a missed moment is marked"]
    line = next(line for line in card.items if line.item.id == "r1")
    assert line.evidence_count == 1


@pytest.mark.parametrize(
    ("scores", "sentence"),
    [
        ({Aspect.DOSE: 4, Aspect.PURPOSE: 1}, "Item n1: dose 4"),
        ({Aspect.DOSE: 2, Aspect.PURPOSE: 3}, "Item n1: purpose 3"),
    ],
)
def test_predominant_or_harmful_work_outside_ipt_waits_for_a_second_rater(
    scores: dict[Aspect, int], sentence: str
) -> None:
    card = score(a_rubric(), a_judgement(5, n1=Answer(scores=scores)))
    assert card.outcome is Outcome.SECOND_RATER
    assert card.reasons == (f"{sentence}: a second rater has to look.",)


def test_brief_purposeful_work_outside_ipt_changes_nothing() -> None:
    outside = Answer(scores={Aspect.DOSE: 2, Aspect.PURPOSE: 1})
    assert score(a_rubric(), a_judgement(4, n1=outside)).outcome is Outcome.MEETS


def test_a_session_given_to_a_crisis_waits_for_a_second_rater() -> None:
    crisis = a_judgement(1).model_copy(update={"justified_departure": True})
    assert score(a_rubric(), crisis).outcome is Outcome.SECOND_RATER


def test_too_few_rated_items_decide_nothing() -> None:
    card = score(
        a_rubric(), a_judgement(5, m2=NO_OPPORTUNITY, g1=NO_OPPORTUNITY, r1=NO_OPPORTUNITY)
    )
    assert card.outcome is Outcome.UNDECIDED
    assert card.reasons == ("1 of 4 applicable items were rated; at least 50% are needed.",)


def test_items_that_do_not_apply_leave_the_share_alone() -> None:
    card = score(
        a_rubric(), a_judgement(5, m2=NOT_APPLICABLE, g1=NOT_APPLICABLE, r1=NO_OPPORTUNITY)
    )
    assert card.outcome is Outcome.MEETS


def test_the_brief_form_decides_nothing() -> None:
    card = score(a_rubric(brief=True), a_judgement(1))
    assert card.outcome is Outcome.FEEDBACK_ONLY


def test_subscales_carry_their_own_n_and_outside_items_make_none() -> None:
    card = score(a_rubric(), a_judgement(4, m2=NOT_APPLICABLE))
    assert [(s.id, s.skill, s.applicable) for s in card.subscales] == [
        ("inside", Mean(value=4.0, n=3), 4)
    ]


def test_without_phase_and_focus_there_is_no_scorecard() -> None:
    with pytest.raises(ValueError, match="phase and focus"):
        score(a_rubric(), Judgement())


def test_an_item_that_was_not_answered_yet_has_an_empty_line() -> None:
    card = score(a_rubric(), Judgement(heard=MIDDLE_GRIEF, answers={"m1": scored(3, 3)}))
    assert {line.item.id: line.answer for line in card.items}["m2"] == Answer()


skills = st.lists(st.integers(1, 5), min_size=4, max_size=4)


@given(skills)
def test_the_mean_stays_on_the_scale(values: list[int]) -> None:
    answers = {k: scored(v, v) for k, v in zip(("r1", "m1", "m2", "g1"), values, strict=True)}
    figure = score(a_rubric(), a_judgement(**answers)).skill
    assert isinstance(figure, Mean)
    assert min(values) <= figure.value <= max(values)


@given(skills, st.integers(0, 3))
def test_a_higher_score_on_one_item_never_lowers_the_mean(values: list[int], index: int) -> None:
    raised = [min(5, v + 1) if i == index else v for i, v in enumerate(values)]
    figures = []
    for these in (values, raised):
        answers = {k: scored(v, v) for k, v in zip(("r1", "m1", "m2", "g1"), these, strict=True)}
        figure = score(a_rubric(), a_judgement(**answers)).skill
        assert isinstance(figure, Mean)
        figures.append(figure.value)
    assert figures[1] >= figures[0]


def test_an_unanchored_rubric_has_no_group_of_only_outside_items() -> None:
    card = score(
        a_rubric(an_item("n1", standing=Standing.OUTSIDE), an_item("m2")),
        Judgement(heard=MIDDLE_GRIEF, answers={"m2": scored(3, 3)}),
    )
    assert [s.id for s in card.subscales] == ["inside"]

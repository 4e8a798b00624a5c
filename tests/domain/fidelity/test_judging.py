"""Changes to a judgement from what widgets send."""

from collections.abc import Callable

import pytest

from ipt_training.domain.errors import NotFound, RuleBroken
from ipt_training.domain.fidelity import judging
from ipt_training.domain.fidelity.rating import LONGEST_NOTE, Heard, Judgement, NotRated, Polarity
from ipt_training.domain.fidelity.rubric import Aspect
from ipt_training.domain.ipt import Dialect, Focus, Phase
from tests.builders import MIDDLE_GRIEF, a_rubric

RUBRIC = a_rubric()
EMPTY = Judgement(heard=MIDDLE_GRIEF)
MARKED = judging.marked(EMPTY, mark_id="k1", at=60.0, polarity="for", items=("m1",))


def test_what_was_heard_is_kept() -> None:
    said = judging.heard(Judgement(), phase="initial", focus="grief", dialect="columbia")

    assert said.heard == Heard(phase=Phase.INITIAL, focus=Focus.GRIEF, dialect=Dialect.COLUMBIA)


@pytest.mark.parametrize("value", [0, 6, 99, -1, 3.0, "3", True, [3]])
def test_a_forged_score_is_refused_and_never_defaulted(value: object) -> None:
    with pytest.raises(RuleBroken, match="not on the skill scale"):
        judging.scored(EMPTY, RUBRIC, "m1", Aspect.SKILL, value)


@pytest.mark.parametrize(
    ("item_id", "aspect"),
    [("nothing", Aspect.SKILL), ("i3", Aspect.SKILL), ("m1", Aspect.DOSE), ("n1", Aspect.SKILL)],
)
def test_an_item_or_scale_that_does_not_belong_is_refused(item_id: str, aspect: Aspect) -> None:
    with pytest.raises(RuleBroken):
        judging.scored(EMPTY, RUBRIC, item_id, aspect, 2)


def test_before_phase_and_focus_nothing_is_scored() -> None:
    with pytest.raises(RuleBroken, match="Say first"):
        judging.scored(Judgement(), RUBRIC, "m1", Aspect.SKILL, 2)


def test_a_score_is_taken_back() -> None:
    given = judging.scored(EMPTY, RUBRIC, "m1", Aspect.SKILL, 2)

    assert judging.scored(given, RUBRIC, "m1", Aspect.SKILL, None).answers["m1"].scores == {}


def test_a_score_clears_the_reason_for_none_and_the_other_way_round() -> None:
    noted = judging.noted(EMPTY, RUBRIC, "m1", "heard at the end")
    reason = judging.not_rated(noted, RUBRIC, "m1", "no_opportunity")
    scored = judging.scored(reason, RUBRIC, "m1", Aspect.SKILL, 4)
    again = judging.not_rated(scored, RUBRIC, "m1", "not_applicable")

    assert reason.answers["m1"].not_rated is NotRated.NO_OPPORTUNITY
    assert scored.answers["m1"].not_rated is None
    assert scored.answers["m1"].scores == {Aspect.SKILL: 4}
    assert again.answers["m1"].scores == {}
    assert again.answers["m1"].note == "heard at the end"


def test_taking_back_a_reason_leaves_scores_alone() -> None:
    scored = judging.scored(EMPTY, RUBRIC, "m1", Aspect.SKILL, 4)

    assert judging.not_rated(scored, RUBRIC, "m1", None) == scored


def test_without_a_departure_its_purpose_is_dropped() -> None:
    given = judging.scored(EMPTY, RUBRIC, "n1", Aspect.DOSE, 3)
    given = judging.scored(given, RUBRIC, "n1", Aspect.PURPOSE, 2)

    gone = judging.scored(given, RUBRIC, "n1", Aspect.DOSE, 1)

    assert gone.answers["n1"].scores == {Aspect.DOSE: 1}


def test_a_mark_begins_five_seconds_before_it_was_made() -> None:
    mark = MARKED.evidence[0]

    assert (mark.start, mark.end, mark.polarity) == (55.0, 60.0, Polarity.FOR)
    early = judging.marked(EMPTY, mark_id="k2", at=2, polarity="missed", items=()).evidence[0]
    assert (early.start, early.end) == (0.0, 2.0)


def test_a_mark_is_turned_bound_annotated_and_removed() -> None:
    changed = judging.turned(MARKED, "k1", "against")
    changed = judging.assigned(changed, RUBRIC, "k1", ["m2", "n1"])
    changed = judging.annotated(changed, "k1", "  her voice  ")
    mark = changed.evidence[0]

    assert (mark.polarity, mark.items, mark.note) == (Polarity.AGAINST, ("m2", "n1"), "her voice")
    assert judging.removed(changed, "k1").evidence == ()


def test_marks_without_an_item_stand_first_then_time_counts() -> None:
    late = judging.marked(MARKED, mark_id="k2", at=90, polarity="for", items=())
    early = judging.marked(late, mark_id="k3", at=30, polarity="for", items=("m1",))

    assert [one.id for one in judging.in_order(early.evidence)] == ["k2", "k3", "k1"]


@pytest.mark.parametrize(
    "change",
    [
        lambda: judging.heard(EMPTY, phase="third", focus="grief", dialect="both"),
        lambda: judging.heard(EMPTY, phase=None, focus="grief", dialect="both"),
        lambda: judging.not_rated(EMPTY, RUBRIC, "m1", "zero"),
        lambda: judging.noted(EMPTY, RUBRIC, "m1", "x" * (LONGEST_NOTE + 1)),
        lambda: judging.commented(EMPTY, 7),
        lambda: judging.departed(EMPTY, "yes"),
        lambda: judging.turned(MARKED, "k1", "maybe"),
        lambda: judging.assigned(MARKED, RUBRIC, "k1", "m1"),
        lambda: judging.assigned(MARKED, RUBRIC, "k1", ["i3"]),
        lambda: judging.marked(EMPTY, mark_id="k", at="1", polarity="for", items=()),
        lambda: judging.marked(EMPTY, mark_id="k", at=-1, polarity="for", items=()),
        lambda: judging.marked(EMPTY, mark_id="k", at=float("nan"), polarity="for", items=()),
    ],
)
def test_whatever_else_is_forged_is_refused(change: Callable[[], Judgement]) -> None:
    with pytest.raises(RuleBroken):
        change()


def test_a_mark_that_is_gone_is_not_found() -> None:
    with pytest.raises(NotFound):
        judging.removed(EMPTY, "k1")


def test_words_to_the_trainee_and_a_rightful_departure_are_of_the_whole_session() -> None:
    said = judging.commented(EMPTY, "  Well paced. ")
    departed = judging.departed(said, True)
    assert (departed.comment, departed.justified_departure) == ("Well paced.", True)
    assert judging.departed(departed, False).justified_departure is False

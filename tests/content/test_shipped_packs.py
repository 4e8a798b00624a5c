"""Every pack that ships loads, says where it comes from, and keeps the promises of its kind."""

from collections import Counter
from math import sqrt

import pytest

from ipt_training.adapters.content.blueprint import blueprint
from ipt_training.adapters.content.kinds import AnyPack
from ipt_training.adapters.content.library import FileLibrary
from ipt_training.adapters.content.locate import content_roots
from ipt_training.domain.fidelity.rating import Heard, applicable_items
from ipt_training.domain.fidelity.rubric import Rubric
from ipt_training.domain.ipt import Dialect, Focus, Phase
from ipt_training.domain.practice.attempt import Given
from ipt_training.domain.practice.marking import mark_decision, mark_question
from ipt_training.domain.practice.question import Cognition, Question, SingleBest
from ipt_training.domain.practice.vignette import Choose, Map, Rank, Say, Scene, Vignette

FOUND = FileLibrary(content_roots()).inspect()
CONTENT = FOUND.content
PACKS: tuple[AnyPack, ...] = (
    *CONTENT.rubrics,
    *CONTENT.vignettes,
    *CONTENT.banks,
    *CONTENT.programmes,
)
QUESTIONS = [question for bank in CONTENT.banks for question in bank.questions]
SINGLES = [question for question in QUESTIONS if isinstance(question, SingleBest)]
SCENES = [(vignette, scene) for vignette in CONTENT.vignettes for scene in vignette.scenes]


def rubric(rubric_id: str) -> Rubric:
    """Find a shipped rubric."""
    return next(rubric for rubric in CONTENT.rubrics if rubric.id == rubric_id)


def key_of(question: SingleBest) -> int:
    """Give the place of the right answer."""
    return [option.correct for option in question.options].index(True)


def most_by_chance(chances: list[float]) -> float:
    """Give how many of these would come true by chance, plus two standard deviations."""
    return sum(chances) + 2 * sqrt(sum(chance * (1 - chance) for chance in chances))


def test_every_shipped_pack_is_valid() -> None:
    assert [str(problem) for problem in FOUND.problems] == []
    assert all(FOUND.counts.values())


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_a_shipped_pack_names_its_licence_and_a_source_and_claims_no_review(pack: AnyPack) -> None:
    assert pack.licence == "CC-BY-4.0"
    assert pack.sources
    assert pack.clinical_review == "none"


def test_questions_cover_every_phase_with_every_problem_area() -> None:
    empty = [
        (row.phase, focus)
        for row in blueprint(CONTENT.banks)
        if row.phase != "all"
        for focus in Focus
        if not row.counts[focus]
    ]

    assert empty == []


def test_six_questions_in_ten_ask_to_apply_or_to_judge() -> None:
    deep = [q for q in QUESTIONS if q.level in (Cognition.APPLY, Cognition.JUDGE)]

    assert len(deep) >= 0.6 * len(QUESTIONS)


@pytest.mark.parametrize("place", range(4))
def test_the_right_answer_stands_at_no_place_much_more_often(place: int) -> None:
    share = [1 / len(question.options) for question in SINGLES]
    times = Counter(key_of(question) for question in SINGLES)[place]

    assert 0 < times <= most_by_chance(share)


def test_the_right_answer_is_the_longest_no_more_often_than_chance() -> None:
    share = [1 / len(question.options) for question in SINGLES]
    longest = [
        question
        for question in SINGLES
        if max(question.options, key=lambda option: len(option.text)).correct
    ]

    assert len(longest) <= most_by_chance(share)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_the_right_answer_to_a_question_earns_the_whole_mark(question: Question) -> None:
    assert mark_question(question, right_answer(question)) == 1.0


@pytest.mark.parametrize(
    ("vignette", "scene"), SCENES, ids=[f"{v.id}.{scene.id}" for v, scene in SCENES]
)
def test_the_best_decision_in_a_scene_earns_the_whole_mark(
    vignette: Vignette, scene: Scene
) -> None:
    assert vignette.scene(scene.id) is scene
    assert mark_decision(scene.decision, best_decision(scene)) in (1.0, None)


@pytest.mark.parametrize("vignette", CONTENT.vignettes, ids=lambda vignette: vignette.id)
def test_a_vignettes_scenes_lead_through_the_treatment_in_order(vignette: Vignette) -> None:
    sessions = [scene.session for scene in vignette.scenes]

    assert sessions == sorted(sessions)
    assert {scene.phase for scene in vignette.scenes} >= {
        Phase.INITIAL,
        Phase.MIDDLE,
        Phase.ENDING,
    }


def test_vignettes_meet_every_problem_area() -> None:
    assert {vignette.focus.primary for vignette in CONTENT.vignettes} == set(Focus)


def test_the_session_rubric_has_forty_items_or_more_with_behaviour_at_every_level() -> None:
    session = rubric("ipt-session")

    assert len(session.items) >= 40
    assert [
        (item.id, aspect)
        for item in session.items
        for aspect in item.aspects
        for scale in session.scales
        if scale.aspect is aspect
        and any(not item.behaviour_at(aspect, level.value) for level in scale.levels)
    ] == []


def test_the_brief_form_has_twelve_items_and_decides_nothing() -> None:
    brief = rubric("ipt-brief")

    assert (len(brief.items), brief.brief) == (12, True)


@pytest.mark.parametrize("focus", Focus)
@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("shipped", CONTENT.rubrics, ids=lambda shipped: shipped.id)
def test_something_can_be_rated_in_every_session(
    shipped: Rubric, phase: Phase, focus: Focus
) -> None:
    for dialect in Dialect:
        items = applicable_items(shipped, Heard(phase=phase, focus=focus, dialect=dialect))
        assert any(item.risk for item in items)
        assert len(items) >= 6


def right_answer(question: Question) -> Given:
    """Give the answer that the bank calls right."""
    match question.kind:
        case "single" | "several":
            return Given(chosen=tuple(o.id for o in question.options if o.correct))
        case "ordering":
            return Given(chosen=tuple(step.id for step in question.steps))
        case "matching" | "extended_matching":
            return Given(placed={pair.id: pair.match for pair in question.pairs})
        case "spot":
            return Given(chosen=tuple(line.id for line in question.lines if line.correct))
        case "number":
            return Given(number=question.answer)


def best_decision(scene: Scene) -> Given:
    """Give the decision that the vignette calls best."""
    match scene.decision:
        case Choose(options=options):
            return Given(chosen=tuple(option.id for option in options if option.credit == 1))
        case Rank(options=ranked):
            return Given(chosen=tuple(option.id for option in ranked))
        case Map(options=mapped):
            return Given(placed={option.id: option.bin for option in mapped})
        case Say():
            return Given(text="What I would say.")

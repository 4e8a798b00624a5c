"""Practice: begun once, answered once, resumed anywhere, seen by nobody else."""

import pytest

from ipt_training.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from ipt_training.domain.ids import AttemptId
from ipt_training.domain.ipt import Focus, Phase
from ipt_training.domain.practice.attempt import Given
from ipt_training.domain.practice.question import Pool
from ipt_training.use_cases.practice.practise import LONGEST_QUIZ, Standing
from tests.fakes.office import LEAD, OTHER_TRAINEE, SUPERVISOR, TRAINEE, Office
from tests.fakes.practice import (
    MATCHING,
    NUMBER,
    ORDERING,
    SEVERAL,
    SINGLE,
    SPOT,
    a_bank,
    a_vignette,
)

STAY = Given(chosen=("stay",))
TURN = Given(chosen=("turn",))


def an_office() -> Office:
    certification = SINGLE.model_copy(update={"id": "q-secret"})
    secret = a_bank(certification, pool=Pool.CERTIFICATION, bank_id="secret")
    return Office(vignettes=(a_vignette(),), banks=(a_bank(), secret))


def begun(office: Office, key: str = "k1") -> AttemptId:
    return office.practise.begin_vignette(office.session(TRAINEE), "chair", key=key)


def drawn(
    office: Office,
    *,
    phase: Phase | None = None,
    focus: Focus | None = None,
    size: int = 6,
    key: str = "k1",
) -> AttemptId:
    session = office.session(TRAINEE)
    return office.practise.begin_quiz(session, phase=phase, focus=focus, size=size, key=key)


def test_a_vignette_is_begun_with_the_words_it_was_begun_with() -> None:
    office = an_office()
    on = office.practise.vignette(office.session(TRAINEE), begun(office))
    assert on.attempt.parts == tuple(scene.id for scene in a_vignette().scenes)
    assert len(on.attempt.content_hash) == 64
    assert on.scene == a_vignette().scene("choosing")


def test_beginning_again_goes_on_with_the_open_attempt() -> None:
    office = an_office()
    assert begun(office, "k1") == begun(office, "k2")
    assert len(office.practise.attempts(office.session(TRAINEE))) == 1


def test_the_same_submit_draws_one_quiz() -> None:
    office = an_office()
    assert drawn(office, key="k1") == drawn(office, key="k1")
    assert drawn(office, key="k2") != drawn(office, key="k1")


def test_a_finished_vignette_can_be_begun_once_more() -> None:
    office = an_office()
    session = office.session(TRAINEE)
    attempt = begun(office)
    answers = (
        STAY,
        Given(chosen=("first", "then", "last")),
        Given(placed={"a": "old", "b": "new", "c": "new"}),
        Given(text="What is it like?", ticked=(0,)),
        TURN,
    )
    for scene, given in zip(a_vignette().scenes, answers, strict=True):
        office.practise.answer_scene(session, attempt, scene.id, given)
    on = office.practise.vignette(session, attempt)
    assert (on.attempt.finished, on.scene) == (True, None)
    assert [step.credit for step in on.attempt.steps] == [1.0, 1.0, 1.0, None, 0.5]
    assert begun(office, "k2") != attempt


def test_the_first_answer_to_a_scene_stays() -> None:
    office = an_office()
    session, attempt = office.session(TRAINEE), begun(office)
    first = office.practise.answer_scene(session, attempt, "choosing", STAY)
    assert office.practise.answer_scene(session, attempt, "choosing", TURN) == first
    assert office.practise.vignette(session, attempt).attempt.steps == (first,)


def test_a_scene_ahead_of_its_turn_is_refused() -> None:
    office = an_office()
    attempt = begun(office)
    with pytest.raises(Conflict):
        office.practise.answer_scene(office.session(TRAINEE), attempt, "again", STAY)


def test_a_scene_or_question_that_is_not_asked_is_not_found() -> None:
    office = an_office()
    session = office.session(TRAINEE)
    with pytest.raises(NotFound):
        office.practise.answer_scene(session, begun(office), "missing", STAY)
    quiz = drawn(office, size=1, key="k2")
    with pytest.raises(NotFound):
        office.practise.answer_question(session, quiz, SINGLE.id, Given(chosen=("b",)))


def test_a_scene_added_after_an_attempt_was_begun_is_not_part_of_it() -> None:
    office = an_office()
    attempt = begun(office)
    with office.store.reading() as tx:
        stored = tx.attempts.get(attempt)
        assert stored is not None
    changed = stored.model_copy(update={"parts": stored.parts[:2]})
    office.store.rows.attempts[stored.id] = changed.model_copy(update={"steps": ()})
    with pytest.raises(NotFound):
        office.practise.answer_scene(office.session(TRAINEE), attempt, "again", STAY)


def test_a_refused_answer_stores_nothing() -> None:
    office = an_office()
    session, attempt = office.session(TRAINEE), begun(office)
    with pytest.raises(RuleBroken):
        office.practise.answer_scene(session, attempt, "choosing", Given(chosen=("forged",)))
    assert office.practise.vignette(session, attempt).attempt.steps == ()


@pytest.mark.parametrize(
    ("phase", "focus", "expected"),
    [
        (None, None, {q.id for q in (SINGLE, SEVERAL, ORDERING, MATCHING, NUMBER, SPOT)}),
        (Phase.MIDDLE, None, {SEVERAL.id, ORDERING.id, NUMBER.id, SPOT.id}),
        (Phase.MIDDLE, Focus.GRIEF, {SEVERAL.id, ORDERING.id, NUMBER.id}),
        (None, Focus.ROLE_DISPUTE, {ORDERING.id, MATCHING.id, NUMBER.id}),
    ],
)
def test_a_quiz_draws_what_fits_and_what_spans_all(
    phase: Phase | None, focus: Focus | None, expected: set[str]
) -> None:
    office = an_office()
    quiz = office.practise.quiz(
        office.session(TRAINEE), drawn(office, phase=phase, focus=focus, size=LONGEST_QUIZ)
    )
    assert {question.id for question in quiz.questions} == expected


def test_a_quiz_is_as_long_as_asked_and_named_after_what_it_asks() -> None:
    office = an_office()
    session = office.session(TRAINEE)
    quiz = drawn(office, phase=Phase.MIDDLE, focus=Focus.ROLE_DISPUTE, size=1)
    on = office.practise.quiz(session, quiz)
    assert (len(on.questions), on.attempt.title) == (1, "Quiz: middle, role dispute")
    other = office.practise.quiz(session, drawn(office, key="k2"))
    assert other.attempt.title == "Quiz: everything"


@pytest.mark.parametrize("size", [0, -1, LONGEST_QUIZ + 1])
def test_a_quiz_of_no_sensible_length_is_refused(size: int) -> None:
    with pytest.raises(RuleBroken):
        drawn(an_office(), size=size)


def test_a_quiz_for_which_there_is_no_question_is_refused() -> None:
    office = Office(banks=(a_bank(SINGLE),))
    with pytest.raises(RuleBroken):
        drawn(office, phase=Phase.MAINTENANCE)


def test_a_quiz_goes_question_by_question() -> None:
    office = an_office()
    session = office.session(TRAINEE)
    quiz = drawn(office, phase=Phase.INITIAL)
    on = office.practise.quiz(session, quiz)
    assert [question.id for question in on.questions] == [NUMBER.id, SINGLE.id]
    office.practise.answer_question(session, quiz, NUMBER.id, Given(number=34.0))
    assert office.practise.quiz(session, quiz).question == SINGLE
    step = office.practise.answer_question(session, quiz, SINGLE.id, Given(chosen=("a",)))
    assert (step.seq, step.credit) == (2, 0.0)
    assert office.practise.quiz(session, quiz).question is None


def test_first_answers_make_the_standing_and_later_ones_do_not() -> None:
    office = an_office()
    session = office.session(TRAINEE)
    for key, option in (("k1", "a"), ("k2", "b")):
        quiz = drawn(office, phase=Phase.INITIAL, key=key)
        office.practise.answer_question(session, quiz, NUMBER.id, Given(number=34.0))
        office.practise.answer_question(session, quiz, SINGLE.id, Given(chosen=(option,)))
        office.clock.advance()
    office.practise.answer_scene(session, begun(office, "k3"), "choosing", STAY)
    assert set(office.practise.standings(session)) == {
        Standing(None, None, 1, 1.0),
        Standing(Phase.INITIAL, Focus.GRIEF, 1, 0.0),
    }


def test_nobody_else_finds_an_attempt() -> None:
    office = an_office()
    attempt = begun(office)
    for person, error in ((OTHER_TRAINEE, NotFound), (SUPERVISOR, NotAllowed), (LEAD, NotAllowed)):
        with pytest.raises(error):
            office.practise.vignette(office.session(person), attempt)
        with pytest.raises(error):
            office.practise.answer_scene(office.session(person), attempt, "choosing", STAY)
    assert office.practise.attempts(office.session(OTHER_TRAINEE)) == ()


def test_supervisors_and_leads_have_no_practice_to_read() -> None:
    office = an_office()
    for person in (SUPERVISOR, LEAD):
        with pytest.raises(NotAllowed):
            office.practise.attempts(office.session(person))
        with pytest.raises(NotAllowed):
            office.practise.begin_vignette(office.session(person), "chair", key="k")


def test_a_quiz_is_no_vignette_and_a_vignette_no_quiz() -> None:
    office = an_office()
    session = office.session(TRAINEE)
    with pytest.raises(NotFound):
        office.practise.vignette(session, drawn(office))
    with pytest.raises(NotFound):
        office.practise.quiz(session, begun(office, "k2"))
    with pytest.raises(NotFound):
        office.practise.vignette(session, AttemptId("missing"))

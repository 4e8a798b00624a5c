"""Answers are linked: none can be changed, moved, taken out or put in without the key."""

from datetime import date, timedelta, timezone

import pytest

from ipt_training.domain.hashes import content_hash
from ipt_training.domain.practice.attempt import Attempt, Step
from ipt_training.domain.practice.links import (
    MARK,
    all_before,
    first_link,
    holds,
    next_link,
    told_by,
)
from tests.fakes.stored import a_step, an_attempt

KEY = b"k" * 32
FORM = an_attempt()
Answers = list[tuple[Step, str | None]]


def linked(*steps: Step, form: Attempt = FORM, key: bytes = KEY) -> Answers:
    answers: Answers = []
    previous = first_link(form)
    for step in steps:
        previous = next_link(previous, form.id, step, key=key)
        answers.append((step, previous))
    return answers


THREE = (a_step(1, "q3"), a_step(2, "q1"), a_step(3, "q2"))


def test_answers_as_they_were_given_hold() -> None:
    assert holds(FORM, linked(*THREE), key=KEY)
    assert holds(FORM, [], key=KEY)


@pytest.mark.parametrize(
    "forged",
    [
        [(a_step(1, "q3", credit=1), linked(*THREE)[0][1])],
        linked(*THREE)[1:],
        [linked(*THREE)[0], linked(*THREE)[2]],
        list(reversed(linked(*THREE))),
        linked(*THREE, key=b"guessed"),
        linked(*THREE, form=an_attempt("a2")),
        [(THREE[0], MARK)],
        [(THREE[0], "other")],
    ],
    ids=["mark", "first gone", "one gone", "order", "key", "other attempt", "no link", "no hash"],
)
def test_answers_that_are_not_those_that_were_given_do_not_hold(forged: Answers) -> None:
    assert not holds(FORM, forged, key=KEY)


def test_an_attempt_in_other_hands_does_not_hold() -> None:
    other = FORM.model_copy(update={"person_id": "p2"})
    assert not holds(other, linked(*THREE), key=KEY)


def test_answers_of_earlier_versions_are_held_against_what_was_stored_with_them() -> None:
    none, own, new = THREE
    earlier: Answers = [(none, None), (own, content_hash(own))]
    link = next_link(told_by(own, content_hash(own)), FORM.id, new, key=KEY)
    assert holds(FORM, [*earlier, (new, link)], key=KEY)
    assert told_by(none, None) == content_hash(none)


def test_the_zone_in_which_a_time_is_told_changes_nothing() -> None:
    east = timezone(timedelta(hours=2))
    step = THREE[0].model_copy(update={"at": THREE[0].at.astimezone(east)})
    form = FORM.model_copy(update={"started_at": FORM.started_at.astimezone(east)})
    assert linked(step, form=form)[0][1] == linked(THREE[0])[0][1]


def test_all_practice_before_a_day_has_one_digest_in_any_order_and_another_every_day() -> None:
    heads = [("a1", "x"), ("a2", "y")]
    day = date(2026, 3, 2)
    digest = all_before(day, heads, key=KEY)
    assert digest == all_before(day, reversed(heads), key=KEY)
    assert digest != all_before(day + timedelta(days=1), heads, key=KEY)
    assert digest != all_before(day, heads[:1], key=KEY)
    assert digest != all_before(day, heads, key=b"another")

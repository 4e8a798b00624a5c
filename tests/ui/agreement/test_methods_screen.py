"""Methods: what stands behind a score, and how many raters and sessions would be enough."""

import re

import pytest

from tests.fakes.office import LEAD, SUPERVISOR, Office
from tests.fakes.rated_twice import rate_twice
from tests.ui.test_screens import draw, drawn, words


def full() -> Office:
    office = Office()
    rate_twice(office)
    return office


def shown(office: Office, person: str, screen: str) -> str:
    return words(draw(office, screen, person)).replace("\\", "")


@pytest.mark.parametrize("person", [SUPERVISOR, LEAD])
def test_methods_takes_the_differences_apart(person: str) -> None:
    text = shown(full(), person, "methods")
    assert "How many raters make the score of one session dependable?" in text
    assert "design (s:p) x r" in text
    assert "would be enough for 0.8" in text or "None of the plans below reaches 0.8" in text
    assert "nothing here changes a score" in text
    assert "Learner" not in text


def test_another_dependability_may_be_planned_for() -> None:
    test = draw(full(), "methods", LEAD)
    test.segmented_control[0].select(0.9).run()
    assert not test.exception
    assert "0.9" in words(test).replace("\\", "")


def test_methods_of_one_session_says_why_there_is_nothing() -> None:
    office = Office()
    rate_twice(office, trainees=1, each=1)
    assert "Not estimable because" in shown(office, SUPERVISOR, "methods")


def asked_for_fair_averages(office: Office, person: str) -> str:
    test = draw(office, "methods", person)
    assert "fair averages lie at most" not in words(test)
    test.button(key="methods.compute").click().run()
    assert not test.exception
    return words(test).replace("\\", "") + drawn(test)


def test_fair_averages_stand_beside_plain_means_once_asked_for() -> None:
    text = asked_for_fair_averages(full(), LEAD)
    assert "Over 18 sessions, fair averages lie at most" in text
    assert "Programs that estimate jointly would put severities about" in text
    assert "times as far from zero here" in text
    assert "It stands beside the plain mean and never replaces it" in text
    assert all(name in text for name in ("Ash Brook", "Sol Heath", "Suri Glen"))


def test_strictness_is_said_in_points_first_and_in_logits_in_the_table() -> None:
    lead = asked_for_fair_averages(full(), LEAD)
    assert re.search(r"Who rates makes up to 0\.\d\d points", lead)
    assert lead.index("Who rates makes up to") < lead.index("logits")
    own = asked_for_fair_averages(full(), SUPERVISOR)
    assert re.search(r"Sol Heath gives 0\.\d\d points less than a rater of average strict", own)


def test_a_supervisor_sees_their_own_severity_alone() -> None:
    text = asked_for_fair_averages(full(), SUPERVISOR)
    assert "Sol Heath" in text
    assert "Ash Brook" not in text
    assert "Suri Glen" not in text


def test_fair_averages_of_few_trainees_show_no_session() -> None:
    office = Office()
    rate_twice(office, trainees=4, each=6)
    text = asked_for_fair_averages(office, LEAD)
    assert "could point at one of them" in text
    assert "on the other side of the mark" not in text


def test_fair_averages_that_cannot_be_given_say_why() -> None:
    office = Office()
    office.a_signed_rating()
    assert "Not estimable because" in asked_for_fair_averages(office, LEAD)

"""The agreement screen: the question, the answer with its n, and nothing that points at anybody."""

import re

import pytest

from ipt_training.domain.ids import PersonId
from tests.fakes.office import LEAD, OTHER_SUPERVISOR, SUPERVISOR, TRAINEE, Office
from tests.fakes.rated_twice import RATERS, rate_twice
from tests.ui.test_screens import draw, words


def full() -> Office:
    office = Office()
    rate_twice(office)
    return office


def shown(office: Office, person: str, screen: str = "agreement") -> str:
    return words(draw(office, screen, person)).replace("\\", "")


@pytest.mark.parametrize("screen", ["agreement", "methods", "rater_profile"])
@pytest.mark.parametrize("person", [SUPERVISOR, LEAD])
def test_before_anything_is_signed_it_says_what_to_do_next(screen: str, person: str) -> None:
    text = shown(Office(), person, screen)
    assert "No rating is signed yet. Let two raters rate the same sessions" in text
    assert ":material/visibility:" in text


@pytest.mark.parametrize("screen", ["agreement", "methods", "rater_profile"])
def test_a_trainee_has_no_such_screen(screen: str) -> None:
    text = shown(full(), TRAINEE, screen)
    assert "Your role does not include this" in text
    assert "Learner" not in text


@pytest.mark.parametrize("person", [SUPERVISOR, LEAD])
def test_the_question_comes_first_and_the_answer_has_its_n(person: str) -> None:
    text = shown(full(), person)
    assert "If another supervisor had rated this session, would the score be the same?" in text
    assert "Another rater's score would usually be within" in text
    assert text.index("would usually be within") < text.index("are differences between sessions")
    assert "From 18 sessions that two or more raters rated, 3 raters and 3 pairs" in text
    assert "points (SEM) on the scale from 1 to 5" in text


@pytest.mark.parametrize("person", [SUPERVISOR, LEAD])
def test_one_strict_rater_is_the_advice_and_not_the_anchors_of_items(person: str) -> None:
    text = shown(full(), person)
    assert "differ in how strict they are" in text
    assert "One rater makes most of it: Sol Heath scores 0.94 points below the others" in text
    assert "Read the anchors of" not in text


def test_another_supervisor_is_not_told_who_stands_out_or_how_strict_anybody_is() -> None:
    test = draw(full(), "agreement", OTHER_SUPERVISOR)
    text = words(test).replace("\\", "")
    assert "One rater makes most of it; that rater and the programme leads see who." in text
    assert "Ash Brook and Sol Heath" not in text
    assert "the programme lead sees 1 other pair as well" in text
    assert "In half of the sessions your means lie at most" in text
    for giveaway in ("Mean difference", "First minus second", "gave", "below the others"):
        assert giveaway not in text


def test_items_that_split_people_are_those_with_enough_sessions() -> None:
    text = shown(full(), LEAD)
    assert "6 items have fewer than 20 sessions that two raters scored: too few to say." in text


def test_a_lead_sees_two_raters_side_by_side() -> None:
    text = shown(full(), LEAD)
    assert "Mean difference, first minus second" in text
    assert "In half of the sessions your means" not in text


def test_no_trainee_is_named() -> None:
    text = shown(full(), LEAD)
    assert "Learner" not in text
    assert "Harbour" not in text


def test_the_matrix_is_alphabetical_and_says_n() -> None:
    html = next(str(one.proto.body) for one in draw(full(), "agreement", LEAD).get("html"))
    names = re.findall(r'scope="row">([^<]*)<', html)
    assert names == ["1. Ash Brook", "2. Sol Heath", "3. Suri Glen"]
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", html)
    assert [cells[0], cells[4], cells[8]] == ["", "", ""]
    assert (cells[1], cells[2], cells[5]) == (cells[3], cells[6], cells[7])
    assert all("(n = 6)" in cells[place] for place in (1, 2, 5))


def test_a_supervisor_looks_at_own_pairs_and_a_lead_at_all() -> None:
    office = full()
    own = draw(office, "agreement", OTHER_SUPERVISOR).selectbox(key="agreement.pair").options
    assert own == ["Ash Brook and Suri Glen (n = 6)", "Sol Heath and Suri Glen (n = 6)"]
    every = draw(office, "agreement", LEAD).selectbox(key="agreement.pair").options
    assert len(every) == 3


def test_one_item_may_be_asked_for() -> None:
    test = draw(full(), "agreement", LEAD)
    box = next(one for one in test.selectbox if one.label == "What is compared")
    box.select("item m2").run()
    assert not test.exception
    text = words(test).replace("\\", "")
    assert "Another rater's score would be the same in" in text
    assert "agreement that is possible beyond chance" in text
    assert "skill on “Item m2”" in text


def test_a_small_programme_is_told_why_there_is_no_figure() -> None:
    office = Office()
    rate_twice(office, trainees=2, each=1)
    text = shown(office, LEAD)
    assert "This cannot be said yet. Not estimable because it needs at least 5 sessions" in text
    assert "could point at one of them" in text


def test_the_report_is_linked_with_what_was_asked() -> None:
    text = shown(full(), SUPERVISOR)
    assert "/ipt/download/reliability.xlsx?structure=" in text
    assert "&kind=supervisor&dialect=both" in text


def test_what_is_left_out_is_counted_with_its_reason() -> None:
    office = Office()
    rate_twice(office, strangers=[(PersonId("learner0"), RATERS[2])])
    text = shown(office, LEAD)
    assert "2: by another kind of rater (independent)" in text

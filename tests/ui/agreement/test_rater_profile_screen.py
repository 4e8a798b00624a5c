"""The rater profile: how strict somebody scores, and who sees whose strictness."""

from tests.fakes.office import LEAD, OTHER_SUPERVISOR, SUPERVISOR, Office
from tests.fakes.rated_twice import rate_twice
from tests.ui.test_screens import draw, words


def full() -> Office:
    office = Office()
    rate_twice(office)
    return office


def shown(office: Office, person: str, screen: str) -> str:
    return words(draw(office, screen, person)).replace("\\", "")


def test_a_strict_rater_sees_how_strict_with_the_interval() -> None:
    text = shown(full(), SUPERVISOR, "rater_profile")
    assert "You score more strictly, by 0.94 points (95% interval" in text
    assert "on 12 sessions that 2 other raters rated too" in text
    assert "The rater and the programme leads see this page; no other rater does." in text


def test_a_supervisor_sees_no_other_rater() -> None:
    test = draw(full(), "rater_profile", OTHER_SUPERVISOR)
    assert [one.key for one in test.selectbox if one.key == "rater.who"] == []
    text = words(test)
    assert "Sol Heath" not in text
    assert "Ash Brook" not in text


def test_a_lead_chooses_a_rater_by_name() -> None:
    test = draw(full(), "rater_profile", LEAD)
    box = test.selectbox(key="rater.who")
    assert box.options == ["Ash Brook", "Sol Heath", "Suri Glen"]
    box.select_index(1).run()
    assert not test.exception
    assert "Sol Heath scores more strictly" in words(test).replace("\\", "")


def test_a_profile_may_be_held_against_one_rater_as_a_reference() -> None:
    test = draw(full(), "rater_profile", LEAD)
    box = test.selectbox(key="rater.reference")
    assert box.options == ["All other raters", "Sol Heath", "Suri Glen"]
    box.select_index(2).run()
    assert not test.exception
    assert "Suri Glen" in words(test)


def test_a_lead_of_raters_who_never_met_is_told_what_to_do() -> None:
    office = Office()
    office.a_signed_rating()
    text = shown(office, LEAD, "rater_profile")
    assert "Nobody rated a session with somebody else yet" in text


def test_a_rater_with_few_shared_sessions_has_no_chart_yet() -> None:
    office = Office()
    rate_twice(office, trainees=3, each=1)
    text = shown(office, SUPERVISOR, "rater_profile")
    assert "Strict or lenient is not estimable because it needs at least 5 sessions" in text
    assert "There is no chart yet: needs at least 8 shared sessions, has 2" in text

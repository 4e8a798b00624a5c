"""The decision: all evidence for the lead, and nothing of it on the trainee's own page."""

import pytest

from ipt_training.domain.people.person import Role
from tests.fakes.office import LEAD, SUPERVISOR, TRAINEE, Office, a_programme
from tests.ui.test_screens import draw, words

ADDRESS = {"trainee": TRAINEE, "pack": "level"}


def rated(*skills: int) -> Office:
    office = Office()
    office.confirmed_hours()
    for number, skill in enumerate(skills):
        office.a_signed_rating(f"rec{number}", skill=skill)
    return office


def said(office: Office, screen: str = "decision", who: str = LEAD) -> str:
    return words(draw(office, screen, who, **ADDRESS)).replace("\\", "")


def test_a_session_below_the_mark_is_seen_though_every_requirement_is_met() -> None:
    office = rated(4, 1)
    text = said(office)
    assert "Every requirement is met. The session rated last is below the mark." in text
    assert "2 sessions rated: 1 at the mark, 1 below it, 0 left out." in text


def test_each_rating_is_a_link_to_its_scorecard() -> None:
    office = rated(4, 1)
    test = draw(office, "decision", LEAD, **ADDRESS)
    found = test.get("page_link")
    assert [one.proto.page.endswith("scorecard") for one in found] == [True, True]
    assert {one.proto.query_string for one in found} == {
        f"rating={rating}" for rating in office.store.rows.ratings
    }
    labels = sorted(one.proto.label.replace("\\", "") for one in found)
    assert [label.split(": ")[0] for label in labels] == ["At the mark", "Below the mark"]
    assert all(label.endswith("rated by Sol Heath, 2 March 2026") for label in labels)


def test_a_rating_that_cannot_be_read_is_named_without_a_link() -> None:
    office = rated(4)
    office.store.rows.hashes[next(iter(office.store.rows.ratings))] = "another"
    test = draw(office, "decision", LEAD, **ADDRESS)
    assert list(test.get("page_link")) == []
    assert "Left out, it cannot be read" in words(test)


@pytest.mark.parametrize("screen", ["decision", "progress"])
def test_no_page_says_both_that_the_trainee_sees_it_and_that_they_do_not(screen: str) -> None:
    text = said(rated(4), screen)
    sees = "The trainee, their supervisors" in text
    alone = "Programme leads see this page, and nobody else" in text
    assert (sees, alone) == (screen == "progress", screen == "decision")
    assert "does not see" not in text


@pytest.mark.parametrize("who", [TRAINEE, SUPERVISOR])
def test_the_trainee_and_the_supervisor_have_no_decision_page(who: str) -> None:
    assert "Decision:" not in said(rated(4), "decision", who)


def test_nobody_decides_on_their_own_certificate() -> None:
    office = rated(4)
    with office.store.writing() as tx:
        lead = tx.people.get(LEAD)
        assert lead is not None
        roles = frozenset({Role.PROGRAMME_LEAD, Role.TRAINEE})
        tx.people.replace(lead.model_copy(update={"roles": roles}))
    text = words(draw(office, "decision", LEAD, trainee=LEAD, pack="level"))
    assert "Nobody decides on their own certificate" in text


def test_a_second_level_is_issued_beside_a_valid_first() -> None:
    second = a_programme().model_copy(update={"id": "second", "level": "Level two"})
    office = Office(programmes=(a_programme(), second))
    office.confirmed_hours()
    office.a_signed_rating()
    text = ""
    for pack in ("level", "second"):
        test = draw(office, "decision", LEAD, trainee=TRAINEE, pack=pack)
        test.text_input(key="decision.password").set_value("a walk by the river")
        test.button(key="decision.issue").click().run()
        text = words(test)
    assert "**Level one**: valid." in text
    assert "**Level two**: valid." in text


def test_an_altered_certificate_is_named_and_the_page_stands() -> None:
    office = rated(4)
    issued = office.certify.issue(
        office.session(LEAD), TRAINEE, "level", "a walk by the river", key="k"
    )
    office.store.rows.hashes[issued] = "another"
    for screen in ("decision", "progress"):
        assert "is not what was issued" in said(office, screen)
    assert "Withdraw" in [one.label for one in draw(office, "decision", LEAD, **ADDRESS).button]


def test_a_trainee_ready_for_two_levels_stands_twice_in_the_list_of_today() -> None:
    second = a_programme().model_copy(update={"id": "second", "title": "Level two"})
    office = Office(programmes=(a_programme(), second))
    office.confirmed_hours()
    office.a_signed_rating()
    with office.store.writing() as tx:
        office.standings.recount(tx, {TRAINEE}, office.clock.now().date())
    keys = [one.key for one in draw(office, "today", LEAD).button]
    assert f"today.decide.{TRAINEE}.level" in keys
    assert f"today.decide.{TRAINEE}.second" in keys

"""A trainee practises in a real browser: a scene with its feedback, a quiz to its end."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import walk
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

FOCUS_STANDS = """(words) => {
  let one = document.activeElement;
  while (one && one.shadowRoot && one.shadowRoot.activeElement) one = one.shadowRoot.activeElement;
  return Boolean(one) && one.textContent.startsWith(words) && one.tabIndex === -1;
}"""
"""Says whether the focus stands before the part that these words name."""


def test_a_trainee_works_a_scene_and_finds_its_answer_kept(visits: Visits) -> None:
    page = visits.page("trainee", "/practise")
    page.get_by_role("button", name=re.compile("^(Begin|Go on)$")).first.click()
    here = page.get_by_text(re.compile(r"^Scene \d of \d"))
    here.wait_for()
    expect(page.get_by_text("The text of this case has not been read")).to_be_visible()
    scene = here.inner_text()
    walk.answer(page, "Decide")
    onward = page.get_by_role("button", name="Next scene")
    onward.wait_for()
    expect(page.get_by_text("To take away.")).to_be_visible()
    expect(page.get_by_text("What a rater would look for here")).to_be_visible()
    page.wait_for_function(FOCUS_STANDS, arg="What can be said of scene")
    walk.settle(page)
    page.reload()
    expect(page.get_by_text("To take away.")).to_be_visible()
    expect(here).to_have_text(scene)
    walk.settle(page)
    onward.click()
    expect(here).not_to_have_text(scene)
    page.wait_for_function(FOCUS_STANDS, arg="Scene ")
    page.get_by_role("button", name="Back to scene").click()
    expect(here).to_have_text(scene)
    page.go_back()
    expect(here).not_to_have_text(scene)
    expect(page.get_by_text("Nobody else sees this.")).to_be_visible()
    page.context.close()


def test_a_trainee_answers_every_question_and_reads_the_summary(visits: Visits) -> None:
    page = visits.page("trainee", "/practise")
    page.get_by_role("button", name="Begin", exact=True).last.click()
    for number in range(1, 7):
        page.get_by_text(f"Question {number} of 6").wait_for()
        walk.answer(page, "Answer")
        page.get_by_text("To take away.").wait_for()
        expect(page.get_by_text("Source:")).to_be_visible()
        walk.settle(page)
        after = (
            f"Question {number + 1} of 6" if number < 6 else re.compile(r"You earned [\d.]+ of 6")
        )
        walk.go_on(page, "Next" if number < 6 else "See how it went", page.get_by_text(after))
    expect(page.get_by_role("heading", name="What to look at again")).to_be_visible()
    page.reload()
    expect(page.get_by_text(re.compile(r"You earned [\d.]+ of 6"))).to_be_visible()
    page.goto(f"{visits.address}/practise")
    page.get_by_role("heading", name="What you have done").wait_for()
    walk.settle(page)
    page.get_by_role("button", name="Read", exact=True).first.click()
    expect(page.get_by_text(re.compile(r"You earned [\d.]+ of 6"))).to_be_visible()
    page.context.close()


def test_an_answer_of_another_tab_stands(visits: Visits) -> None:
    page = visits.page("trainee", "/practise")
    page.get_by_role("button", name="Begin", exact=True).last.click()
    page.get_by_text("Question 1 of 6").wait_for()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_text("Question 1 of 6").wait_for()
    walk.answer(other, "Answer")
    other.get_by_text("To take away.").wait_for()
    walk.settle(page)
    walk.choose(page, fields=1)
    page.get_by_text("To take away.").wait_for()
    expect(page.get_by_text("This question was answered in another window.")).to_be_visible()
    walk.settle(page)
    page.reload()
    page.get_by_text("To take away.").wait_for()
    expect(page.get_by_text("Question 1 of 6")).to_be_visible()
    page.context.close()

"""What a rater has put in is there again: after a refresh, in a second tab, by keys alone.

A13.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from ipt_training.domain.people.demonstration import DEMO_PASSWORD
from tests.browser import walk
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

NOTE = "She names the loss and waits."
FOR = re.compile(r"For \d+:\d\d")
GROUP = re.compile("^Throughout the session")
ACTIVE = """() => {
  let one = document.activeElement;
  while (one && one.shadowRoot && one.shadowRoot.activeElement) one = one.shadowRoot.activeElement;
  if (!one) return ["", ""];
  const label = one.labels && one.labels[0] ? one.labels[0].innerText : "";
  const named = (one.getAttribute("aria-label") || label || one.innerText || "").trim();
  return [one.tagName, named.split("\\n").pop()];
}"""


def test_scores_notes_and_marks_are_there_after_a_refresh(visits: Visits) -> None:
    page = _desk(visits)
    page.get_by_role("button", name=re.compile("For$")).first.click()
    expect(page.get_by_role("button", name=re.compile("For 0:00")).first).to_be_visible()
    _score(page, "Extent", 4)
    _score(page, "Skill", 2)
    note = page.get_by_label(re.compile("^Note on “")).first
    note.fill(NOTE)
    note.blur()
    walk.settle(page)
    page.reload()
    _open_group(page)
    expect(_level(page, "Extent", 4)).to_be_checked()
    expect(_level(page, "Skill", 2)).to_be_checked()
    expect(page.get_by_label(re.compile("^Note on “")).first).to_have_value(NOTE)
    expect(page.get_by_role("button", name=re.compile("For 0:00")).first).to_be_visible()
    page.context.close()


def test_two_tabs_keep_each_others_scores(visits: Visits) -> None:
    page = _desk(visits)
    other = page.context.new_page()
    other.goto(page.url)
    _open_group(other)
    _score(other, "Extent", 5)
    _score(page, "Skill", 5)
    page.reload()
    _open_group(page)
    expect(_level(page, "Extent", 5)).to_be_checked()
    expect(_level(page, "Skill", 5)).to_be_checked()
    page.context.close()


def test_what_keys_and_marks_do_shows_in_the_rubric_and_among_the_marks(visits: Visits) -> None:
    page = _desk(visits)
    page.get_by_role("button", name="Next open item").click()
    walk.settle(page)
    current = page.locator("[class*='st-key-desk-item-']").filter(has_text="Current item")
    title = current.get_by_role("heading").inner_text()
    card = page.locator("[class*='st-key-desk-item-']").filter(has_text=title)
    page.get_by_role("button", name="Play", exact=True).focus()
    page.keyboard.press("3")
    walk.settle(page)
    expect(card.get_by_role("radio", name=re.compile("^3 "), checked=True)).to_have_count(1)
    marks, chips = (one.get_by_role("button", name=FOR) for one in (_rail(page), card))
    counts = marks.count(), chips.count()
    _mark(page)
    expect(marks).to_have_count(counts[0] + 1)
    expect(chips).to_have_count(counts[1] + 1)
    page.context.close()


def test_keys_alone_sign_in_rate_and_reach_the_signature(visits: Visits) -> None:
    context = walk.watched(visits.browser.new_context(viewport={"width": 1440, "height": 900}))
    page = context.new_page()
    page.goto(f"{visits.address}/sign-in")
    keys = page.keyboard
    _tab_to(page, "User name")
    keys.type("sam.supervisor")
    keys.press("Tab")
    keys.type(DEMO_PASSWORD)
    keys.press("Enter")
    page.get_by_role("heading", name="Today", level=1).wait_for()
    walk.settle(page)
    _tab_to(page, "Rate", "Go on", kind="BUTTON")
    keys.press("Enter")
    page.get_by_role("button", name="Play", exact=True).wait_for()
    walk.settle(page)
    if page.get_by_role("heading", name="What do you hear?").is_visible():
        _hear_by_keys(page)
    rated = page.get_by_text(re.compile(r"\d+ of \d+ items"))
    rated.wait_for()
    keys.press("3")
    walk.settle(page)
    expect(page.get_by_role("radio", name=re.compile("^3 "), checked=True).first).to_be_visible()
    _tab_to(page, "Sign …")
    keys.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    keys.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.context.close()


def _desk(visits: Visits) -> Page:
    page = visits.page("supervisor")
    walk.take_desk(page)
    _open_group(page)
    return page


def _open_group(page: Page) -> None:
    page.get_by_role("radio", name=GROUP).click()
    walk.settle(page)


def _rail(page: Page) -> Locator:
    return page.get_by_test_id("stColumn").filter(has=page.get_by_role("heading", name="Marks"))


def _mark(page: Page) -> None:
    page.get_by_role("button", name=re.compile("For$")).first.click()
    walk.settle(page)


def _level(page: Page, scale: str, value: int) -> Locator:
    group = page.get_by_role("radiogroup", name=re.compile(f"^{scale}")).first
    return group.get_by_role("radio", name=re.compile(f"^{value} "))


def _score(page: Page, scale: str, value: int) -> None:
    level = _level(page, scale, value)
    if not level.is_checked():
        level.click()
        walk.settle(page)


def _hear_by_keys(page: Page) -> None:
    for name in ("Initial", "Grief", "Either tradition"):
        _tab_to(page, name)
        page.keyboard.press("Space")
        walk.settle(page)


def _tab_to(page: Page, *names: str, kind: str = "") -> None:
    """Press Tab until one of these has the focus."""
    seen = []
    for _ in range(90):
        tag, here = page.evaluate(ACTIVE)
        seen.append(f"{tag} {here[:30]}")
        if here in names and kind in ("", tag):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keys to {names}: {seen}")

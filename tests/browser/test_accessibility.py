"""axe on every screen, in light and dark, wide and on a phone: nothing found, nothing scrolls."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser import walk
from tests.browser.visits import Scheme, Visits, path_of

pytestmark = pytest.mark.browser

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
SCREENS = {
    "trainee": ("today", "practise", "cases", "results", "account"),
    "supervisor": ("today", "rate", "trainees", "agreement", "methods"),
    "programme lead": ("people", "programme", "exports", "content", "audit"),
}
WIDTH = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const widest = Math.max(document.scrollingElement.scrollWidth, main ? main.scrollWidth : 0);
  return [widest, window.innerWidth];
}"""
SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@SCHEMES
@pytest.mark.parametrize("role", list(SCREENS))
def test_the_screens_at_the_side_have_no_violations(
    visits: Visits, role: str, scheme: Scheme
) -> None:
    page = visits.page(role, scheme=scheme)
    found: dict[str, list[str]] = {}
    for screen in SCREENS[role]:
        page.goto(f"{visits.address}/{screen}")
        found |= _both_widths(page, screen)
    page.context.close()
    assert found == {}


@SCHEMES
def test_the_pages_of_practice_have_no_violations(visits: Visits, scheme: Scheme) -> None:
    page = visits.page("trainee", "/practise", scheme=scheme)
    page.get_by_role("button", name="Begin", exact=True).last.click()
    page.get_by_text("Question 1 of 6").wait_for()
    found = _both_widths(page, "question")
    walk.answer(page, "Answer")
    page.get_by_text("To take away.").wait_for()
    found |= _both_widths(page, "feedback on a question")
    page.goto(f"{visits.address}/practise")
    page.get_by_role("button", name=re.compile("^(Begin|Go on)$")).first.click()
    page.get_by_text(re.compile(r"^Scene \d of \d")).wait_for()
    found |= _both_widths(page, "scene")
    for tab in ("People", "Timeline", "Questionnaires", "Scene"):
        page.get_by_role("tab", name=tab).click()
        if tab != "Scene":
            found |= _both_widths(page, tab)
    walk.answer(page, "Decide")
    page.get_by_text("To take away.").wait_for()
    found |= _both_widths(page, "feedback on a scene")
    page.context.close()
    assert found == {}


@SCHEMES
def test_a_case_and_a_scorecard_have_no_violations(visits: Visits, scheme: Scheme) -> None:
    page = visits.page("trainee", "/cases", scheme=scheme)
    page.get_by_role("button", name="Open", exact=True).last.click()
    choose = page.get_by_role("button", name="Choose the file")
    sound = page.get_by_label("Audio or video of the session")
    choose.or_(sound).first.wait_for()
    found = _both_widths(page, "case")
    for tab in ("Where it stands", "Consent", "Recordings"):
        page.get_by_role("tab", name=tab).click()
        found |= _both_widths(page, tab)
    if choose.is_visible():
        choose.click()
    sound.wait_for()
    found |= _both_widths(page, "upload")
    page.goto(visits.address)
    page.get_by_role("button", name="Read", exact=True).first.click()
    page.wait_for_url("**/scorecard**")
    page.get_by_role("heading", name="By group").wait_for()
    found |= _both_widths(page, "scorecard")
    to_print = page.get_by_role("link", name="Page to print").get_attribute("href")
    page.goto(f"{visits.address}{path_of(to_print)}")
    found |= _both_widths(page, "scorecard to print", settle=False)
    page.context.close()
    assert found == {}


@SCHEMES
def test_the_rating_desk_has_no_violations(visits: Visits, scheme: Scheme) -> None:
    page = visits.page("supervisor", scheme=scheme)
    walk.take_desk(page)
    found = _both_widths(page, "desk")
    page.get_by_role("button", name=re.compile("Sign …")).click()
    page.get_by_role("dialog").wait_for()
    found |= _both_widths(page, "signing")
    page.context.close()
    assert found == {}


@SCHEMES
def test_a_certificate_and_its_progress_have_no_violations(visits: Visits, scheme: Scheme) -> None:
    paths = visits.certificate()
    page = visits.page("programme lead", paths["progress"], scheme=scheme)
    page.get_by_role("link", name="Verification page").wait_for()
    found = _both_widths(page, "progress")
    page.goto(f"{visits.address}{paths['print']}")
    found |= _both_widths(page, "certificate to print", settle=False)
    page.context.close()
    assert found == {}


@SCHEMES
def test_the_pages_at_the_door_have_no_violations(visits: Visits, scheme: Scheme) -> None:
    context = visits.browser.new_context(color_scheme=scheme, viewport=None)
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in ("/sign-in", "/verify", "/verify/nosuchcode", visits.certificate()["verify"]):
        page.goto(f"{visits.address}{path}")
        found |= _both_widths(page, path, settle=False)
    context.close()
    assert found == {}


def _both_widths(page: Page, name: str, *, settle: bool = True) -> dict[str, list[str]]:
    """Give what is wrong with a screen in a wide window and on a phone; empty where nothing is."""
    found = {}
    for size in (WIDE, PHONE):
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        if settle:
            page.get_by_role("heading", level=1).first.wait_for()
            walk.settle(page)
        wrong = list(_wrong(page))
        if wrong:
            found[f"{name} at {size['width']}"] = wrong
    page.set_viewport_size({"width": WIDE["width"], "height": WIDE["height"]})
    return found


def _wrong(page: Page) -> Iterator[str]:
    needed, there = page.evaluate(WIDTH)
    if needed > there:
        yield f"scrolls sideways: {needed} of {there}"
    for one in Axe().run(page).response["violations"]:
        yield from (f"{one['id']}: {node['html'][:200]}" for node in one["nodes"])

"""axe on every screen, in light and dark, wide and on a phone: nothing found, nothing scrolls."""

import re
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize
from playwright.sync_api import TimeoutError as TooSlow

from tests.browser import walk
from tests.browser.visits import Visits, path_of

pytestmark = pytest.mark.browser

WIDE: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
SCREENS = {
    "trainee": ("", "practise", "cases", "results", "account"),
    "supervisor": ("", "rate", "trainees", "agreement", "methods"),
    "programme lead": ("people", "programme", "exports", "content", "audit"),
}
EVERY_RULE: dict[str, object] = {"resultTypes": ["violations"]}
CONTRAST: dict[str, object] = {**EVERY_RULE, "runOnly": ["color-contrast"]}
THEMED = """(theme) => {
  const app = getComputedStyle(document.querySelector("[data-testid=stApp]"));
  const light = app.backgroundColor.match(/\\d+/g).slice(0, 3).map(Number).some((one) => one > 127);
  return light === (theme === "light");
}"""
"""Says whether the screen has taken a theme over."""
STILL = """(width) => innerWidth === width && !document.getAnimations().some(
  (one) => one.playState === "running" && Number.isFinite(one.effect.getComputedTiming().endTime)
)"""
"""Says whether a screen has a width, and nothing on it moves or fades."""
ASK = """async (options) => (await axe.run(document, options)).violations.flatMap(
  ({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 200)}`)
)"""
WIDTH = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const widest = Math.max(document.scrollingElement.scrollWidth, main ? main.scrollWidth : 0);
  return [widest, window.innerWidth];
}"""
FITS = f"() => {{ const [needed, there] = ({WIDTH})(); return needed <= there; }}"
"""Says whether nothing of a screen scrolls sideways."""


@pytest.mark.parametrize("role", list(SCREENS))
def test_the_screens_at_the_side_have_no_violations(visits: Visits, role: str) -> None:
    page = visits.page(role)
    found: dict[str, list[str]] = {}
    for screen in SCREENS[role]:
        page.goto(f"{visits.address}/{screen}")
        found |= _every_way(page, screen or "today")
        assert not page.get_by_text("Page not found").is_visible(), screen
    page.context.close()
    assert found == {}


def test_the_pages_of_practice_have_no_violations(visits: Visits) -> None:
    page = visits.page("trainee", "/practise")
    page.get_by_role("button", name="Begin", exact=True).last.click()
    page.get_by_text("Question 1 of 6").wait_for()
    found = _every_way(page, "question")
    walk.answer(page, "Answer")
    page.get_by_text("To take away.").wait_for()
    found |= _every_way(page, "feedback on a question")
    page.goto(f"{visits.address}/practise")
    page.get_by_role("button", name=re.compile("^(Begin|Go on)$")).first.click()
    page.get_by_text(re.compile(r"^Scene \d of \d")).wait_for()
    found |= _every_way(page, "scene")
    for tab in ("People", "Timeline", "Questionnaires", "Scene"):
        page.get_by_role("tab", name=tab).click()
        if tab != "Scene":
            found |= _every_way(page, tab)
    walk.answer(page, "Decide")
    page.get_by_text("To take away.").wait_for()
    found |= _every_way(page, "feedback on a scene")
    page.context.close()
    assert found == {}


def test_a_case_and_a_scorecard_have_no_violations(visits: Visits) -> None:
    page = visits.page("trainee", "/cases")
    page.get_by_role("button", name="Open", exact=True).last.click()
    page.get_by_label("Audio or video of the session").wait_for()
    found = _every_way(page, "case")
    for tab in ("Where it stands", "Consent", "Recordings"):
        page.get_by_role("tab", name=tab).click()
        found |= _every_way(page, tab)
    page.goto(visits.address)
    page.get_by_role("button", name="Read", exact=True).first.click()
    page.wait_for_url("**/scorecard**")
    page.get_by_role("heading", name="By group").wait_for()
    found |= _every_way(page, "scorecard")
    to_print = page.get_by_role("link", name="Page to print").get_attribute("href")
    page.goto(f"{visits.address}{path_of(to_print)}")
    found |= _every_way(page, "scorecard to print", settle=False)
    page.context.close()
    assert found == {}


def test_the_rating_desk_has_no_violations(visits: Visits) -> None:
    page = visits.page("supervisor")
    walk.take_desk(page)
    found = _every_way(page, "desk")

    def open_dialog() -> None:
        page.get_by_role("button", name=re.compile("Sign …")).click()
        page.get_by_role("dialog").wait_for()

    open_dialog()
    found |= _every_way(page, "signing", again=open_dialog)
    page.context.close()
    assert found == {}


def test_a_certificate_and_its_progress_have_no_violations(visits: Visits) -> None:
    paths = visits.certificate()
    page = visits.page("programme lead", paths["decision"])
    page.get_by_role("link", name="Verification page").wait_for()
    found = _every_way(page, "decision")
    page.goto(f"{visits.address}{paths['progress']}")
    page.get_by_role("link", name="Verification page").wait_for()
    found |= _every_way(page, "progress")
    page.goto(f"{visits.address}{paths['print']}")
    found |= _every_way(page, "certificate to print", settle=False)
    page.context.close()
    assert found == {}


def test_the_pages_at_the_door_have_no_violations(visits: Visits) -> None:
    context = walk.watched(visits.browser.new_context(viewport=WIDE))
    page = context.new_page()
    found: dict[str, list[str]] = {}
    for path in ("/sign-in", "/verify", "/verify/nosuchcode", visits.certificate()["verify"]):
        page.goto(f"{visits.address}{path}")
        found |= _every_way(page, path, settle=False)
    context.close()
    assert found == {}


def _every_way(
    page: Page, name: str, *, settle: bool = True, again: Callable[[], None] | None = None
) -> dict[str, list[str]]:
    """Give what is wrong with a screen in each window and theme; empty where nothing is.

    The elements differ between a wide window and a phone, where the menu is closed: every rule is
    asked in both. Between light and dark only the colours differ: after the change of theme, axe
    is asked about the contrast, in both windows. The next screen begins in the theme that this one
    ended in.
    """
    if settle:
        page.get_by_role("heading", level=1).first.wait_for()
        walk.settle(page)
    page.evaluate(AXE_SCRIPT)
    now, then = ("dark", "light") if page.evaluate(walk.IS_DARK) else ("light", "dark")
    found = _wrong_at(page, f"{name}, {now}", WIDE, EVERY_RULE)
    found |= _wrong_at(page, f"{name}, {now}", PHONE, EVERY_RULE)
    _change_theme(page, then, again)
    found |= _wrong_at(page, f"{name}, {then}", PHONE, CONTRAST)
    found |= _wrong_at(page, f"{name}, {then}", WIDE, CONTRAST)
    return found


def _change_theme(page: Page, then: str, again: Callable[[], None] | None) -> None:
    """Change the theme; the script has a say in the colours and is run anew, by its key."""
    page.emulate_media(color_scheme="dark" if then == "dark" else "light")
    if not page.get_by_test_id("stApp").is_visible():
        return
    page.wait_for_function(THEMED, arg=then)
    headings = page.get_by_test_id("stMain").get_by_role("heading")
    before = headings.all_inner_texts()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("r")
    walk.settle(page)
    assert headings.all_inner_texts() == before
    if again is not None:
        again()


def _wrong_at(
    page: Page, name: str, size: ViewportSize, rules: dict[str, object]
) -> dict[str, list[str]]:
    page.set_viewport_size(size)
    page.wait_for_function(STILL, arg=size["width"])
    wrong = list(_wrong(page, rules))
    return {f"{name}, at {size['width']}": wrong} if wrong else {}


def _wrong(page: Page, rules: dict[str, object]) -> Iterator[str]:
    try:
        # A chart is drawn anew some time after the window has changed.
        page.wait_for_function(FITS, timeout=walk.SHORTLY)
    except TooSlow:
        needed, there = page.evaluate(WIDTH)
        yield f"scrolls sideways: {needed} of {there}"
    yield from page.evaluate(ASK, rules)

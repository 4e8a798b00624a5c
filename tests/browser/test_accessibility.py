"""axe on every screen, in light and dark: nothing found."""

import re
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser import walk

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
SCREENS = {
    "trainee": ("Today", "Practise", "My cases", "My results", "Account"),
    "supervisor": ("Today", "Rate", "My trainees"),
    "programme lead": ("People", "Programme", "Exports", "Content", "Audit"),
}


def violations(page: Page) -> list[str]:
    """Give what axe finds, with the element it finds it on."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", list(SCREENS))
def test_the_screens_of_a_role_have_no_violations(
    browser: Browser, address: str, role: str, scheme: Scheme
) -> None:
    page = walk.sign_in(browser, address, role, scheme=scheme)
    found = {}
    for title in SCREENS[role]:
        page.get_by_role("link", name=title, exact=True).click()
        page.get_by_role("heading", name=title, level=1).wait_for()
        walk.settle(page)
        found[title] = violations(page)
    page.context.close()
    assert found == {title: [] for title in SCREENS[role]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_rating_desk_and_a_vignette_have_no_violations(
    browser: Browser, address: str, scheme: Scheme
) -> None:
    page = walk.sign_in(browser, address, "supervisor", scheme=scheme)
    page.get_by_role("button", name=re.compile("^(Rate|Go on)$")).first.click()
    page.get_by_role("button", name="Play").wait_for()
    walk.settle(page)
    desk = violations(page)
    page.context.close()
    page = walk.sign_in(browser, address, "trainee", scheme=scheme)
    page.get_by_role("link", name="Practise", exact=True).click()
    page.get_by_role("button", name=re.compile("^(Begin|Go on)$")).first.click()
    page.get_by_role("tab", name="People").wait_for()
    walk.settle(page)
    vignette = violations(page)
    page.context.close()
    assert (desk, vignette) == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["sign-in", "verify", "verify/nosuchcode"])
def test_the_pages_at_the_door_have_no_violations(
    browser: Browser, address: str, path: str, scheme: Scheme
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}/{path}")
    found = violations(page)
    context.close()
    assert found == []

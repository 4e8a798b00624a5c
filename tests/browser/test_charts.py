"""Every mark of every chart lies inside what is drawn, in a wide window and on a phone."""

import re

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooSlow

from tests.browser import walk
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

WIDTHS = (390, 1280)
INSIDE = f"() => ({walk.OUTSIDE})().length === 0"


def _outside(page: Page, name: str) -> dict[str, list[str]]:
    """Give the marks of the charts on a page that lie outside, in both windows."""
    page.get_by_test_id("stVegaLiteChart").locator("svg.marks:visible").first.wait_for()
    found: dict[str, list[str]] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        walk.settle(page)
        try:
            # A chart is drawn anew some time after the window has changed.
            page.wait_for_function(INSIDE, timeout=walk.SHORTLY)
        except TooSlow:
            found[f"{name}, at {width}"] = page.evaluate(walk.OUTSIDE)
    return found


def test_the_charts_of_a_case_are_drawn_whole(visits: Visits) -> None:
    page = visits.page("trainee", "/practise")
    page.get_by_role("button", name=re.compile("^(Begin|Go on)$")).first.click()
    page.get_by_text(re.compile(r"^Scene \d of \d")).wait_for()
    found: dict[str, list[str]] = {}
    for tab in ("People", "Timeline", "Questionnaires"):
        page.get_by_role("tab", name=tab).click()
        found |= _outside(page, tab)
    page.context.close()
    assert found == {}


def test_the_chart_of_a_scorecard_is_drawn_whole(visits: Visits) -> None:
    page = visits.page("trainee", "/results")
    page.get_by_role("button", name="Read", exact=True).first.click()
    page.get_by_role("heading", name="By group").wait_for()
    found = _outside(page, "scorecard")
    page.context.close()
    assert found == {}


def test_the_charts_of_agreement_are_drawn_whole(visits: Visits) -> None:
    page = visits.page("supervisor", "/agreement")
    found = _outside(page, "agreement")
    for screen in ("methods", "rater"):
        page.goto(f"{visits.address}/{screen}")
        page.get_by_role("heading", level=1).first.wait_for()
        walk.settle(page)
        found |= _outside(page, screen)
    page.context.close()
    assert found == {}

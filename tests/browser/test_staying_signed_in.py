"""Typing keeps somebody signed in, an offer comes before the end, and one returns to the place."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walk
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

MINUTE = 60_000
UNTIL = "() => localStorage.getItem('ipt.signed.in.until')"


def _practising(visits: Visits) -> Page:
    """Sign in anew, for a session that no other test loses, and stand in a quiz."""
    page = walk.sign_in(visits.browser, visits.address, "trainee")
    page.clock.install()
    with page.expect_response("**/ipt/presence"):
        page.goto(f"{visits.address}/practise")
    page.get_by_role("heading", name="Practise", level=1).wait_for()
    walk.settle(page)
    page.get_by_role("button", name="Begin", exact=True).last.click()
    page.get_by_text("Question 1 of 6").wait_for()
    walk.settle(page)
    return page


def _told(page: Page, act: Callable[[], None]) -> None:
    """Do something, and wait until the page has learnt how long the sign-in lasts from there."""
    before = page.evaluate(UNTIL)
    act()
    page.wait_for_function(f"(before) => ({UNTIL})() !== before", arg=before)


def test_use_is_told_an_offer_comes_and_signing_in_again_returns_to_the_place(
    visits: Visits,
) -> None:
    page = _practising(visits)
    place = page.url
    # What was done on the way is told within the minute; from here on nothing is under way.
    _told(page, lambda: page.clock.fast_forward(MINUTE))
    assert re.search(r"/quiz\?attempt=\w+&at=1$", place)

    def use() -> None:
        page.keyboard.press("x")
        page.clock.fast_forward(MINUTE)

    _told(page, use)
    offer = page.get_by_role("region", name="Your sign-in")
    page.clock.fast_forward(12 * MINUTE)
    expect(offer).not_to_be_visible()
    page.clock.fast_forward(3 * MINUTE // 2)
    expect(offer).to_contain_text("because nothing was done here")
    _told(page, lambda: offer.get_by_role("button", name="Stay signed in").click())
    expect(offer).not_to_be_visible()
    elsewhere = page.context.new_page()
    elsewhere.goto(f"{visits.address}/sign-out")
    elsewhere.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    page.get_by_role("button", name="Look around as trainee").click()
    page.wait_for_url(place)
    page.get_by_text("Question 1 of 6").wait_for()
    page.context.close()

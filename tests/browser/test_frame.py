"""The frame in a real browser: the way back, the menu of a phone, and the ways out."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walk
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser


def _at(page: Page, heading: str, address: str) -> None:
    page.get_by_role("heading", name=heading, level=1).wait_for()
    walk.settle(page)
    expect(page).to_have_url(re.compile(f"{address}$"))


def test_one_thing_done_is_one_step_back_and_leaves_nothing_in_the_address(visits: Visits) -> None:
    page = visits.page("trainee", "/results")
    page.get_by_role("button", name="Read", exact=True).first.click()
    page.get_by_role("heading", name="By group").wait_for()
    walk.settle(page)
    expect(page).to_have_url(re.compile(r"/scorecard\?rating=\w+$"))
    page.go_back()
    _at(page, "My results", "/results")
    page.get_by_role("link", name="Practise").click()
    _at(page, "Practise", "/practise")
    page.get_by_role("button", name="Begin", exact=True).last.click()
    page.get_by_text("Question 1 of 6").wait_for()
    walk.settle(page)
    expect(page).to_have_url(re.compile(r"/quiz\?attempt=\w+&at=1$"))
    page.go_back()
    _at(page, "Practise", "/practise")
    page.go_back()
    _at(page, "My results", "/results")
    page.context.close()


def test_a_choice_closes_the_menu_of_a_phone_and_the_ways_out_stay_in_their_window(
    visits: Visits,
) -> None:
    page = visits.page("trainee", "/practise")
    page.set_viewport_size({"width": 390, "height": 844})
    opener = page.get_by_test_id("stExpandSidebarButton")
    opener.click()
    cases = page.get_by_test_id("stSidebarNav").get_by_role("link", name="My cases")
    expect(cases).to_be_in_viewport()
    cases.click()
    _at(page, "My cases", "/cases")
    expect(cases).not_to_be_in_viewport()
    opener.click()
    page.get_by_role("link", name="Sign out").click()
    page.wait_for_url("**/sign-out")
    page.goto(f"{visits.address}/account")
    page.get_by_role("heading", name="Account", level=1).wait_for()
    page.get_by_role("link", name="Change my password").click()
    page.wait_for_url("**/password")
    assert len(page.context.pages) == 1
    page.context.close()


def test_an_address_of_nobody_and_one_of_another_role_say_so_in_our_own_words(
    visits: Visits,
) -> None:
    page = visits.page("trainee", "/people")
    expect(page.get_by_role("heading", name="There is nothing here", level=1)).to_be_visible()
    page.goto(f"{visits.address}/nowhere")
    expect(page.get_by_text("There is nothing here under this address.")).to_be_visible()
    page.get_by_role("link", name="To the start").click()
    page.get_by_role("heading", name="Today", level=1).wait_for()
    page.goto(f"{visits.address}/today")
    page.get_by_role("heading", name="Today", level=1).wait_for()
    expect(page.get_by_text("Page not found")).not_to_be_visible()
    page.context.close()

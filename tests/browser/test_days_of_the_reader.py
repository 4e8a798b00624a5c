"""Whoever's day is not that of UTC registers a session of their own today."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser import walk
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser


def test_the_zone_of_the_browser_decides_which_day_it_is(visits: Visits) -> None:
    visits.page("supervisor").context.close()
    # One of these is always on another day than UTC.
    name = "Pacific/Kiritimati" if datetime.now(UTC).hour >= 10 else "Etc/GMT+12"
    context = walk.watched(
        visits.browser.new_context(
            storage_state=visits.kept.cookies["supervisor"], timezone_id=name
        )
    )
    page = context.new_page()
    page.goto(visits.address)
    page.get_by_role("heading", level=1).first.wait_for()
    walk.open_case(page, "Harbour 78")
    today = datetime.now(ZoneInfo(name)).date()
    assert today != datetime.now(UTC).date()
    recorded = page.get_by_role("group", name="Recorded on")
    expect(recorded).to_contain_text(f"{today.day:02d}")
    walk.upload(page, walk.DEMONSTRATION / "session.m4a")
    expect(page.get_by_text(f"Session 1, {today.day} {today:%B %Y}")).to_be_visible()
    context.close()

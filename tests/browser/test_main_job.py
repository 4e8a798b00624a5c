"""The main job in a real browser: practise, upload, rate, sign, export, issue, verify."""

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from ipt_training.domain.people.demonstration import DEMO_PASSWORD
from tests.adapters.recordings.made_media import two_tracks
from tests.browser import walk
from tests.browser.visits import Visits, path_of

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def signed(visits: Visits) -> str:
    """Upload a session, rate it and sign it; give the address of the scorecard."""
    page = visits.page("supervisor")
    walk.open_case(page, "Harbour 77")
    walk.upload(page, walk.DEMONSTRATION / "session.m4a", walk.DEMONSTRATION / "session.vtt")
    page.get_by_role("button", name="Rate", exact=True).click()
    page.get_by_role("radio", name="Middle", exact=True).wait_for()
    _the_sound_is_there(page)
    walk.hear(page)
    page.get_by_role("button", name=re.compile("For$")).click()
    walk.settle(page)
    walk.rate_everything(page)
    walk.sign(page, DEMO_PASSWORD)
    page.wait_for_url(re.compile("/scorecard"))
    at = page.url
    page.context.close()
    return at


def _the_sound_is_there(page: Page) -> None:
    expect(page.get_by_text("0:00 of 4:42")).to_be_visible(timeout=walk.PATIENCE)
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Pause").click()


def test_the_signed_rating_downloads_as_a_workbook_that_says_the_same(
    visits: Visits, signed: str
) -> None:
    page = visits.page("supervisor")
    page.goto(signed)
    link = page.locator("a[href*='/ipt/download/scorecard/']").first
    link.wait_for()
    reply = page.request.get(f"{visits.address}{path_of(link.get_attribute('href'))}")
    book = load_workbook(io.BytesIO(reply.body()))
    assert book.sheetnames[:4] == ["Scorecard", "Items", "Evidence", "About"]
    text = " ".join(str(c.value) for row in book["Scorecard"].iter_rows() for c in row if c.value)
    assert "4" in text
    assert not any(
        c.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for c in row
    )
    page.context.close()


@pytest.mark.usefixtures("signed")
def test_an_unknown_scorecard_is_not_there_for_the_lead_either(visits: Visits) -> None:
    lead = visits.page("programme lead")
    assert lead.request.get(f"{visits.address}/ipt/print/scorecard/unknown").status == 404
    lead.context.close()


@pytest.mark.usefixtures("signed")
def test_the_lead_exports_and_issues_and_anybody_verifies(visits: Visits) -> None:
    page = visits.page("programme lead")
    export = page.request.get(f"{visits.address}/ipt/download/programme/two-case-practitioner.xlsx")
    book = load_workbook(io.BytesIO(export.body()))
    assert "Ratings" in book.sheetnames
    page.context.close()
    at = visits.certificate()["verify"]
    visitor = walk.watched(visits.browser.new_context()).new_page()
    visitor.goto(f"{visits.address}{at}")
    expect(visitor.get_by_text("Valid", exact=True)).to_be_visible()
    expect(visitor.get_by_text("Demonstration: a fictional person")).to_be_visible()
    visitor.goto(f"{visits.address}/verify/nosuchcode")
    expect(visitor.get_by_text("Unknown", exact=True)).to_be_visible()
    visitor.context.close()


def test_a_file_that_is_no_recording_is_refused_with_a_sentence(
    visits: Visits, tmp_path: Path
) -> None:
    text = tmp_path / "session.mp3"
    text.write_text("This is a letter and not a session.\n" * 20)
    page = visits.page("supervisor")
    walk.open_case(page, "Lantern 12")
    walk.upload(page, text)
    expect(page.get_by_text(re.compile("text, not sound"))).to_be_visible(timeout=walk.PATIENCE)
    page.context.close()


def test_sound_that_ends_early_is_asked_about_before_it_counts(
    visits: Visits, tmp_path: Path
) -> None:
    early = tmp_path / "session.mp4"
    early.write_bytes(two_tracks(0.5, picture=True, sound=3, seen=60))
    page = visits.page("supervisor")
    walk.open_case(page, "Willow 31")
    walk.upload(page, early)
    question = page.get_by_text(re.compile("The sound ends after 0:03, while the picture goes on"))
    expect(question).to_be_visible(timeout=walk.PATIENCE)
    page.get_by_role("button", name="Choose another file").click()
    expect(page.get_by_text("Nothing was kept. Choose another file.")).to_be_visible()
    page.get_by_role("button", name="Upload", exact=True).click()
    expect(question).to_be_visible(timeout=walk.PATIENCE)
    page.get_by_role("button", name="Keep it all the same").click()
    page.get_by_role("button", name="Rate", exact=True).wait_for()
    expect(question).to_be_visible()
    page.context.close()

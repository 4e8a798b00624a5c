"""A transcript in an old encoding: its letters are confirmed, then who speaks in it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import walk
from tests.browser.visits import Visits

pytestmark = pytest.mark.browser

ASKED, ANSWERED = "Как прошла ваша неделя?", "Мне было очень тяжело, я не могла спать."
CAPTIONS = (
    "WEBVTT\n\n"
    f"00:01.000 --> 00:03.000\n[SPEAKER_00]: {ASKED}\n\n00:03.500 --> 00:03.600\n\n"
    f"00:04.000 --> 00:07.000\n[SPEAKER_01]: {ANSWERED}\n"
)


def test_letters_and_voices_are_confirmed_and_the_desk_shows_them(
    visits: Visits, tmp_path: Path
) -> None:
    captions = tmp_path / "session.vtt"
    captions.write_bytes(CAPTIONS.encode("cp1251"))
    page = visits.page("supervisor")
    walk.open_case(page, "Wicker 31")
    walk.upload(page, walk.DEMONSTRATION / "session.m4a", captions)

    ways = page.get_by_role("group", name=re.compile("^How are the letters"))
    first = ways.get_by_role("radio").first
    expect(first).to_be_checked()
    expect(ways.get_by_text(ANSWERED, exact=False)).to_be_visible()
    page.get_by_role("button", name="This reads right").click()

    page.get_by_role("button", name="Rate", exact=True).click()
    told = "2 speakers were found in the transcript. Confirm under Who speaks that they are right."
    expect(page.get_by_text(told)).to_contain_text("Something in the file was mended")
    page.get_by_role("button", name="Who speaks …").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("1 cue has no text and nothing to show (line 6).")).to_be_visible()
    expect(dialog.get_by_text("SPEAKER_00: 1 line, 4 words, 2 s.", exact=False)).to_be_visible()
    for number, (who, called) in enumerate(
        (("The therapist", "Therapist"), ("The patient", "Patient"))
    ):
        dialog.get_by_label("Who this is").nth(number).click()
        page.get_by_role("option", name=who).click()
        name = dialog.get_by_label("Shown as").nth(number)
        name.fill(called)
        name.press("Enter")
        walk.settle(page)
    dialog.get_by_role("button", name="Keep").click()
    dialog.wait_for(state="hidden")

    lines = page.get_by_role("list", name="Transcript").get_by_role("button")
    expect(lines).to_have_text([f"0:01Therapist{ASKED}", f"0:04Patient{ANSWERED}"])
    expect(page.get_by_text("found in the transcript")).to_be_hidden()
    page.context.close()

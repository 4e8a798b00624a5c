"""What people do on the screens, as steps that tests and pictures share."""

import re
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as TooSlow

DEMONSTRATION = Path(__file__).parents[2] / "demonstration"
PATIENCE = 40_000
"""Milliseconds that a step may take on a busy machine."""


def sign_in(
    browser: Browser,
    address: str,
    role: str,
    *,
    width: int = 1440,
    scheme: Literal["light", "dark"] = "light",
) -> Page:
    """Open the product as one of the demonstration's people."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}/sign-in")
    page.get_by_role("button", name=f"Look around as {role}").click()
    page.get_by_role("heading", name="Today", level=1).wait_for()
    return page


def settle(page: Page) -> None:
    """Wait until the last rerun has been drawn."""
    page.wait_for_timeout(250)
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", re.compile("notRunning|initial"), timeout=PATIENCE
    )


def open_case(page: Page, pseudonym: str) -> None:
    """As a supervisor, open a case of the first trainee with consent to rating."""
    page.get_by_role("link", name="My trainees").click()
    page.get_by_text("Open a case", exact=True).click()
    pseudonym_field = page.get_by_label("Pseudonym, nothing of the patient's name")
    pseudonym_field.fill(pseudonym)
    pseudonym_field.press("Enter")
    settle(page)
    _choose(page, "Focus", "Role transition")
    _choose(page, "Uses agreed to", "Rating for the programme")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Open the case").click()
    page.get_by_role("heading", name=pseudonym, level=1).wait_for()


def upload(page: Page, sound: Path, captions: Path | None = None) -> None:
    """Register a session on the open case and upload its file."""
    page.get_by_role("button", name="Choose the file").click()
    page.get_by_label("Audio or video of the session").set_input_files(sound)
    if captions is not None:
        page.get_by_label("Transcript, if there is one").set_input_files(captions)
    page.get_by_role("button", name="Upload", exact=True).click()


def hear(page: Page, *, phase: str = "Middle", focus: str = "Role transition") -> None:
    """Say which phase and focus is heard."""
    for name in (phase, focus, "Either"):
        page.get_by_role("radio", name=name, exact=True).click()
        settle(page)
    page.get_by_role("radiogroup", name="Groups of items").wait_for()


def rate_everything(page: Page, *, level: int = 4) -> None:
    """Give every item of every group the same scores; nothing outside IPT happened."""
    groups = page.get_by_role("radiogroup", name="Groups of items").get_by_role("radio")
    for number in range(groups.count()):
        groups.nth(number).click()
        settle(page)
        for scale, wanted in (("Extent", level), ("Skill", level), ("Dose", 1)):
            scales = page.get_by_role("radiogroup", name=re.compile(f"^{scale}"))
            for item in range(scales.count()):
                scales.nth(item).get_by_role("radio", name=re.compile(f"^{wanted} ")).click()
                settle(page)


def sign(page: Page, password: str) -> None:
    """Sign the open rating."""
    page.get_by_role("button", name=re.compile("Sign …")).click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=password]").fill(password)
    dialog.get_by_role("button", name="Sign this rating").click()


def _choose(page: Page, label: str, option: str) -> None:
    """Choose an option; a rerun that is still under way closes the list, so it is opened again."""
    box = page.get_by_role("combobox", name=re.compile(f"{re.escape(label)}$")).last
    wanted = page.get_by_role("option", name=option, exact=True)
    for _ in range(4):
        box.click()
        try:
            wanted.click(timeout=3000)
        except TooSlow:
            page.keyboard.press("Escape")
            settle(page)
            continue
        settle(page)
        return
    raise AssertionError(f"the option {option!r} of {label!r} did not stay open")

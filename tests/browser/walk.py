"""What people do on the screens, as steps that tests and pictures share."""

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
)
from playwright.sync_api import TimeoutError as TooSlow

DEMONSTRATION = Path(__file__).parents[2] / "demonstration"
PATIENCE = 40_000
"""Milliseconds that a step may take on a busy machine."""
SHORTLY = 3_000
"""Milliseconds after which a list that closed is opened again."""
WRONGS: list[str] = []
"""What pages did that none may do, since this was last emptied."""
NOTE_WHAT_IS_ASKED = """(() => {
  const RERUN = (11 << 3) | 2, FINISHED = 6 << 3, EARLY_FOR_RERUN = 2;
  const number = (bytes, at) => {
    let value = 0, shift = 0, byte;
    do { byte = bytes[at++]; value += (byte & 127) * 2 ** shift; shift += 7; } while (byte > 127);
    return [value, at];
  };
  const finished = (bytes) => {
    for (let at = 0, tag, value; at < bytes.length;) {
      [tag, at] = number(bytes, at);
      [value, at] = number(bytes, at);
      if (tag === FINISHED) return value !== EARLY_FOR_RERUN;
      if ((tag & 7) === 2) at += value;
    }
    return false;
  };
  window.WebSocket = class extends window.WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({data}) => {
        if (finished(new Uint8Array(data))) window.iptWaits = false;
      });
    }
    send(data) {
      if (new Uint8Array(data)[0] === RERUN) window.iptWaits = true;
      super.send(data);
    }
  };
})()"""
"""Notes in a page whether a run of the script was asked for and has not finished."""
TAKEN_IN = """() => new Promise((done) => {
  const after = (frames) =>
    frames ? requestAnimationFrame(() => after(frames - 1)) : setTimeout(done);
  setTimeout(() => after(2), 50);
})"""
"""Ends when the page has drawn what was done to it, and has asked for what follows from that."""
ANSWERED = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  const state = app && app.getAttribute("data-test-script-state");
  return window.iptWaits === false && (state === "notRunning" || state === "initial");
}"""

IS_DARK = "() => matchMedia('(prefers-color-scheme: dark)').matches"
OUTSIDE = """() => [...document.querySelectorAll("[data-testid=stVegaLiteChart] svg.marks")]
  .filter((svg) => svg.checkVisibility())
  .flatMap((svg) => {
    const room = svg.getBoundingClientRect();
    const marks = [...svg.querySelectorAll(
      ".role-mark :is(path, text, line, rect):not(.background), .role-axis-label text,"
      + " .role-axis-title text, .role-title text")]
      .map((one) => [one, one.getBoundingClientRect()])
      .filter(([one, box]) => (box.width || box.height) && one.getAttribute("opacity") !== "0");
    const name = svg.parentElement.getAttribute("aria-label");
    const wrong = marks
      .filter(([, box]) => box.left < room.left - 3 || box.right > room.right + 3
        || box.top < room.top - 3 || box.bottom > room.bottom + 3)
      .map(([one]) => `${name}: ${one.tagName} ${one.textContent.slice(0, 40)} outside`);
    const main = document.querySelector("[data-testid=stMain]").getBoundingClientRect();
    if (room.right > main.right + 1) wrong.push(`${name}: wider than the window`);
    const shapes = svg.querySelectorAll(":is(.mark-symbol, .mark-rect, .mark-line) path").length;
    return shapes ? wrong : [`${name}: nothing is drawn`];
  })"""
"""Says which marks of the charts on a page lie outside of what is drawn, and which are empty."""


def watched(context: BrowserContext) -> BrowserContext:
    """Let the pages of a new browser context know what they wait for, be patient, and note wrongs.

    What a page does that no page may do is added to :data:`WRONGS`.
    """
    context.set_default_timeout(PATIENCE)
    context.add_init_script(NOTE_WHAT_IS_ASKED)
    context.on("console", _hear)
    context.on("weberror", lambda one: WRONGS.append(f"a script failed: {one.error}"))
    context.on("request", _see_who_is_asked)
    context.on("response", _see_what_is_missing)
    return context


def _hear(said: ConsoleMessage) -> None:
    # What was not there is noted with its address, by its answer.
    if said.type == "error" and not said.text.startswith("Failed to load resource"):
        WRONGS.append(f"the console says: {said.text}")


def _see_who_is_asked(asked: Request) -> None:
    parts = urlsplit(asked.url)
    if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
        WRONGS.append(f"another host was asked: {asked.url}")


def _see_what_is_missing(answer: Response) -> None:
    # A person may go to an address that is not there, and be told what is wrong with a file.
    given = answer.status in {409, 413, 415, 422, 429}
    if answer.status >= 400 and not given and not answer.request.is_navigation_request():
        WRONGS.append(f"{answer.status} for {answer.url}")


def sign_in(
    browser: Browser,
    address: str,
    role: str,
    *,
    width: int = 1440,
    scheme: Literal["light", "dark"] = "light",
) -> Page:
    """Open the product as one of the demonstration's people."""
    context = watched(
        browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, accept_downloads=True
        )
    )
    page = context.new_page()
    page.goto(f"{address}/sign-in")
    page.get_by_role("button", name=f"Look around as {role}").click()
    page.get_by_role("heading", name="Today", level=1).wait_for()
    return page


def go_on(page: Page, button: str, to: Locator) -> None:
    """Press a button until what it leads to is there.

    A page that is drawn anew between pressing and letting go loses the click, for people too.
    """
    for _ in range(3):
        with suppress(TooSlow):
            page.get_by_role("button", name=button, exact=True).click(timeout=SHORTLY)
        with suppress(TooSlow):
            to.first.wait_for(timeout=SHORTLY)
            return
    to.first.wait_for()


def settle(page: Page) -> None:
    """Wait until every run that was asked for has been drawn."""
    page.evaluate(TAKEN_IN)
    page.wait_for_function(ANSWERED)


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
    """Choose a file on the open case and upload it; the session is registered with it."""
    page.get_by_label("Audio or video of the session").set_input_files(sound)
    if captions is not None:
        page.get_by_label("Transcript, if there is one").set_input_files(captions)
    page.get_by_role("button", name="Upload", exact=True).click()


def hear(page: Page, *, phase: str = "Middle", focus: str = "Role transition") -> None:
    """Say which phase and focus is heard."""
    for name in (phase, focus, "Either tradition"):
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


def take_desk(page: Page) -> None:
    """From Today, sit down at the first rating that waits or was begun."""
    page.get_by_role("button", name=re.compile("^(Rate|Go on)$")).first.click()
    page.get_by_role("button", name="Play", exact=True).wait_for()
    groups = page.get_by_role("radiogroup", name="Groups of items")
    middle = page.get_by_role("radio", name="Middle", exact=True)
    groups.or_(middle).first.wait_for()
    if not groups.is_visible():
        hear(page)


def answer(page: Page, button: str) -> None:
    """Answer a question or a scene somehow, and send it; what is right does not matter."""
    settle(page)
    words = page.get_by_test_id("stMain").locator("textarea").first
    if words.is_visible():
        _own_words(page, words)
        return
    choose(page)
    page.get_by_test_id("stMain").get_by_role("button", name=button, exact=True).click()
    settle(page)


def choose(page: Page, *, fields: int | None = None) -> None:
    """Choose something in every field of a question or a scene, or in so many of them."""
    main = page.get_by_test_id("stMain")
    radios, ticks = main.get_by_test_id("stRadio"), main.get_by_test_id("stCheckbox")
    lists, numbers = main.get_by_role("combobox"), main.get_by_role("spinbutton")
    if radios.count():
        radios.first.locator("label").filter(has=page.get_by_role("radio")).first.click()
    elif ticks.count():
        ticks.first.locator("label").click()
    elif lists.count():
        for number in range(fields or lists.count()):
            _choose_place(page, lists.nth(number), number)
    else:
        numbers.first.fill("1")
        numbers.first.press("Enter")
    settle(page)


def _own_words(page: Page, words: Locator) -> None:
    words.fill("I would ask what happened on that day, and stay with the answer.")
    words.blur()
    settle(page)
    page.get_by_role("button", name="Compare with what to look for").click()
    page.get_by_role("button", name="Keep this and go on").click()
    settle(page)


def _choose_place(page: Page, box: Locator, number: int) -> None:
    options = page.get_by_role("option")

    def one_of_them() -> None:
        options.first.wait_for(timeout=SHORTLY)
        options.nth(number % max(options.count(), 1)).click(timeout=SHORTLY)

    _take(page, box, one_of_them)


def sign(page: Page, password: str) -> None:
    """Sign the open rating."""
    page.get_by_role("button", name=re.compile("Sign …")).click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=password]").fill(password)
    dialog.get_by_role("button", name="Sign this rating").click()


def _choose(page: Page, label: str, option: str) -> None:
    """Choose an option by its name."""
    box = page.get_by_role("combobox", name=re.compile(f"{re.escape(label)}$")).last
    wanted = page.get_by_role("option", name=option, exact=True)
    _take(page, box, lambda: wanted.click(timeout=SHORTLY))


def _take(page: Page, box: Locator, choose: Callable[[], None]) -> None:
    """Choose from a list; a run that was still under way closes it, so it is opened again."""
    for _ in range(PATIENCE // SHORTLY):
        settle(page)
        box.click()
        try:
            choose()
        except TooSlow:
            page.keyboard.press("Escape")
            continue
        settle(page)
        return
    raise AssertionError(f"the list {box} did not stay open")

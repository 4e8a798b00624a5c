"""What a click takes in Chromium until its effect shows, on the desk and on an empty page.

On the desk the last open scale of an item is scored and taken back in turn: each click changes the
number of items done in the bar, which only the server can count. On the empty page each click
changes a number. The clock runs in the page, from the click to the change of the text.
"""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from bench.thousand import walk
from bench.thousand.builds import Build
from bench.thousand.context import Bench
from bench.thousand.rows import Row, at_most
from bench.thousand.server import Server, serving
from tests.fakes.served import chrome

_PATIENCE = 60_000
_SETTLING = 3
_DESK, _EMPTY = r"\d+ of \d+ items", r"Pressed \d+ times"
_ARM = """(words) => {
  const pattern = new RegExp(words);
  const shown = () => {
    for (const one of document.querySelectorAll('[data-testid="stMain"] p')) {
      const found = one.textContent.match(pattern);
      if (found) return found[0];
    }
    return null;
  };
  const before = shown();
  window.benchTook = new Promise((done) => {
    let started = 0;
    document.addEventListener("click", (event) => { started = event.timeStamp; },
      { capture: true, once: true });
    const observer = new MutationObserver(() => {
      const now = shown();
      if (!started || now === null || now === before) return;
      observer.disconnect();
      done(performance.now() - started);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}"""


def measure(bench: Bench) -> list[Row]:
    """Measure both pages of both builds."""
    desk: dict[str, float] = {}
    empty: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome(), args=["--no-sandbox"])
        for build in bench.builds:
            took = _desk(bench, build, browser), _empty(bench, build, browser)
            desk[build.name], empty[build.name] = (median(each) for each in took)
            bench.seen[f"click on the desk, {build.name}"] = took[0]
            bench.seen[f"click on an empty page, {build.name}"] = took[1]
        browser.close()
    against = {name: desk[name] / empty[name] for name in desk}
    return [
        Row("Chromium, click on the desk p50", "ms", desk, at_most(50)),
        Row("Chromium, click on an empty page p50", "ms", empty),
        Row("Chromium, desk against empty page", "times", against, at_most(1.3)),
    ]


def _desk(bench: Bench, build: Build, browser: Browser) -> list[float]:
    with serving(build, bench.data(build)) as server:
        cookie = server.cookie("supervisor")
        with walk.opened(server, cookie) as one:
            query = walk.sit_down(one)
        with _page(browser, server, cookie, f"/rating?{query}") as page:
            page.get_by_text(re.compile(_DESK)).first.wait_for(timeout=_PATIENCE)
            _settle(page)
            level = _last_scale(page)
            return _clicks(page, level, _DESK, bench.times(20, 8))


def _empty(bench: Bench, build: Build, browser: Browser) -> list[float]:
    data = bench.data(build)
    script = Path(shutil.copy(Path(__file__).with_name("empty_page.py"), data.folder.parent))
    shutil.copytree(build.folder / ".streamlit", script.parent / ".streamlit")
    with (
        serving(build, data, script=script) as server,
        _page(browser, server, server.cookie("supervisor"), "/") as page,
    ):
        page.get_by_text(re.compile(_EMPTY)).wait_for(timeout=_PATIENCE)
        _settle(page)
        button = page.get_by_role("button", name="Press", exact=True)
        return _clicks(page, button, _EMPTY, bench.times(20, 8))


@contextmanager
def _page(browser: Browser, server: Server, cookie: str, path: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    name, _, value = cookie.partition("=")
    context.add_cookies([{"name": name, "value": value, "url": server.origin}])
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    page.goto(f"{server.origin}{path}")
    yield page
    context.close()


def _last_scale(page: Page) -> Locator:
    """Score the first item but for its last scale, and give the level that is clicked there."""
    scales = page.get_by_role("radiogroup", name=re.compile("^(Extent|Skill)"))
    level = re.compile("^4 ")
    first = scales.nth(0).get_by_role("radio", name=level)
    first.click()
    expect(first).to_be_checked()
    _settle(page)
    return scales.nth(1).get_by_role("radio", name=level)


def _clicks(page: Page, target: Locator, words: str, number: int) -> list[float]:
    took: list[float] = []
    for turn in range(number + _SETTLING):
        page.evaluate(_ARM, words)
        target.click()
        took.append(float(page.evaluate("() => window.benchTook")))
        if words == _DESK:
            expect(target).to_be_checked(checked=turn % 2 == 0)
        _settle(page)
    return took[_SETTLING:]


def _settle(page: Page) -> None:
    page.wait_for_timeout(300)
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", re.compile("notRunning|initial"), timeout=_PATIENCE
    )
